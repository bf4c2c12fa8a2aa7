import { bylineShown, type Met } from '../../people/index.ts';
import { Actions, LinkButton, List, ListItem } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { excerptOf } from '../../platform/markdown.ts';
import type { Contents, Landmark } from '../contents.ts';
import { whyFolded } from './folded.tsx';

type MetLandmark = Landmark & { met: Met };

export type ContentsPage = Omit<Contents, 'landmarks'> & { threadId: string; landmarks: MetLandmark[] };

/** Ways into a long conversation, each a plain link; in the order in which things were said, never by how many liked them. */
export function ContentsView({ page, words }: { page: ContentsPage; words: Words }) {
  const { t } = words;
  const helped = page.landmarks.filter((l) => l.helped > 0);
  const badged = page.landmarks.filter((l) => l.badge !== null);
  const at = (id: string) => `/threads/${page.threadId}?at=${id}#post-${id}`;
  return (
    <>
      <h1>{t('forum.contents.title')}</h1>
      <p dir="auto">{page.title || t('forum.thread.taken_back')}</p>
      <Actions>
        <LinkButton href={`/threads/${page.threadId}`}>{t('forum.contents.beginning')}</LinkButton>
        {page.first_new && <LinkButton href={`/threads/${page.threadId}?from=new#new`}>{t('forum.contents.new')}</LinkButton>}
        {page.latest && <LinkButton href={at(page.latest)}>{t('forum.contents.latest')}</LinkButton>}
        <LinkButton href={`/threads/${page.threadId}/summaries`}>{t('forum.summary.title')}</LinkButton>
        <LinkButton kind="plain" icon="scroll-text" href={`/threads/${page.threadId}/print`}>
          {t('forum.contents.print')}
        </LinkButton>
      </Actions>
      <Landmarks title={t('forum.contents.helped')} none={t('forum.contents.helped_none')} landmarks={helped} at={at} words={words} />
      {badged.length > 0 && <Landmarks title={t('forum.contents.badges')} landmarks={badged} at={at} words={words} />}
    </>
  );
}

type LandmarksProps = { title: string; none?: string; landmarks: readonly MetLandmark[]; at(id: string): string; words: Words };

function Landmarks({ title, none, landmarks, at, words: { t } }: LandmarksProps) {
  return (
    <>
      <h2>{title}</h2>
      {landmarks.length === 0 && <p class="soft">{none}</p>}
      {landmarks.length > 0 && (
        <List label={title}>
          {landmarks.map((l) => (
            <ListItem
              title={l.met.how === 'fold' ? whyFolded(t, l.met, bylineShown(t, l).name) : excerptOf(l.words) || t('files.undescribed')}
              href={at(l.id)}
              lang={l.met.how === 'fold' || l.words === '' ? undefined : l.language}
              lines={[
                [
                  bylineShown(t, l).name,
                  l.badge && t(`people.badge.${l.badge}`),
                  l.helped > 0 && t('forum.contents.helped_n', { n: l.helped }),
                ]
                  .filter(Boolean)
                  .join(' · '),
              ]}
            />
          ))}
        </List>
      )}
    </>
  );
}
