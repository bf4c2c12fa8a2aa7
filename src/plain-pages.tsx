import { Document, LinkButton, renderPage } from './platform/html/index.ts';
import { show, type AssetMap, type Page, type Visit } from './platform/http/index.ts';
import { directionOf, isLanguage, translator } from './platform/i18n/index.ts';

/** The same for what is not there and for what is not for this reader. */
export function notFoundPage({ words: { t } }: Visit): Page {
  return show(
    t('plain.not_found.title'),
    <>
      <h1>{t('plain.not_found.title')}</h1>
      <p>{t('plain.not_found.words')}</p>
      <LinkButton href="/" kind="quiet">
        {t('plain.home')}
      </LinkButton>
    </>,
    { status: 404 },
  );
}

/** For faults of ours, a full body or a database that is away: needs nothing but the messages. */
export function troublePage(status: number, wanted: string, assets: AssetMap): string {
  const language = isLanguage(wanted) ? wanted : 'en';
  const t = translator(language);
  const which = status === 503 ? 'away' : status === 413 ? 'too_much' : status === 429 ? 'slow_down' : status < 500 ? 'odd' : 'fault';
  const title = t(`plain.${which}.title`);
  return renderPage(
    <Document
      title={title}
      lang={language}
      dir={directionOf(language)}
      assets={{ css: assets['app.css'] ?? '/assets/app.css', script: assets['app.js'] ?? '/assets/app.js' }}
    >
      <div class="frame frame-alone">
        <main id="main">
          <h1>{title}</h1>
          <p>{t(`plain.${which}.words`)}</p>
          <p>
            <a href="/help-now">{t('html.frame.help')}</a>
          </p>
        </main>
      </div>
    </Document>,
  );
}
