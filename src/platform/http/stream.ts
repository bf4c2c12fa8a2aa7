import { validateHeaderValue, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import type { EventStream } from './route.ts';

/** Answers with a stream of events. It has no length: it ends with its connection. */
export function openStream(start: (stream: EventStream) => void, reply: FastifyReply, now: Date): FastifyReply {
  reply.hijack();
  const head = headOf(reply, now);
  const { socket } = reply.raw;
  // Who hung up while we asked the database hears nothing; nor does who asked for other things in the same breath.
  if (!socket?.writable || !takeFromHttp(socket, reply.raw)) {
    reply.request.raw.socket.destroy();
    return reply;
  }
  socket.write(`${head}: here\n\n`);
  start({
    send: (event, data) => void socket.write(`event: ${event}\ndata: ${data}\n\n`),
    keepOpen: () => void socket.write(':\n\n'),
    close: (comeBackAfterMs) => {
      if (comeBackAfterMs) socket.write(`retry: ${comeBackAfterMs}\n\n`);
      socket.destroySoon();
    },
    onClose: (then) => void (socket.destroyed ? then() : socket.once('close', then)),
  });
  return reply;
}

function headOf(reply: FastifyReply, now: Date): string {
  const headers = {
    ...reply.getHeaders(),
    date: now.toUTCString(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
    connection: 'close',
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => headerLine(name, String(one))));
  return ['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n');
}

function headerLine(name: string, value: string): string {
  validateHeaderValue(name, value);
  return `${name}: ${value}`;
}

/**
 * A thousand streams stay open, and http would keep some 20 KB for each: the request, the response and a parser. It is
 * told that the response is finished and the connection closed, and lets go of them; the connection stays, and is ours.
 * @returns false when http had another request of this connection under way
 */
function takeFromHttp(socket: Socket, response: ServerResponse): boolean {
  socket.cork();
  response.emit('finish');
  if (socket.writableLength > 0) return false;
  socket.uncork();
  socket.emit('close');
  socket.removeAllListeners();
  socket.setTimeout(0);
  socket.on('error', lost);
  socket.on('end', hangUp);
  // What a browser says on a stream is nothing to us, but without reading we would not hear it hang up.
  socket.resume();
  return !socket.destroyed;
}

/** 'close' follows. */
function lost(): void {}

function hangUp(this: Socket): void {
  this.destroySoon();
}
