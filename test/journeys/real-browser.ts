import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import type { TestSite } from '../site.ts';

/** A real Chromium before a site that listens on a port of its own. */
export type RealBrowser = {
  origin: string;
  /** Our script as a browser gets it, minified. */
  script: string;
  /** A fresh profile, signed in as the person when one is named. */
  profileOf(personId: string | null, options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
};

/** As in the build; bundled here, so that a test never meets yesterday's. */
async function bundleScript(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`web/islands/${name}`],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2018',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'markdown-it': resolve('node_modules/markdown-it') },
    define: { PARTS: JSON.stringify(parts()), 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

const entry = /^([\w-]+)\.entry\.tsx?$/;

/** Those that are loaded when somebody needs them, each under its plain name. */
function parts(): Record<string, string> {
  const names = readdirSync('web/islands').flatMap((file) => entry.exec(file)?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, `/assets/${name}.js`]));
}

/** A part as a browser gets it, made when it is first asked for. */
export async function bundlePart(name: string): Promise<string> {
  const file = readdirSync('web/islands').find((one) => entry.exec(one)?.[1] === name);
  return file ? bundleScript(file) : '';
}

export async function openRealBrowser(site: TestSite): Promise<RealBrowser> {
  const script = await bundleScript('main.ts');
  const made = new Map<string, Promise<string>>();
  const origin = await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  return {
    origin,
    script,
    async profileOf(personId, options = {}) {
      const profile = await browser.newContext({ baseURL: origin, viewport: { width: 360, height: 640 }, ...options });
      await profile.route(/\/assets\/app[\w.]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
      for (const name of Object.keys(parts())) {
        await profile.route(new RegExp(`/assets/${name}(\\.\\w+)?\\.js$`), async (route) => {
          if (!made.has(name)) made.set(name, bundlePart(name));
          await route.fulfill({ contentType: 'text/javascript', body: await made.get(name)! });
        });
      }
      const cookies = personId ? [...(await site.browserOf(personId)).cookies] : [];
      await profile.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
      return profile;
    },
    close: () => browser.close(),
  };
}
