import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

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

/** A form may also lead to the provider of accounts that the operator named, and nowhere else. */
function policyOf({ secure, oidc }: Config) {
  const formAction = [...csp.formAction, ...(oidc ? [new URL(oidc.issuer).origin] : [])];
  return { ...csp, formAction, ...(secure ? { upgradeInsecureRequests: [] } : {}) };
}

/** What keeps a browser on the safe side is the same for every answer: Helmet is asked once, at the start. */
export async function addSafeHeaders(app: FastifyInstance, config: Config): Promise<void> {
  const headers = Object.entries(await headersOfHelmet(config));
  app.addHook('onRequest', (_request, { raw }, done) => {
    for (const [name, value] of headers) raw.setHeader(name, value);
    done();
  });
}

async function headersOfHelmet(config: Config): Promise<Record<string, string>> {
  const asked = Fastify();
  await asked.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policyOf(config) },
    strictTransportSecurity: config.secure ? { maxAge: 31_536_000 } : false,
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
