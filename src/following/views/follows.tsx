import { Button, Choice, Empty, Form, List, ListItem } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { bylineShown } from '../../people/index.ts';
import type { FollowedThing, Follows, MutedByline } from '../queries.ts';

/** All that one follows and muted, with a way back for each. */
export function FollowsPage({ things, muted, written, words }: Follows & { written: boolean; words: Words }) {
  const { t } = words;
  const followed = things.filter(({ how }) => how === 'follow');
  const quiet = things.filter(({ how }) => how === 'mute');
  return (
    <>
      <h1>{t('following.all.title')}</h1>
      <p>{t('following.all.intro')}</p>
      <p>
        <a href="/following">{t('following.all.news')}</a>
      </p>
      {things.length + muted.length === 0 && (
        <Empty title={t('following.all.none_title')}>
          <p>{t('following.all.none')}</p>
        </Empty>
      )}
      <Things title={t('following.all.followed')} things={followed} t={t} />
      <Things title={t('following.all.muted')} things={quiet} t={t} />
      <Muted muted={muted} words={words} />
      <Form action="/you/following">
        <Choice name="written" value="yes" label={t('following.written.label')} hint={t('following.written.hint')} checked={written} />
        <Button kind="quiet">{t('following.written.submit')}</Button>
      </Form>
      <p>
        <a href="/filters">{t('following.filters.title')}</a>
      </p>
    </>
  );
}

function Things({ title, things, t }: { title: string; things: readonly FollowedThing[]; t: T }) {
  if (things.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <List label={title}>
        {things.map((thing) => (
          <Thing thing={thing} t={t} />
        ))}
      </List>
    </section>
  );
}

function Thing({ thing: { kind, id, title, language, href, how, told }, t }: { thing: FollowedThing; t: T }) {
  const name = title || t('forum.thread.taken_back');
  const ofPlace = how === 'mute' ? 'place_muted' : told ? 'place_told' : 'place';
  const line = t(`following.all.${kind === 'thread' ? 'thread' : ofPlace}`);
  return (
    <ListItem title={name} href={href} lang={language} lines={[line]}>
      <Form
        action={kind === 'thread' ? `/threads/${id}/follow` : `/boards/${id}/let-be`}
        hidden={{ how: 'none', from: 'list' }}
        aria-label={name}
      >
        <Button kind="plain">{t(how === 'follow' ? 'following.all.stop' : 'following.all.unmute')}</Button>
      </Form>
    </ListItem>
  );
}

function Muted({ muted, words: { t, day } }: { muted: readonly MutedByline[]; words: Words }) {
  if (muted.length === 0) return null;
  return (
    <section>
      <h2>{t('following.all.people')}</h2>
      <List label={t('following.all.people')}>
        {muted.map(({ since, byline }) => {
          const shown = bylineShown(t, byline);
          return (
            <ListItem title={shown.name} face={shown.face} lines={[t('following.all.since', { day: day(since) })]}>
              <Form action="/you/following/unmute" hidden={{ byline: byline.byline_id }} aria-label={shown.name}>
                <Button kind="plain">{t('following.all.unmute')}</Button>
              </Form>
            </ListItem>
          );
        })}
      </List>
    </section>
  );
}
