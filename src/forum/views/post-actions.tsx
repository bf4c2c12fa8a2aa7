import { Form, Menu, MenuLink, Reaction, stamped, type IconName } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { PostRow } from '../queries.ts';
import { reactions, type ReactionKind } from '../tables.ts';
import type { ThreadPage } from './thread.tsx';

type Props = { post: PostRow; page: ThreadPage; words: Words; name: string };

/** What one may do with a post. Twenty times a page: what differs by the post's id alone is drawn once. */
export function PostActions({ post, page, words, name }: Props) {
  const mine = page.mine.includes(post.byline_id);
  const shown = post.state === 'shown';
  return (
    <>
      {shown && <Reactions post={post} page={page} words={words} mine={mine} />}
      {page.box && shown && !mine && (
        <a class="button button-plain" href={`/threads/${page.thread.scope_id}?at=${post.id}&answer=${post.id}#reply`}>
          <span>
            {words.t('forum.post.reply')} <span class="aloud">{words.t('forum.post.reply_to', { name })}</span>
          </span>
        </a>
      )}
      {page.box && shown && post.html !== '' && (
        <a class="button button-plain" href={`/posts/${post.id}/quote`} data-quote>
          <span>
            {words.t('forum.post.quote')} <span class="aloud">{words.t('forum.post.quote_of', { name })}</span>
          </span>
        </a>
      )}
      <MoreMenu ways={waysOf(post, page, mine)} post={post} words={words} name={name} />
    </>
  );
}

type ReactionShape = `${ReactionKind} ${'given' | 'free'} ${'counted' | 'uncounted'}`;

const reaction = stamped<ReactionShape>((t, shape, count) => {
  const [kind, given, counted] = shape.split(' ');
  return (
    <Reaction name="kind" value={kind!} pressed={given === 'given'} {...(counted === 'counted' ? { count } : {})}>
      {t(`forum.reaction.${kind}`)}
    </Reaction>
  );
});

/** Everybody sees the words; only who gave one sees it pressed. Who else did is nobody's business. */
function Reactions({ post, page, words: { t, number }, mine }: Omit<Props, 'name'> & { mine: boolean }) {
  const given = new Map((post.reactions ?? []).map((r) => [r.kind, r]));
  if (!page.may.react) return <>{[...given.values()].map((r) => `${t(`forum.reaction.${r.kind}`)} ${number(r.n)}`).join(' · ')}</>;
  const one = (kind: ReactionKind) => {
    const r = given.get(kind);
    return reaction(t, `${kind} ${r?.mine ? 'given' : 'free'} ${r ? 'counted' : 'uncounted'}`, r ? number(r.n) : '').__html;
  };
  const offered: readonly ReactionKind[] = mine ? reactions : [...reactions, 'helped'];
  return (
    <Form action={`/posts/${post.id}/reactions`}>
      <div
        class="actions"
        role="group"
        aria-label={t('forum.reaction.label')}
        dangerouslySetInnerHTML={{ __html: offered.map(one).join('') }}
      />
    </Form>
  );
}

type Way = { to: (id: string) => string; icon: IconName; danger?: boolean };

/** What is done with a post seldom, in the order of the menu; each says its name by its key. */
const ways = {
  edit: { to: (id) => `/posts/${id}/edit`, icon: 'pencil' },
  delete: { to: (id) => `/posts/${id}/delete`, icon: 'trash-2', danger: true },
  keep: { to: (id) => `/keep/post/${id}`, icon: 'bookmark' },
  report: { to: (id) => `/report/post/${id}`, icon: 'flag' },
  mute: { to: (id) => `/posts/${id}/mute`, icon: 'eye-off' },
  block: { to: (id) => `/posts/${id}/block`, icon: 'eye-off' },
  unmask: { to: (id) => `/unmask/post/${id}`, icon: 'key-round' },
  note: { to: (id) => `/posts/${id}/notes`, icon: 'info' },
  moderate: { to: (id) => `/moderate/post/${id}`, icon: 'shield' },
} satisfies Record<string, Way>;

const wayNames = Object.keys(ways) as (keyof typeof ways)[];

function waysOf(post: PostRow, page: ThreadPage, mine: boolean): string {
  const shown = post.state === 'shown';
  const moderates = page.may.moderate && !mine;
  if (!mine && !moderates && !page.may.report) return '';
  const open: Record<keyof typeof ways, boolean> = {
    edit: mine && !page.closed && shown,
    delete: mine,
    keep: shown,
    report: !mine && page.may.report,
    mute: !mine && shown,
    block: !mine && shown,
    unmask: !mine && post.label !== null && page.may.unmask,
    note: moderates && shown,
    moderate: moderates,
  };
  return wayNames.filter((name) => open[name]).join(' ');
}

const moreItems = stamped((t, shape, id) => (
  <>
    {shape.split(' ').map((name) => {
      const { to, icon, danger }: Way = ways[name as keyof typeof ways];
      return (
        <MenuLink href={to(id)} icon={icon} {...(danger ? { danger } : {})}>
          {t(`forum.post.${name}`)}
        </MenuLink>
      );
    })}
  </>
));

function MoreMenu({ ways: shape, post, words: { t }, name }: Omit<Props, 'page'> & { ways: string }) {
  if (shape === '') return null;
  const label = (
    <>
      {t('forum.post.more')} <span class="aloud">{t('forum.post.more_of', { name })}</span>
    </>
  );
  return <Menu label={label} align="end" items={moreItems(t, shape, post.id)} />;
}
