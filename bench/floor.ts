/**
 * The floor: a bare server that runs one named query by primary key for the rows of a page and sends the page's bytes,
 * compressed for each request as the program does it. Nothing that serves these pages from this database does less.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { compress } from '../src/platform/http/compress.ts';

export type FloorOf = { databaseUrl: string; text: string; values: unknown[]; page: string };

function serve({ databaseUrl, text, values, page }: FloorOf): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const server = createServer((request, response) => {
    void pool.query({ name: 'rows of the page', text, values }).then(() => {
      const { body } = compress(page, request.headers['accept-encoding']);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'content-length': body.length });
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
  });
}

if (import.meta.main) process.once('message', (what) => serve(what as FloorOf));
