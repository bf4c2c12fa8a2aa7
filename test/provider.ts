import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody with an account at the provider: what it says of them, their real name among it. */
export type Known = { email: string; email_verified: boolean; name?: string };

export type TestProvider = {
  issuer: string;
  /** Signs in there as somebody and agrees to everything. @returns where the provider sends them back to */
  signIn(address: string, login: string): Promise<string>;
  close(): Promise<void>;
};

const client = {
  client_id: 'companionway',
  client_secret: 'a secret of this test alone',
  redirect: 'http://localhost:3000/sign-in/provider/back',
};

export const providerSettings = (issuer: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: client.client_id,
  OIDC_CLIENT_SECRET: client.client_secret,
  OIDC_NAME: 'Harbour Hospital',
});

/** A real provider of OpenID Connect on a port of this machine, with people of ours. */
export async function openProvider(people: Readonly<Record<string, Known>>): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((then) => server.listen(0, '127.0.0.1', then));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.client_id, client_secret: client.client_secret, redirect_uris: [client.redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['keys of this test'] },
    features: { devInteractions: { enabled: true } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    signIn: (address, login) => signIn(issuer, address, login),
    close: () => new Promise((then) => void server.close(() => then())),
  };
}

async function signIn(issuer: string, address: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = address;
  for (let hops = 0; hops < 12; hops++) {
    if (!next.startsWith(issuer)) return next;
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const prompt = /\/interaction\//.test(next) && !/\/auth\//.test(next) ? await promptOf(next, headers) : null;
    const body = prompt && new URLSearchParams({ prompt, login, password: 'any' });
    const answered = await fetch(next, { redirect: 'manual', headers, ...(body ? { method: 'POST', body } : {}) });
    for (const cookie of answered.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    next = new URL(answered.headers.get('location') ?? '/nowhere', next).href;
  }
  throw new Error(`the provider never sent ${login} back`);
}

/** Whether its page asks who somebody is, or whether they agree. */
async function promptOf(address: string, headers: Record<string, string>): Promise<string> {
  const page = await (await fetch(address, { headers })).text();
  return /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login';
}
