import { build } from 'esbuild';
import { createServer, type AddressInfo } from 'node:net';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld } from '../world/index.ts';
import { byPointer } from './hands.ts';

let site: TestSite;
let browser: Browser;
let page: Page;
let origin: string;
let device: CDPSession;
let authenticatorId: string;

/** A passkey is bound to the address that people type, so the port has to be known before the site opens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((then) => server.listen(0, '127.0.0.1', then));
  const { port } = server.address() as AddressInfo;
  await new Promise((then) => server.close(then));
  return port;
}

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  site = await openSite({ env: { PUBLIC_URL: origin } });
  await buildWorld(site);
  await site.app.server.listen({ port, host: '127.0.0.1' });
  const { outputFiles } = await build({
    entryPoints: ['web/islands/passkey.entry.ts'],
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2018',
  });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--host-resolver-rules=MAP localhost 127.0.0.1'],
  });
  const profile = await browser.newContext({ baseURL: origin, viewport: { width: 360, height: 640 } });
  await profile.route(/\/assets\/passkey[\w.]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }),
  );
  page = await profile.newPage();
  device = await profile.newCDPSession(page);
  await device.send('WebAuthn.enable');
  ({ authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('joining with a passkey in a real browser, signing out, and signing in with it', async () => {
  await page.goto('/join');
  await page.getByLabel('The name you go by here').fill('Kestrel');
  await byPointer.choose(page.getByLabel('With a passkey'));
  await byPointer.choose(page.getByLabel('I am 18 or older'));
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('Both are short.').first().waitFor();
  expect(await page.getByLabel('The name you go by here').inputValue()).toBe('Kestrel');
  await byPointer.choose(page.getByLabel('I agree to the house rules'));
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('Welcome.').waitFor();
  // The first press had a fault, and the key that it made is the one that was taken.
  expect((await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);
  await page.goto('/you');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(`${origin}/`);
  await page.goto('/you/passkeys');
  await page.getByText('Used last').waitFor();
});
