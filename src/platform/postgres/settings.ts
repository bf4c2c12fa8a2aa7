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
  // A program has ten and one that listens. What PostgreSQL keeps ready for each of these it touches at its start.
  max_connections: '40',
  // Nobody here asks for serializable transactions.
  max_pred_locks_per_transaction: '10',
  // Eight people who reply at once never wait for more.
  wal_buffers: '512kB',
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

const modestFrom18 = {
  // Otherwise three processes read ahead, which a small idle machine pays for. Without them, few reads wait at a time.
  io_method: 'sync',
  io_max_concurrency: '8',
  autovacuum_worker_slots: '4',
};

/** Written once into postgresql.conf, for a small machine; whoever has a bigger one may change them there. */
export function firstSettings(major: number): string {
  const settings = major >= 18 ? { ...modest, ...modestFrom18 } : modest;
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `\n# Companionway's first settings. Change them as you like.\n${lines.join('\n')}\n`;
}
