import type { T } from '../platform/i18n/index.ts';
import type { ToldOf } from './queries.ts';

/** What happened, in one line. */
export function wordsOfNotice(t: T, what: ToldOf): string {
  switch (what.kind) {
    case 'answered':
      return t('notifications.told.answered', { name: what.name, title: what.title });
    case 'mentioned':
      return t('notifications.told.mentioned', { name: what.name, title: what.title });
    case 'let-in':
      return t('notifications.told.let_in', { place: what.title });
    case 'declined':
      return t('notifications.told.declined', { place: what.title });
    case 'invited':
      return t('notifications.told.invited', { place: what.title });
    case 'decided':
      return t('notifications.told.decided');
    case 'report-waits':
      return t('notifications.told.report_waits');
    case 'report-closed':
      return t('notifications.told.report_closed');
  }
}
