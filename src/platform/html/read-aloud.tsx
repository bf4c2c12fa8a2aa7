import type { T } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

/** A button that has the posts of a page read by the browser's own voice; there only where the browser has one. */
export function ReadAloud({ t }: { t: T }) {
  return (
    <read-aloud
      data-label={t('islands.aloud.label')}
      data-pause={t('islands.aloud.pause')}
      data-go-on={t('islands.aloud.go_on')}
      data-next={t('islands.aloud.next')}
      data-stop={t('islands.aloud.stop')}
      data-stopped={t('islands.aloud.stopped')}
      data-away={t('islands.aloud.away')}
    >
      <button class="button button-plain" type="button" hidden>
        <Icon name="ear" />
        <span>{t('islands.aloud.begin')}</span>
      </button>
    </read-aloud>
  );
}
