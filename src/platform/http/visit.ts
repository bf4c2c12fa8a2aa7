import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House, Viewer } from '../../contracts/index.ts';
import { chooseLanguage, isLanguage, wordsFor, type Language, type Words } from '../i18n/index.ts';
import { readForm } from './form.ts';
import { networkOf } from './network.ts';
import type { TakenFile, Visit } from './route.ts';

/** Names of cookies; `__Host-` pins them to this very host and to https. */
export function cookieName(house: House, name: string): string {
  return house.config.secure ? `__Host-${name}` : name;
}

/** @param afterwards collects what runs once the response is out */
export function makeVisit(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  viewer: Viewer,
  afterwards: (() => Promise<unknown>)[],
  files: readonly TakenFile[] = [],
): Visit {
  const now = house.clock.now();
  return {
    house,
    viewer,
    now,
    words: wordsOf(house, request, viewer, now),
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '/',
    params: strings(request.params),
    query: strings(request.query),
    form: readForm(request.body instanceof URLSearchParams ? request.body : undefined),
    files,
    address: networkOf(request.ip),
    browser: String(request.headers['user-agent'] ?? ''),
    accepts: String(request.headers.accept ?? ''),
    looksAgain: request.headers['companionway-look'] === 'again',
    cookie: (name) => request.cookies[cookieName(house, name)],
    setCookie: (name, value, seconds) => {
      reply.setCookie(cookieName(house, name), value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: house.config.secure,
        maxAge: seconds,
      });
    },
    clearCookie: (name) => {
      reply.clearCookie(cookieName(house, name), { path: '/', httpOnly: true, sameSite: 'lax', secure: house.config.secure });
    },
    after: (work) => afterwards.push(work),
  };
}

/** Only plain strings get through: a repeated parameter is no address of ours, and a sign that PostgreSQL refuses names nothing. */
function strings(source: unknown): Record<string, string> {
  const found = Object.entries((source ?? {}) as Record<string, unknown>).filter((e): e is [string, string] => typeof e[1] === 'string');
  return Object.fromEntries(found.map(([name, value]) => [name, value.replaceAll(/\p{Cc}/gu, '\ufffd')]));
}

function wordsOf(house: House, request: FastifyRequest, viewer: Viewer, now: Date): Words {
  const chosen = viewer.person?.language ?? request.cookies[cookieName(house, 'language')];
  const language: Language =
    chosen && isLanguage(chosen) ? chosen : chooseLanguage(String(request.headers['accept-language'] ?? ''), house.community().languages);
  return wordsFor(language, viewer.person?.timeZone ?? 'UTC', viewer.person !== null, now);
}
