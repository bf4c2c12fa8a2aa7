import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, renderPage, type Assets } from '../platform/html/index.ts';
import { languages, namedCountries, wordsFor, type Language } from '../platform/i18n/index.ts';
import { checkedOn, countriesWithLines, helplinesOf } from './helplines.ts';
import { DangerAnywhere, Elsewhere, LastChecked } from './views/help-page.tsx';
import { Lines } from './views/lines.tsx';

/** Every country in one page, each folded away: nothing is asked of a server. */
function helpPage(language: Language, assets: Assets): string {
  const words = wordsFor(language, 'UTC', false, checkedOn());
  const { t } = words;
  return renderPage(
    <Document title={t('care.title')} lang={language} dir={words.dir} assets={assets}>
      <main class="away help" id="main">
        <h1>{t('care.title')}</h1>
        <DangerAnywhere t={t} />
        <h2>{t('care.group.choose')}</h2>
        {namedCountries(language, countriesWithLines()).map(({ code, name }) => (
          <details class="help-fold">
            <summary>{name}</summary>
            <Lines t={t} language={language} lines={helplinesOf(code)} level={3} />
          </details>
        ))}
        <Elsewhere t={t} />
        <LastChecked words={words} checkedOn={checkedOn()} />
      </main>
    </Document>,
  );
}

/** Writes help-now.<language>.html, which the supervisor serves while the application is away. */
export async function writeHelpPages(folder: string, assets: Assets): Promise<void> {
  for (const language of languages) await writeFile(join(folder, `help-now.${language}.html`), helpPage(language, assets));
}
