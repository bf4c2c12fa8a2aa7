import { PicturesView, type Picture } from '../../files/index.ts';
import { Button, Prose, Select, TextArea } from '../../platform/html/index.ts';
import { ownNames, type T, type Words } from '../../platform/i18n/index.ts';
import type { Typed } from '../composed.ts';

type WordsFieldProps = {
  typed: Typed;
  /** Where names to call are asked for. */ names: string;
  fault?: string | undefined;
  label: string;
  hint?: string | undefined;
  rows: number;
  t: T;
};

/** What the formatting editor and the list of names say; they have no words of their own. */
const spoken = [
  'tools',
  'bold',
  'slanted',
  'struck',
  'list',
  'numbers',
  'quoted',
  'link',
  'address',
  'set',
  'unset',
  'wrong',
  'on',
  'off',
  'plain',
  'away',
  'names',
  'how',
];

/** The box for the words: a plain one. Where our script runs, it can be changed for one with formatting, and back. */
export function WordsField({ typed, names, fault, label, hint, rows, t }: WordsFieldProps) {
  const says = Object.fromEntries(spoken.map((word) => [`data-${word}`, t(`forum.editor.${word}`)]));
  return (
    <words-box {...says} data-names-at={names}>
      <TextArea
        name="words"
        label={label}
        hint={hint}
        value={typed['words'] ?? ''}
        error={fault}
        rows={rows}
        lang={typed['language'] || undefined}
        spellcheck
      />
      <div class="words-tools">
        <Button type="button" kind="plain" icon="type" hidden data-format>
          {t('forum.editor.open')}
        </Button>
        <MarksHelp t={t} />
      </div>
    </words-box>
  );
}

const marks = [
  ['**', '**', 'bold'],
  ['*', '*', 'slanted'],
  ['- ', '', 'list'],
  ['> ', '', 'quoted'],
] as const;

function MarksHelp({ t }: { t: T }) {
  return (
    <details class="marks-help">
      <summary>{t('forum.marks.title')}</summary>
      <ul>
        {marks.map(([before, after, what]) => (
          <li>
            <code>
              {before}
              {t(`forum.marks.${what}`)}
              {after}
            </code>{' '}
            <Shown what={what} words={t(`forum.marks.${what}`)} />
          </li>
        ))}
        <li>{t('forum.marks.links')}</li>
        <li>{t('forum.marks.names')}</li>
      </ul>
    </details>
  );
}

function Shown({ what, words }: { what: (typeof marks)[number][2]; words: string }) {
  if (what === 'bold') return <strong>{words}</strong>;
  if (what === 'slanted') return <em>{words}</em>;
  return what === 'list' ? <span>• {words}</span> : <q>{words}</q>;
}

type LanguageFieldProps = { typed: Typed; words: Words; /** Whether it may be said under an alias. */ anonymous: boolean };

/** In which language one writes, for whoever reads it aloud. Nothing chosen means one's own, which an alias never tells. */
export function LanguageField({ typed, words: { t, language }, anonymous }: LanguageFieldProps) {
  const options = Object.entries(ownNames).map(([value, label]) => ({ value, label, lang: value }));
  return (
    <details class="help-fold" open={Boolean(typed['language'])}>
      <summary>{t('forum.language.other')}</summary>
      <Select
        name="language"
        label={t('forum.language.label')}
        hint={anonymous ? t('forum.language.anonymous') : undefined}
        value={typed['language'] ?? ''}
        empty={anonymous ? t('forum.language.none') : t('forum.language.own', { language: ownNames[language] })}
        options={options}
      />
    </details>
  );
}

type LookedAtProps = { html: string; pictures: readonly Picture[]; lang: string; t: T };

/** How the words will look, and that nothing is posted yet. Takes the focus: the page begins far above it. */
export function LookedAt({ html, pictures, lang, t }: LookedAtProps) {
  return (
    <section class="card looked-at" id="look" aria-labelledby="look-title" tabindex={-1} autofocus>
      <h3 id="look-title">{t('forum.look.title')}</h3>
      <p class="soft">{t('forum.look.words')}</p>
      {html !== '' && <Prose html={html} lang={lang} />}
      <PicturesView pictures={pictures} t={t} lens="author" />
    </section>
  );
}
