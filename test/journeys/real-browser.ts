import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { bundleIslands } from '../../web/bundle.ts';
import type { TestSite } from '../site.ts';

/** A real Chromium before a site that listens on a port of its own. */
export type RealBrowser = {
  origin: string;
  /** Our scripts as a browser gets them, minified, each under its plain name: `app.js`, and the parts loaded when needed. */
  scripts: ReadonlyMap<string, string>;
  /** A fresh profile, signed in as the person when one is named. */
  profileOf(personId: string | null, options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
};

export async function openRealBrowser(site: TestSite): Promise<RealBrowser> {
  // As in the build; bundled here, so that a test never meets yesterday's.
  const scripts = new Map<string, string>();
  await bundleIslands((name, code) => {
    scripts.set(name, code);
    return `/assets/${name}`;
  });
  const origin = await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  return {
    origin,
    scripts,
    async profileOf(personId, options = {}) {
      const profile = await browser.newContext({ baseURL: origin, viewport: { width: 360, height: 640 }, ...options });
      for (const [name, body] of scripts) {
        const address = new RegExp(`/assets/${name.replace('.js', String.raw`(\.\w+)?\.js(\?.*)?$`)}`);
        await profile.route(address, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      }
      const cookies = personId ? [...(await site.browserOf(personId)).cookies] : [];
      await profile.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
      return profile;
    },
    close: () => browser.close(),
  };
}
