import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { House, Viewer } from '../../contracts/index.ts';
import { gotNoAnswer } from '../db/index.ts';
import { hashOfSecret } from '../ids.ts';
import { compress } from './compress.ts';
import { leaveFlash, takeFlash } from './flash.ts';
import { readForm } from './form.ts';
import { networkOf } from './network.ts';
import { fewAtOnce, type Turn } from './few-at-once.ts';
import { fromOwnPages, mayAsk, type Fetched } from './own-origin.ts';
import type { Answer, Flash, Page, Route, Visit } from './route.ts';
import { passOn, sendBytes } from './send-bytes.ts';
import { takeForm, type TakenForm } from './take-files.ts';
import { addSafeHeaders } from './safe-headers.ts';
import { openStream } from './stream.ts';
import { cookieName, makeVisit } from './visit.ts';

/** What only `app.ts` knows, handed to the server. */
export type Site = {
  house: House;
  routes: readonly Route[];
  loadViewer(tokenHash: Buffer | null, now: Date): Promise<Viewer>;
  /** Who looks at a page that goes on while the database is away. */
  nobody: Viewer;
  /** Puts a page into the frame. */
  frame(visit: Visit, page: Page, flash: Flash | undefined): string;
  notFound(visit: Visit): Page;
  /** What somebody without a session gets; a POST keeps its fields. */
  signInFirst(visit: Visit): Answer;
  /** What has to be asked before this, such as new house rules; null when nothing has. */
  askedFirst(visit: Visit, route: Route): Answer | null | Promise<Answer | null>;
  /** For faults of ours: needs neither database nor viewer. `typed` is what a form held, so that nothing is lost. */
  trouble(status: number | 'full', language: string, typed: Typed | null): string;
};

/** A form that could not be carried out: where it goes, and what was in it. */
export type Typed = { action: string; fields: [string, string][] };

/** How long a page that needs no database waits to learn who looks, in milliseconds. */
const patience = 1000;

/** How long a form may be on its way, in milliseconds; one with pictures comes over slow lines as well. */
const patienceWithForms = 30_000;
const patienceWithFiles = 15 * 60_000;

/** Forms with files that one person may have on their way: each may be as large as all pictures of a post. */
const formsWithFiles = 2;

type Serving = Site & { turnWithFiles(who: string): Turn | null };

/** Builds the server with every route mounted; it does not listen yet. */
export async function makeServer(given: Site): Promise<FastifyInstance> {
  const site: Serving = { ...given, turnWithFiles: fewAtOnce(formsWithFiles) };
  const { house } = site;
  const app = Fastify({
    loggerInstance: undefined,
    logger: false,
    bodyLimit: 256 * 1024,
    trustProxy: house.config.trustProxy.length > 0 ? house.config.trustProxy : false,
    forceCloseConnections: 'idle',
    // What comes over an open connection while we stop is still carried out.
    return503OnClosing: false,
    // Both kinds of address would be answered before any hook, without the headers that every answer has.
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
    rewriteUrl: ({ url = '/' }) => (canBeRead(url) ? url : '/%EF%BF%BD'),
    requestTimeout: patienceWithFiles,
  });
  app.removeContentTypeParser(['application/json', 'text/plain']);
  // Read by the route itself, once it is known who sends it.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
  await app.register(fastifyCookie);
  await app.register(fastifyFormbody, {
    bodyLimit: 256 * 1024,
    parser: (text) => new URLSearchParams(text) as unknown as Record<string, unknown>,
  });
  await addSafeHeaders(app, house.config);
  await app.register(fastifyRateLimit, {
    max: house.config.requestsAMinute,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => networkOf(ip),
    // Once the form is read: whoever is slowed down gets their words back.
    hook: 'preHandler',
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
  });
  const own = new URL(house.config.publicUrl).origin;
  app.addHook('onRequest', (request, reply, next) => refuseOtherSites(own, request, reply, next));
  closeAfterAnswers(app);
  endSlowForms(app);
  for (const route of site.routes) mount(app, site, route);
  // Looking for what is not there costs as much as finding it, and is counted as well.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    answer(site, { method: 'GET', path: '*', door: 'anyone', ids: {}, handle: async () => ({ kind: 'not-found' }) }, request, reply),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => fail(site, error, request, reply));
  return app;
}

/** Once we are stopping, a connection ends with the answer to what was under way; kept open, it would keep us. */
function closeAfterAnswers(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => void (closing = true));
  app.addHook('onSend', (_request, reply, payload, next) => {
    if (closing) reply.header('connection', 'close');
    next(null, payload);
  });
}

/** Whoever sends a form letter by letter keeps a connection from others. */
function endSlowForms(app: FastifyInstance): void {
  app.addHook('onRequest', ({ method, raw, routeOptions }, _reply, next) => {
    if (method !== 'GET' && !(routeOptions.config as { takesFiles?: boolean }).takesFiles) {
      const timer = setTimeout(() => raw.destroy(), patienceWithForms).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    next();
  });
}

/** Whether the path of an address is text at all: `%ED%A0%80` is none. */
function canBeRead(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

function refuseOtherSites(own: string, request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && !mayAsk(request.headers as Fetched)) reply.code(403).type('text/plain').send('This page was asked for by another site.');
  else if (!reads && !fromOwnPages(request.headers, own))
    reply.code(403).type('text/plain').send('This form was sent from another site. Nothing was changed.');
  else next();
}

function mount(app: FastifyInstance, site: Serving, route: Route): void {
  const declared = Object.keys(route.ids);
  const undeclared = [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1]!).filter((p) => !declared.includes(p));
  if (undeclared.length > 0) throw new Error(`${route.method} ${route.path} does not say what ${undeclared.join(', ')} names`);
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    config: { takesFiles: route.takesFiles === true },
    handler: (request, reply) => answer(site, route, request, reply),
  });
}

async function answer(site: Serving, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { house } = site;
  const writes = route.method !== 'GET' && route.method !== 'HEAD';
  if (writes && !route.evenWhenFull && house.disk.isLow()) return sendTrouble(site, 'full', 507, request, reply);
  const viewer = await whoLooks(site, route, request);
  const afterwards: (() => Promise<unknown>)[] = [];
  const knocks = mayKnock(route, viewer);
  const taken = knocks && request.isMultipart() ? await filesOf(site, route, request, viewer) : null;
  const visit = makeVisit(house, request, reply, viewer, afterwards, taken?.files);
  const asked = knocks ? carryOut(site, route, visit) : atClosedDoor(site, route, visit);
  const given = await (taken ? Promise.resolve(asked).finally(() => taken.forget()) : asked);
  // What is only noted in passing waits until there is room.
  for (const work of house.disk.isLow() ? [] : afterwards)
    reply.raw.once('finish', () => void work().catch((error: unknown) => house.log.error({ err: error }, 'work after a response failed')));
  return send(site, visit, given, request, reply);
}

/** Files are taken from whoever may come in, and nowhere else. */
async function filesOf({ house, turnWithFiles }: Serving, route: Route, request: FastifyRequest, viewer: Viewer): Promise<TakenForm> {
  if (!route.takesFiles) throw Object.assign(new Error('no form of ours sends files here'), { statusCode: 415 });
  const turn = turnWithFiles(viewer.person?.id ?? request.ip);
  if (!turn) throw Object.assign(new Error('enough of this person is on its way'), { statusCode: 429 });
  try {
    const { mostBytes, aPost } = house.config.pictures;
    const form = await takeForm(request, join(house.config.dataDir, 'coming'), { files: aPost, bytesEach: mostBytes });
    request.body = form.fields;
    return { ...form, forget: () => form.forget().finally(turn.end) };
  } catch (error) {
    turn.end();
    throw error;
  }
}

async function whoLooks({ house, loadViewer, nobody }: Site, route: Route, request: FastifyRequest): Promise<Viewer> {
  const token = request.cookies[cookieName(house, 'session')];
  const viewer = loadViewer(token ? hashOfSecret(token) : null, house.clock.now());
  // A database that has stopped answering is no reason to wait for help.
  return route.withoutDatabase ? Promise.race([viewer.catch(() => nobody), pause(patience, nobody, { ref: false })]) : viewer;
}

/** A door that a signed-in person may not use does not exist for them. */
function mayKnock(route: Route, viewer: Viewer): boolean {
  if (route.door === 'anyone') return true;
  if (route.door === 'signed-in') return viewer.person !== null;
  if (route.door === 'member') return viewer.person?.state === 'active';
  return viewer.person?.state === 'active' && viewer.person.siteRoles.includes('administrator');
}

async function carryOut(site: Site, route: Route, visit: Visit): Promise<Answer> {
  return (await site.askedFirst(visit, route)) ?? route.handle(visit);
}

async function atClosedDoor(site: Site, route: Route, visit: Visit): Promise<Answer> {
  if (visit.viewer.person && route.door !== 'member') return { kind: 'not-found' };
  return site.signInFirst(visit);
}

function send(site: Site, visit: Visit, given: Answer, request: FastifyRequest, reply: FastifyReply): FastifyReply | Promise<FastifyReply> {
  switch (given.kind) {
    case 'go':
      if (given.flash) leaveFlash(visit, given.flash);
      return reply.code(303).header('location', given.to).header('cache-control', 'no-store').send();
    case 'sign-in-first':
      return send(site, visit, site.signInFirst(visit), request, reply);
    case 'not-found':
      return send(site, visit, site.notFound(visit), request, reply);
    case 'text':
      return sendBody(
        reply
          .code(given.status)
          .headers(given.headers ?? {})
          .type(given.type),
        given.body,
        request,
      );
    case 'stream':
      return openStream(given.start, reply, visit.now);
    case 'bytes':
      return sendBytes(given, request, reply).then((sent) => sent ?? send(site, visit, { kind: 'not-found' }, request, reply));
    case 'by-hand':
      return passOn(given, request, reply).catch((error: unknown) => breakOff(site, error, request, reply));
    case 'page':
      return sendBody(
        reply.code(given.status).type('text/html; charset=utf-8'),
        site.frame(visit, given, visit.looksAgain ? undefined : takeFlash(visit)),
        request,
      );
  }
}

/** Something else was to speak and could not: whoever asks is not left waiting, and may ask again. */
function breakOff({ house }: Site, error: unknown, { routeOptions }: FastifyRequest, reply: FastifyReply): FastifyReply {
  house.log.error({ err: error, route: routeOptions.url }, 'a request failed');
  if (reply.raw.headersSent) reply.raw.destroy();
  else reply.raw.writeHead(503, { connection: 'close' }).end();
  return reply;
}

function sendBody(reply: FastifyReply, text: string, request: FastifyRequest): FastifyReply {
  const { body, encoding } = compress(text, request.headers['accept-encoding']);
  // Nothing personal in a shared cache, and a page that was left on a shared computer is asked for again.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store');
  reply.header('vary', 'Accept-Encoding, Cookie, Accept-Language');
  return (encoding ? reply.header('content-encoding', encoding) : reply).send(body);
}

/** Two people did the same at the same moment, such as opening two boards with one address; one of them is asked to look again. */
const alreadyThere = '23505';

/** PostgreSQL's own word for a full disk, and the disk's. */
const noRoom: readonly (string | undefined)[] = ['53100', 'ENOSPC'];

/** PostgreSQL gone or starting: its own classes, and what a broken socket says. */
function isAway(error: FastifyError): boolean {
  return (
    /^(08|57P|57014|53|ECONN|ENOENT|EPIPE)/.test(error.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|connection timeout|Client has encountered a connection error/i.test(
      error.message,
    ) ||
    gotNoAnswer(error)
  );
}

function fail(site: Site, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (noRoom.includes(error.code)) return sendTrouble(site, 'full', 507, request, reply);
  const status = isAway(error) ? 503 : error.code === alreadyThere ? 409 : (error.statusCode ?? 500);
  if (status >= 500) site.house.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
  return sendTrouble(site, status, status, request, reply);
}

function sendTrouble(site: Site, what: number | 'full', status: number, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const chosen = request.cookies?.[cookieName(site.house, 'language')];
  const language = chosen ?? String(request.headers['accept-language'] ?? 'en').slice(0, 2);
  const page = site.trouble(what, language, typedIn(request));
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}

/** What a form held, to be shown and sent again; never one with a secret in it. */
function typedIn(request: FastifyRequest): Typed | null {
  if (request.method !== 'POST' || !(request.body instanceof URLSearchParams)) return null;
  const fields = readForm(request.body).entries();
  return fields.some(([name]) => /password|secret|smtp/.test(name)) ? null : { action: request.url, fields };
}
