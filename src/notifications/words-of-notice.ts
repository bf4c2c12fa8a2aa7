import type { T } from '../platform/i18n/index.ts';
import type { ToldOf } from './queries.ts';

/** What happened, in one line. */
export function wordsOfNotice(t: T, what: ToldOf): string {
  switch (what.kind) {
    case 'answered':
      return t('notifications.told.answered', { name: what.name, title: what.title });
    case 'helped':
      return t('notifications.told.helped', { title: what.title });
    case 'mentioned':
      return t('notifications.told.mentioned', { name: what.name, title: what.title });
    case 'followed':
      return t('notifications.told.followed', { title: what.title });
    case 'new-thread':
      return t('notifications.told.new_thread', { title: what.title });
    case 'folded':
      return t('notifications.told.folded');
    case 'let-in':
      return t('notifications.told.let_in', { place: what.title });
    case 'declined':
      return t('notifications.told.declined', { place: what.title });
    case 'invited':
      return t('notifications.told.invited', { place: what.title });
    case 'asked-in':
    case 'asking-waits':
    case 'left-alone':
    case 'named':
      return t(`notifications.told.${what.kind}`, { place: what.title });
    case 'staff-named':
      return what.by === null
        ? t('notifications.told.staff-named-self', { name: what.name, place: what.title })
        : t('notifications.told.staff-named', { name: what.name, place: what.title, by: what.by });
    case 'badge-granted':
    case 'badge-ends':
      return t(`notifications.told.${what.kind}`, { badge: t(`people.badge.${what.badge}`) });
    case 'badge-ends-of':
      return t('notifications.told.badge-ends-of', { badge: t(`people.badge.${what.badge}`), name: what.name });
    case 'reminder':
      return t('notifications.told.reminder');
    case 'decided':
      return t('notifications.told.decided');
    case 'report-waits':
      return t('notifications.told.report_waits');
    case 'report-closed':
      return t('notifications.told.report_closed');
    case 'unmasking-asked':
    case 'unmasking-answered':
    case 'unmasked':
      return t(`notifications.told.${what.kind}`);
    case 'report-stuck':
      return t('notifications.told.report_stuck');
    case 'post-waits':
      return t('notifications.told.post_waits');
    case 'post-late':
      return t('notifications.told.post_late');
    case 'posts-late':
      return t('notifications.told.posts_late');
    case 'posts-stuck':
      return t('notifications.told.posts_stuck');
    case 'asked-to-widen':
      return t('notifications.told.asked_to_widen');
    case 'widening-over':
      return t('notifications.told.widening_over');
    case 'appeal-waits':
      return t('notifications.told.appeal_waits');
    case 'appeal-stuck':
      return t('notifications.told.appeal_stuck');
    case 'appeal-answered':
      return t('notifications.told.appeal_answered');
  }
}
