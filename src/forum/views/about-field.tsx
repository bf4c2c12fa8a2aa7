import type { ComponentChildren } from 'preact';
import { Choices, inEachLanguage, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { aboutWhom } from '../about-whom.ts';
import type { Typed } from '../composed.ts';
import type { Clue } from '../telling-words.ts';

type AboutFieldProps = { typed: Typed; folded: boolean; t: T };

/** Whom the words are about, and how somebody who does not know of them stays unknown. Folded away beside a reply. */
export function AboutField({ typed, folded, t }: AboutFieldProps) {
  const about = typed['about'] ?? '';
  if (!folded) return <AboutChoices about={about} legend={t('forum.about.legend')} t={t} />;
  if (about === '') return <details class="help-fold" dangerouslySetInnerHTML={nobodyYet(t)} />;
  return (
    <details class="help-fold" open={about !== 'myself'}>
      <FoldedAbout about={about} t={t} />
    </details>
  );
}

function FoldedAbout({ about, t }: { about: string; t: T }) {
  return (
    <>
      <summary>{t('forum.about.legend')}</summary>
      <AboutChoices about={about} legend={<span class="aloud">{t('forum.about.legend')}</span>} t={t} />
    </>
  );
}

const nobodyYet = inEachLanguage((t) => <FoldedAbout about="" t={t} />);

function AboutChoices({ about, legend, t }: { about: string; legend: ComponentChildren; t: T }) {
  return (
    <>
      <Choices
        name="about"
        legend={legend}
        hint={t('forum.about.hint')}
        value={about}
        options={aboutWhom.map((whom) => ({ value: whom, label: t(`forum.about.${whom}`) }))}
      />
      <details class="help-fold" open={about === 'unaware'}>
        <summary>{t('forum.about.help')}</summary>
        <ul>
          <li>{t('forum.about.help_names')}</li>
          <li>{t('forum.about.help_days')}</li>
          <li>{t('forum.about.help_rare')}</li>
          <li>{t('forum.about.help_ask')}</li>
        </ul>
      </details>
    </>
  );
}

/** Words by which somebody could be known, said once, with the focus: whoever presses again has posted them as they stand. */
export function CluesNotice({ clues, t }: { clues: readonly Clue[]; t: T }) {
  if (clues.length === 0) return null;
  return (
    <section class="clues" aria-label={t('forum.clue.title')} tabindex={-1} autofocus>
      <Notice kind="warm" title={t('forum.clue.title')}>
        <p>{t('forum.clue.intro')}</p>
        <ul>
          {clues.map(({ kind, words }) => (
            <li>{t(`forum.clue.${kind}`, { words })}</li>
          ))}
        </ul>
        <p>{t('forum.clue.again')}</p>
      </Notice>
    </section>
  );
}
