const always = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // A statement's text and an error's detail hold people's words; neither reaches the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const modest = {
  shared_buffers: '48MB',
  max_connections: '100',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  min_wal_size: '32MB',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  huge_pages: 'off',
};

/** Given at every start, so that no edit of postgresql.conf opens a port or risks a write. */
export function fixedSettings(socketFolder: string): string[] {
  return Object.entries({ ...always, unix_socket_directories: socketFolder }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Written once into postgresql.conf, for a small machine; whoever has a bigger one may change them there. */
export function firstSettings(major: number): string {
  // Version 18 otherwise keeps three processes for reading ahead, which a small idle machine pays for.
  const settings = major >= 18 ? { ...modest, io_method: 'sync' } : modest;
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `\n# Companionway's first settings. Change them as you like.\n${lines.join('\n')}\n`;
}
