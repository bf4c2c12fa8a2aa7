import type { ComponentChildren } from 'preact';
import { Actions, Document, LinkButton, renderPage, type Assets } from '../platform/html/index.ts';
import { directionOf, translator, type Language } from '../platform/i18n/index.ts';

type PageProps = { language: Language; assets: Assets; title: string; lines: string[]; children?: ComponentChildren };

function page({ language, assets, title, lines, children }: PageProps): string {
  const t = translator(language);
  return renderPage(
    <Document title={t(title)} lang={language} dir={directionOf(language)} assets={assets}>
      <main class="away">
        <h1>{t(title)}</h1>
        {lines.map((line) => (
          <p>{t(line)}</p>
        ))}
        {children}
      </main>
    </Document>,
  );
}

/** Stands for every page while the application starts again. */
export function awayPage(language: Language, assets: Assets): string {
  const t = translator(language);
  const lines = ['running.away.what', 'running.away.kept', 'running.away.next'];
  return page({
    language,
    assets,
    title: 'running.away.title',
    lines,
    children: (
      <Actions>
        <LinkButton href="" kind="primary">
          {t('running.away.retry')}
        </LinkButton>
        <LinkButton href={`/help-now?lang=${language}`}>{t('running.away.help')}</LinkButton>
      </Actions>
    ),
  });
}

/** Stands for the help page until the program has been built with one. */
export function plainHelpPage(language: Language, assets: Assets): string {
  const lines = ['running.help.danger', 'running.help.talk', 'running.help.back'];
  return page({ language, assets, title: 'running.help.title', lines });
}
