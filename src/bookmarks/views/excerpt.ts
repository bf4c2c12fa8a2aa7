import type { Summary } from '../../contracts/index.ts';
import type { T } from '../../platform/i18n/index.ts';

/** The first words of what is kept, or that it is pictures which nobody has described. */
export function excerptShown(t: T, { excerpt, pictures = [] }: Summary): string {
  return excerpt || (pictures.length > 0 ? t('files.undescribed') : '');
}
