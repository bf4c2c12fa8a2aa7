import type { ComponentChildren } from 'preact';
import { Choices, Chip, Fold, Icon, inEachLanguage, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { contentNotes, type ContentNote, type Met } from '../../people/index.ts';
import type { Typed } from '../composed.ts';
import type { ThreadPage } from './thread.tsx';

/** Content notes as words: «death · scan results». */
export function notesInWords(t: T, notes: readonly ContentNote[]): string {
  return notes.map((note) => t(`people.note.${note}`)).join(' · ');
}

/** The page of a thread on which this post stands, at its place. */
export function backTo({ thread, earlier }: Pick<ThreadPage, 'thread' | 'earlier'>, { id }: { id: string }): string {
  return `/threads/${thread.scope_id}${earlier && earlier !== id ? `?at=${earlier}` : ''}#item-${id}`;
}

type NotThisWeekProps = { met: Met; /** The page to come back to. */ from: string; t: T };

/** For whoever met it where they did not wish to: all of it can be left out for a week. Only where notes warn or fold. */
export function NotThisWeek({ met: { how, notes, word, muted }, from, t }: NotThisWeekProps) {
  if (how === 'show' || notes.length === 0 || word !== null || muted) return null;
  return (
    <a class="not-this-week" href={`/filters/away?notes=${notes.join(',')}&from=${encodeURIComponent(from)}`}>
      {t('forum.fold.away')} <span class="aloud">{notesInWords(t, notes)}</span>
    </a>
  );
}

/** What words are about, before them: a quiet line, or a plain one where its reader asked for that. */
export function NotesLine({ met, from, t }: { met: Met; from: string; t: T }) {
  if (met.notes.length === 0) return null;
  const about = t('forum.notes.about', { notes: notesInWords(t, met.notes) });
  if (met.how === 'warn')
    return (
      <Notice kind="warm">
        <p>
          {about} <NotThisWeek met={met} from={from} t={t} />
        </p>
      </Notice>
    );
  return (
    <p class="soft notes-line">
      <Icon name="info" /> {about}
    </p>
  );
}

/** The same in a list. */
export function NotesChip({ notes, t }: { notes: readonly ContentNote[]; t: T }) {
  return notes.length === 0 ? null : (
    <Chip tone="bare" icon="info">
      {t('forum.notes.about', { notes: notesInWords(t, notes) })}
    </Chip>
  );
}

/** Why something is folded away from this reader, for nobody but them. */
export function whyFolded(t: T, { muted, word, notes }: Met, name: string): string {
  if (muted) return t('forum.fold.muted', { name });
  if (word !== null) return t('forum.fold.word', { name, word });
  return t('forum.fold.notes', { name, notes: notesInWords(t, notes) });
}

type FoldedProps = { met: Met; name: string; open: boolean; from?: string; t: T; children: ComponentChildren };

/** Words that their reader asked not to meet unprepared. */
export function Folded({ met, name, open, from, t, children }: FoldedProps) {
  if (met.how === 'show' || met.how === 'warn') return <>{children}</>;
  return (
    <>
      <Fold reason={whyFolded(t, met, name)} show={t('forum.fold.show')} open={open}>
        {children}
        <p class="soft">
          <a href="/filters">{t('forum.fold.filters')}</a>
        </p>
      </Fold>
      {from !== undefined && <NotThisWeek met={met} from={from} t={t} />}
    </>
  );
}

type NotesFieldProps = { typed: Typed; t: T };

/** What the words are about, for those who would rather not meet it unprepared. Folded away: most words need none. */
export function NotesField({ typed, t }: NotesFieldProps) {
  const chosen = (typed['notes'] ?? '').split(',').filter(Boolean);
  if (chosen.length === 0) return <details class="help-fold" dangerouslySetInnerHTML={noneYet(t)} />;
  return (
    <details class="help-fold" open>
      <NotesChoices chosen={chosen} t={t} />
    </details>
  );
}

const noneYet = inEachLanguage((t) => <NotesChoices chosen={[]} t={t} />);

function NotesChoices({ chosen, t }: { chosen: readonly string[]; t: T }) {
  return (
    <>
      <summary>{t('forum.notes.question')}</summary>
      <Choices
        type="checkbox"
        name="notes"
        legend={t('forum.notes.legend')}
        hint={t('forum.notes.hint')}
        value={chosen}
        options={contentNotes.map((note) => ({ value: note, label: t(`people.note.${note}`) }))}
      />
    </>
  );
}
