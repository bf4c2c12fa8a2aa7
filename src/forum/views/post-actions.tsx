import { Form, Menu, MenuLink, Reaction, stamped, together, type IconName, type Markup } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { PostRow } from '../queries.ts';
import { reactions, type ReactionKind } from '../tables.ts';
import type { ThreadPage } from './thread.tsx';

type Props = { post: PostRow; page: ThreadPage; words: Words; name: string };

/** What one may do with a post. Twenty times a page: what differs by ids, names and numbers alone is drawn once. */
export function postActions(props: Props): Markup {
  const { post, page, words, name } = props;
  const { t } = words;
  const mine = page.mine.includes(post.byline_id);
  const shown = post.state === 'shown';
  const shape = waysOf(post, page, mine);
  return together(
    shown ? reactionsTo(props, mine) : null,
    page.box && shown && !mine ? answer(t, '', page.thread.scope_id, post.id, name) : null,
    page.box && shown && post.html !== '' ? quote(t, '', post.id, name) : null,
    shape === '' ? null : more(t, shape, post.id, name),
  );
}

const answer = stamped((t, _, thread, id, name) => (
  <a class="button button-plain" href={`/threads/${thread}?at=${id}&answer=${id}#reply`}>
    <span>
      {t('forum.post.reply')} <span class="aloud">{t('forum.post.reply_to', { name: name! })}</span>
    </span>
  </a>
));

const quote = stamped((t, _, id, name) => (
  <a class="button button-plain" href={`/posts/${id}/quote`} data-quote>
    <span>
      {t('forum.post.quote')} <span class="aloud">{t('forum.post.quote_of', { name: name! })}</span>
    </span>
  </a>
));

type ReactionShape = `${ReactionKind} ${'given' | 'free'} ${'counted' | 'uncounted'}`;

const reaction = stamped<ReactionShape>((t, shape, count) => {
  const [kind, given, counted] = shape.split(' ');
  return (
    <Reaction name="kind" value={kind!} pressed={given === 'given'} {...(counted === 'counted' ? { count } : {})}>
      {t(`forum.reaction.${kind}`)}
    </Reaction>
  );
});

const reactionForm = stamped((t, _, id, name, buttons) => (
  <Form action={`/posts/${id}/reactions`}>
    <div class="actions" role="group" aria-label={t('forum.reaction.label', { name: name! })}>
      {buttons}
    </div>
  </Form>
));

/** Everybody sees the words; only who gave one sees it pressed. Who else did is nobody's business. */
function reactionsTo({ post, page, words: { t, number }, name }: Props, mine: boolean): Markup {
  const given = new Map((post.reactions ?? []).map((r) => [r.kind, r]));
  if (!page.may.react) return counted(t, '', [...given.values()].map((r) => `${t(`forum.reaction.${r.kind}`)} ${number(r.n)}`).join(' · '));
  const one = (kind: ReactionKind) => {
    const r = given.get(kind);
    return reaction(t, `${kind} ${r?.mine ? 'given' : 'free'} ${r ? 'counted' : 'uncounted'}`, r ? number(r.n) : '');
  };
  const offered: readonly ReactionKind[] = mine ? reactions : [...reactions, 'helped'];
  return reactionForm(t, '', post.id, name, together(...offered.map(one)));
}

const counted = stamped((_t, _shape, words) => <>{words}</>);

type Way = { to: (id: string) => string; icon: IconName; danger?: boolean };

/** What is done with a post seldom, in the order of the menu; each says its name by its key. */
const ways = {
  edit: { to: (id) => `/posts/${id}/edit`, icon: 'pencil' },
  delete: { to: (id) => `/posts/${id}/delete`, icon: 'trash-2', danger: true },
  keep: { to: (id) => `/keep/post/${id}`, icon: 'bookmark' },
  report: { to: (id) => `/report/post/${id}`, icon: 'flag' },
  mute: { to: (id) => `/posts/${id}/mute`, icon: 'eye-off' },
  block: { to: (id) => `/posts/${id}/block`, icon: 'ban' },
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

const more = stamped((t, shape, id, name) => {
  const label = (
    <>
      {t('forum.post.more')} <span class="aloud">{t('forum.post.more_of', { name: name! })}</span>
    </>
  );
  return (
    <Menu label={label} align="end">
      {shape.split(' ').map((way) => {
        const { to, icon, danger }: Way = ways[way as keyof typeof ways];
        return (
          <MenuLink href={to(id!)} icon={icon} {...(danger ? { danger } : {})}>
            {t(`forum.post.${way}`)}
          </MenuLink>
        );
      })}
    </Menu>
  );
});
