import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network before PostgreSQL's socket, which can lose everything without a word. */
export type Wire = {
  readonly url: string;
  /** From now on nothing arrives and nothing is refused. */
  cut(): void;
  /** Who connects anew gets through; what was lost stays lost. */
  mend(): void;
  close(): void;
};

/** @param url of the embedded database */
export async function wireTo(url: string): Promise<Wire> {
  const address = new URL(url);
  const socket = `${address.searchParams.get('host')}/.s.PGSQL.5432`;
  const ends = new Set<Socket>();
  let whole = true;
  const keep = (end: Socket): Socket => {
    ends.add(end);
    return end.on('error', () => undefined);
  };
  const server = createServer((near) => {
    keep(near);
    if (!whole) return;
    const far = keep(connect(socket));
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address.searchParams.delete('host');
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: address.href,
    cut() {
      whole = false;
      for (const end of ends) end.unpipe().pause();
    },
    mend: () => void (whole = true),
    close() {
      for (const end of ends) end.destroy();
      server.close();
    },
  };
}
