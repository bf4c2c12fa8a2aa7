import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Assets } from '../platform/html/index.ts';
import { chooseLanguage, isLanguage, languages, translator, type Language } from '../platform/i18n/index.ts';
import { awayPage, plainHelpPage } from './away-page.tsx';

/** Answers on the application's port while the application is away. */
export type AwayServer = { open(): Promise<void>; close(): Promise<void> };

type Answer = { status: number; type: string; body: string | Buffer };

const html = 'text/html; charset=utf-8';
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  // A kept connection would go on talking to us after the application is back.
  connection: 'close',
};

async function assetsIn(built: string): Promise<Assets> {
  const text = await readFile(join(built, 'assets.json'), 'utf8').catch(() => '{}');
  const addresses = JSON.parse(text) as Record<string, string>;
  return { css: addresses['app.css'] ?? '/assets/app.css', script: addresses['app.js'] ?? '/assets/app.js' };
}

async function helpPage(built: string, language: Language): Promise<Answer> {
  const made = await readFile(join(built, 'public', `help-now.${language}.html`)).catch(() => undefined);
  return { status: 200, type: html, body: made ?? plainHelpPage(language, await assetsIn(built)) };
}

async function asset(built: string, path: string): Promise<Answer | undefined> {
  const type = types[extname(path)];
  // One level, no dots at the start: nothing outside the folder has such an address.
  if (!type || !/^\/assets\/[\w-][\w.-]*$/.test(path)) return undefined;
  const body = await readFile(join(built, 'public', path)).catch(() => undefined);
  return body && { status: 200, type, body };
}

async function answer(built: string, request: IncomingMessage): Promise<Answer> {
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  const path = url?.pathname ?? '/';
  const asked = url?.searchParams.get('lang') ?? '';
  const language = isLanguage(asked) ? asked : chooseLanguage(request.headers['accept-language'] ?? '', languages);
  if (path === '/healthz') return { status: 200, type: 'text/plain', body: 'ok\n' };
  if (path === '/readyz') return { status: 503, type: 'text/plain', body: 'the application is away\n' };
  if (path === '/help-now') return helpPage(built, language);
  const found = await asset(built, path);
  return found ?? { status: 503, type: html, body: awayPage(language, await assetsIn(built)) };
}

async function respond(built: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  const { status, type, body } = await answer(built, request);
  response.writeHead(status, { ...headers, 'content-type': type, ...(status === 503 ? { 'retry-after': '5' } : {}) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function listen(server: Server, options: { port: number; host: string; reusePort: boolean }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/**
 * Finds the port free, or says who to ask. We and the application share it by `reusePort`, with which the kernel
 * would also let a second community of the same user have every other visitor; so it is asked for alone first.
 * @returns the port; another one than was given when that was 0
 */
export async function claimPort(host: string, port: number): Promise<number> {
  const probe = createServer();
  try {
    const free = await listen(probe, { host, port, reusePort: false });
    await stopListening(probe);
    return free;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE')
      throw new Error(`Another program uses port ${port}. Choose another one, for example: PORT=${port + 1} bin/start`);
    if (code === 'EACCES')
      throw new Error(
        `Port ${port} is only for root, and Companionway never runs as root. Choose one above 1023, and put a proxy before it.`,
      );
    throw new Error(`${host} is not an address of this machine. For example: HOST=127.0.0.1 bin/start`, { cause: error });
  }
}

/** @param built the folder of the built program, with its static pages and assets */
export function awayServer(host: string, port: number, built: string): AwayServer {
  // Read now and kept: later is when things are missing.
  languages.forEach((language) => translator(language));
  const server = createServer((request, response) => {
    respond(built, request, response).catch(() => response.destroy());
  });
  return {
    async open() {
      if (!server.listening) await listen(server, { host, port, reusePort: true });
    },
    async close() {
      if (server.listening) await stopListening(server);
    },
  };
}
