import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';

const csp = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** What keeps a browser on the safe side is the same for every answer: Helmet is asked once, at the start. */
export async function addSafeHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  const headers = Object.entries(await headersOfHelmet(secure));
  app.addHook('onRequest', (_request, { raw }, done) => {
    for (const [name, value] of headers) raw.setHeader(name, value);
    done();
  });
}

async function headersOfHelmet(secure: boolean): Promise<Record<string, string>> {
  const asked = Fastify();
  await asked.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: secure ? { ...csp, upgradeInsecureRequests: [] } : csp },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // Not 'no-referrer': that also empties the Origin of our own forms, which is all that older phones tell of themselves.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  let given = {};
  asked.addHook('onRequest', async (_request, { raw }) => void (given = { ...raw.getHeaders() }));
  await asked.inject('/');
  await asked.close();
  return given;
}
