import { badgeKinds } from '../../people/index.ts';
import { Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';

export function BadgesView({ words: { t }, community }: { words: Words; community: string }) {
  return (
    <>
      <h1>{t('badges.title')}</h1>
      <p>{t('badges.intro', { community })}</p>
      <dl class="facts">
        {badgeKinds.map((kind) => (
          <div id={kind}>
            <dt>
              <strong>{t(`people.badge.${kind}`)}</strong>
            </dt>
            <dd>{t(`badges.meaning.${kind}`)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('badges.not_title')}</h2>
      <p>{t('badges.not')}</p>
      <p>{t('badges.imitation')}</p>
      <Soft>{t('badges.report')}</Soft>
    </>
  );
}
