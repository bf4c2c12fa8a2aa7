import { Document, renderPage } from '../platform/html/index.ts';
import { goTo, readAssets, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { wipe } from './sign-in-routes.tsx';

/**
 * Without a script the button comes here; with one, the page replaces itself by `/left`. Nobody is signed out. An address
 * that somebody follows takes nothing away: it may stand in a post.
 */
async function leavePage(): Promise<Answer> {
  return text('', { status: 303, headers: { location: '/left', ...wipe } });
}

let assets: ReturnType<typeof readAssets> | undefined;

/** A page that says nothing of us: no name of the community, no frame, a title like any other. */
async function left({ words: { t, language, dir } }: Visit): Promise<Answer> {
  assets ??= readAssets();
  const files = { css: assets['app.css'] ?? '/assets/app.css', script: assets['app.js'] ?? '/assets/app.js' };
  const page = (
    <Document title={t('accounts.left.title')} lang={language} dir={dir} assets={files}>
      <div class="frame frame-alone">
        <main id="main">
          <h1>{t('accounts.left.title')}</h1>
          <p>{t('accounts.left.words')}</p>
        </main>
      </div>
    </Document>
  );
  return text(renderPage(page), { type: 'text/html; charset=utf-8' });
}

export const leavePageRoutes: readonly Route[] = [
  { method: 'GET', path: '/leave-page', door: 'anyone', ids: {}, withoutDatabase: true, handle: async () => goTo('/left') },
  { method: 'POST', path: '/leave-page', door: 'anyone', ids: {}, evenWhenFull: true, withoutDatabase: true, handle: leavePage },
  { method: 'GET', path: '/left', door: 'anyone', ids: {}, withoutDatabase: true, handle: left },
];
