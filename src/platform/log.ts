import { pino, type Logger } from 'pino';

export type Log = Logger;

/** A log that names no person: no bodies, no addresses, no cookies, paths without their identifiers. */
export function makeLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: { pid: process.pid },
    redact: { paths: ['req', 'res', 'headers', 'body', 'email', '*.email', 'name', '*.name'], remove: true },
    serializers: { err: withoutValues },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** PostgreSQL puts the row into `detail` and the statement's values into `where`; the message alone is safe with us. */
function withoutValues(error: Error & { code?: string; constraint?: string }) {
  const values = error.code && /^[0-9A-Z]{5}$/.test(error.code) && error.code.startsWith('22');
  return {
    type: error.constructor.name,
    code: error.code,
    constraint: error.constraint,
    message: values ? 'a value did not fit its column' : error.message,
    stack: error.stack?.split('\n').slice(1).join('\n'),
  };
}
