import type { IconName } from '../../platform/html/index.ts';
import type { Intent } from '../tables.ts';

export const intentIcon: Record<Intent, IconName> = {
  listen: 'ear',
  advice: 'lightbulb',
  'same-boat': 'users',
  'good-news': 'sun',
  practical: 'clipboard-list',
};
