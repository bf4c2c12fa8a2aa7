import { isLoopback } from '../platform/config.ts';
import type { MailServer } from './forms.ts';

/** How a mail server is kept, sealed. Encryption is asked for, never hoped for; a server on this very machine needs none. */
export function addressOf({ host, port, security, user, password }: MailServer): string {
  const url = new URL(`${security === 'tls' ? 'smtps' : 'smtp'}://${host}:${port}`);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  if (security === 'starttls') url.searchParams.set(isLoopback(host) ? 'ignoreTLS' : 'requireTLS', 'true');
  return url.href;
}

/** The way back; `from` is kept beside it. */
export function serverOf(address: string, from: string): MailServer {
  const url = new URL(address);
  return {
    leaves: 'yes',
    host: url.hostname,
    port: Number(url.port),
    security: url.protocol === 'smtps:' ? 'tls' : 'starttls',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from,
  };
}

/**
 * An empty password keeps the stored one, but only for the same server and user: else whoever sits at an
 * administrator's screen could have it sent to a server of their own.
 * @returns null when the password has to be typed again
 */
export function withStoredPassword(typed: MailServer, stored: MailServer | null): MailServer | null {
  if (typed.password !== '' || typed.user === '') return typed;
  const same = stored !== null && stored.host === typed.host && stored.port === typed.port && stored.user === typed.user;
  return same ? { ...typed, password: stored.password } : null;
}

/** Why a test letter did not go out, as a message key's last part. */
export function troubleWithMail(error: unknown): 'unreachable' | 'sign_in' | 'refused' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EAUTH') return 'sign_in';
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable';
}
