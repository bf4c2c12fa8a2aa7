/** An address over a socket. `localhost` only makes it a well-formed URL; the host parameter decides. */
export function socketAddress(folder: string, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

export function onDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
