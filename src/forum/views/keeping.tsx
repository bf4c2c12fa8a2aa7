import { Notice } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { FirstsNotice, Keeping } from '../thread-keeping.ts';

/** What staff did with the conversation, for everybody who reads it. */
export function KeepingLines({ keeping: { retitled, links }, words: { t } }: { keeping: Keeping; words: Words }) {
  if (!retitled && links.length === 0) return null;
  return (
    <div class="soft">
      {retitled && (
        <p dir="auto">
          {retitled.reason ? t('forum.retitled.because', retitled) : t('forum.retitled.by', { by: retitled.by, when: retitled.when })}{' '}
          {retitled.title && t('forum.retitled.was', { title: retitled.title })}
        </p>
      )}
      {links.map((l) => (
        <p>
          {t(l.earlier ? 'forum.linked.began' : 'forum.linked.went_on')}{' '}
          <a href={l.href} lang={l.language} dir="auto">
            {l.title}
          </a>
        </p>
      ))}
    </div>
  );
}

/** What somebody knows before they write: how slow it is, and who reads it first. */
export function KeepingBox({ keeping: { slow, firsts }, words: { t } }: { keeping: Keeping; words: Words }) {
  return (
    <>
      {slow && (
        <Notice icon="clock" title={t('forum.slow.now', { n: slow.minutes, when: slow.until })}>
          <p dir="auto">{slow.reason}</p>
          {slow.again && <p>{t('forum.slow.again', { when: slow.again })}</p>}
        </Notice>
      )}
      {firsts && <ReadFirst firsts={firsts} words={{ t }} />}
    </>
  );
}

export function ReadFirst({ firsts: { how, hours, staff }, words: { t } }: { firsts: FirstsNotice; words: Pick<Words, 't'> }) {
  return (
    <Notice icon="eye">
      <p>{t(`forum.firsts.${how}`)}</p>
      {how === 'held' && <p>{staff ? t('forum.firsts.by', { staff, hours }) : t('forum.firsts.soon', { hours })}</p>}
    </Notice>
  );
}
