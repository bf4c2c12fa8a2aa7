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
async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['web/islands/main.ts'],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2018',
  });
  return outputFiles[0]?.text ?? '';
}

export async function openRealBrowser(site: TestSite): Promise<RealBrowser> {
  const script = await bundleScript();
  const origin = await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  return {
    origin,
    script,
    async profileOf(personId, options = {}) {
      const profile = await browser.newContext({ baseURL: origin, viewport: { width: 360, height: 640 }, ...options });
      await profile.route(/\/assets\/app[\w.]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
      const cookies = personId ? [...(await site.browserOf(personId)).cookies] : [];
      await profile.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
      return profile;
    },
    close: () => browser.close(),
  };
}
