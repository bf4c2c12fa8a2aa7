import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './route.ts';

type Bytes = Extract<Answer, { kind: 'bytes' }>;
type ByHand = Extract<Answer, { kind: 'by-hand' }>;

/**
 * Bytes that somebody gave us, for somebody who may have them now: kept by nobody between, asked for again each time,
 * taken for nothing but what we say they are.
 * @returns null when they are not there
 */
export async function sendBytes(
  { type, tag, name, open }: Bytes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const known = request.headers['if-none-match']?.includes(`"${tag}"`) ?? false;
  const stream = known ? null : await open();
  if (!known && !stream) return null;
  reply.headers({
    'cache-control': 'private, no-cache',
    etag: `"${tag}"`,
    vary: 'Accept, Cookie',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'content-disposition': `inline; filename="${name}"`,
  });
  return stream ? reply.type(type).send(stream) : reply.code(304).send();
}

/** Something else speaks from here on; our headers go with what it says. */
export async function passOn({ take }: ByHand, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('cache-control', 'private, no-store');
  await take(request.raw, reply.raw);
  return reply;
}
