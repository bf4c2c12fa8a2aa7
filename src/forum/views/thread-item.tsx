import { Chip, drawn, DrawnItem, InItem, stamped } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { bylineShown, type Met } from '../../people/index.ts';
import type { MetThread } from '../listed-thread.ts';
import { mostCounted } from '../rules.ts';
import type { Intent } from '../tables.ts';
import { NotesChip, NotThisWeek, notesInWords } from './folded.tsx';
import { intentIcon } from './intent.ts';

/** A title, or why it is folded away from this reader: a list has no room to fold. */
export function titleMet(t: T, title: string, { how, muted, word, notes }: Met): string {
  if (how !== 'fold' && how !== 'hide') return title || t('forum.thread.taken_back');
  if (muted) return t('forum.fold.title_muted');
  return word === null ? t('forum.fold.title_notes', { notes: notesInWords(t, notes) }) : t('forum.fold.title_word', { word });
}

type ThreadItemProps = {
  thread: MetThread;
  words: Words;
  /** The page on which the list stands. */
  from: string;
  /** What stands below the title instead of who began it. */
  line?: string;
};

/** A conversation in a list: what it is for, whether somebody answered, what is new for this reader. */
export function ThreadItem({ thread, words, from, line }: ThreadItemProps) {
  const { t } = words;
  const { met } = thread;
  const folded = met.how === 'fold' || met.how === 'hide';
  const opener = bylineShown(t, { label: thread.opener_label, name: thread.opener_name, person_state: thread.opener_state });
  const fresh = thread.fresh !== null && thread.fresh > 0;
  const noted = met.notes.length > 0 && !(folded && met.word === null && !met.muted);
  const inside = item(
    t,
    `${thread.intent} ${folded} ${noted} ${fresh} ${thread.pictured} ${thread.closed}`,
    fresh ? `/threads/${thread.scope_id}?from=new#new` : `/threads/${thread.scope_id}`,
    titleMet(t, thread.title, met),
    thread.language,
    line ?? t('forum.board.by', { name: opener.name, when: words.lately(new Date(thread.last_at)) }),
    noted ? drawn(<NotesChip notes={met.notes} t={t} />) : '',
    fresh ? t('forum.board.new', { n: Math.min(thread.fresh ?? 0, mostCounted) }) : '',
    answeredInWords(t, thread),
    met.how === 'show' ? '' : drawn(<NotThisWeek met={met} from={from} t={t} />),
  );
  return <DrawnItem drawn={inside} />;
}

type ItemShape = `${Intent} ${boolean} ${boolean} ${boolean} ${boolean} ${boolean}`;

// A board shows twenty: of each shape one is drawn, and the words are set into it.
const item = stamped<ItemShape>((t, shape, href, title, lang, line, notes, fresh, answered, away) => {
  const [intent, ...given] = shape.split(' ');
  const [folded, noted, isFresh, pictured, closed] = given.map((yes) => yes === 'true');
  return (
    <InItem
      title={title!}
      href={href}
      lang={folded ? undefined : lang}
      lines={[line]}
      chips={
        <>
          <Chip icon={intentIcon[intent as Intent]}>{t(`forum.intent.${intent}`)}</Chip>
          {noted && notes}
          {isFresh && <Chip tone="warm">{fresh}</Chip>}
          {pictured && (
            <Chip tone="bare" icon="image">
              {t('forum.board.pictures')}
            </Chip>
          )}
          {closed && <Chip tone="bare">{t('forum.thread.closed_chip')}</Chip>}
          <small>{answered}</small>
        </>
      }
    >
      {away}
    </InItem>
  );
});

function answeredInWords(t: T, { answered_by: people, shown_replies: n }: MetThread): string {
  const replies = t('forum.board.replies', { n });
  return people > 0 ? `${t('forum.board.answered', { n: people })} · ${replies}` : replies;
}
