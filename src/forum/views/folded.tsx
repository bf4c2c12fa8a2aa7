import type { ComponentChildren } from 'preact';
import { Choices, Chip, Fold, Icon, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { contentNotes, type ContentNote, type Met } from '../../people/index.ts';
import type { Typed } from '../composed.ts';

/** Content notes as words: «death · scan results». */
export function notesInWords(t: T, notes: readonly ContentNote[]): string {
  return notes.map((note) => t(`people.note.${note}`)).join(' · ');
}

/** What words are about, before them: a quiet line, or a plain one where its reader asked for that. */
export function NotesLine({ met, t }: { met: Met; t: T }) {
  if (met.notes.length === 0) return null;
  const about = t('forum.notes.about', { notes: notesInWords(t, met.notes) });
  if (met.how === 'warn') return <Notice kind="warm">{about}</Notice>;
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

type FoldedProps = { met: Met; name: string; open: boolean; t: T; children: ComponentChildren };

/** Words that their reader asked not to meet unprepared. */
export function Folded({ met, name, open, t, children }: FoldedProps) {
  if (met.how === 'show' || met.how === 'warn') return <>{children}</>;
  return (
    <Fold reason={whyFolded(t, met, name)} show={t('forum.fold.show')} open={open}>
      {children}
      <p class="soft">
        <a href="/filters">{t('forum.fold.filters')}</a>
      </p>
    </Fold>
  );
}

type NotesFieldProps = { typed: Typed; t: T };

/** What the words are about, for those who would rather not meet it unprepared. Folded away: most words need none. */
export function NotesField({ typed, t }: NotesFieldProps) {
  const chosen = (typed['notes'] ?? '').split(',').filter(Boolean);
  return (
    <details class="help-fold" open={chosen.length > 0}>
      <summary>{t('forum.notes.question')}</summary>
      <Choices
        type="checkbox"
        name="notes"
        legend={t('forum.notes.legend')}
        hint={t('forum.notes.hint')}
        value={chosen}
        options={contentNotes.map((note) => ({ value: note, label: t(`people.note.${note}`) }))}
      />
    </details>
  );
}
