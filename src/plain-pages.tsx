import { Actions, Button, Document, Form, LinkButton, renderPage, TextArea } from './platform/html/index.ts';
import { show, type AssetMap, type Page, type Typed, type Visit } from './platform/http/index.ts';
import { directionOf, isLanguage, translator, type T } from './platform/i18n/index.ts';

/**
 * The same for what is not there and for what is not for this reader. Whoever was writing when a place was closed to them
 * has their words back, to be copied: nobody else typed them.
 */
export function notFoundPage({ words: { t }, form, viewer }: Visit): Page {
  const typed = form.get('words');
  return show(
    t('plain.not_found.title'),
    <>
      <h1>{t('plain.not_found.title')}</h1>
      <p>{t('plain.not_found.words')}</p>
      {typed && <TextArea name="words" label={t('plain.your_words')} value={typed} rows={8} readonly />}
      <Actions>
        <LinkButton href="/" kind="quiet">
          {t('plain.home')}
        </LinkButton>
        {viewer.person && (
          <LinkButton href="/drafts" kind="plain">
            {t('plain.began')}
          </LinkButton>
        )}
      </Actions>
    </>,
    { status: 404 },
  );
}

const troubles: Record<string, string> = { full: 'full', 503: 'away', 409: 'faster', 413: 'too_much', 429: 'slow_down' };

function nameOf(what: number | 'full'): string {
  return troubles[what] ?? (typeof what === 'number' && what < 500 ? 'odd' : 'fault');
}

/** For faults of ours, a full disk or a database that is away: needs nothing but the messages. */
export function troublePage(what: number | 'full', wanted: string, typed: Typed | null, assets: AssetMap): string {
  const language = isLanguage(wanted) ? wanted : 'en';
  const t = translator(language);
  const title = t(`plain.${nameOf(what)}.title`);
  const files = { css: assets['app.css'] ?? '/assets/app.css', script: assets['app.js'] ?? '/assets/app.js' };
  return renderPage(
    <Document title={title} lang={language} dir={directionOf(language)} assets={files}>
      <div class="frame frame-alone">
        <main id="main">
          <h1>{title}</h1>
          <p>{t(`plain.${nameOf(what)}.words`)}</p>
          {typed && <TypedAgain typed={typed} t={t} />}
          <p>
            <a href="/help-now">{t('html.frame.help')}</a>
          </p>
        </main>
      </div>
    </Document>,
  );
}

/** What was typed, to be read, copied, and sent once more with the same key. */
function TypedAgain({ typed, t }: { typed: Typed; t: T }) {
  const long = typed.fields.filter(([name]) => ['words', 'title', 'reason'].includes(name));
  const rest = typed.fields.filter(([name]) => !['words', 'title', 'reason'].includes(name));
  return (
    <Form action={typed.action} hidden={Object.fromEntries(rest)}>
      {long.map(([name, value]) => (
        <TextArea name={name} label={t('plain.your_words')} value={value} />
      ))}
      <Actions>
        <Button>{t('plain.again')}</Button>
      </Actions>
    </Form>
  );
}
