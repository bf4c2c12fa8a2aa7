import { longestAlt } from '../../files/index.ts';
import { Icon } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';

/** One picture in a composer, and all that may have to be said about it. A script fills it in. */
export function PartsView({ t, limits }: { t: T; limits: { mostBytes: number; aPost: number } }) {
  const megabytes = limits.mostBytes / 1_000_000;
  return (
    <template
      data-picture-parts
      data-sending={t('pictures.island.sending', { name: '{name}', percent: '{percent}' })}
      data-drawing={t('pictures.island.drawing')}
      data-ready={t('pictures.island.ready')}
      data-cut={t('pictures.island.cut')}
      data-failed={t('pictures.island.failed')}
      data-signed-out={t('pictures.island.signed_out')}
      data-too-many={t('pictures.fault.too_many', { most: limits.aPost })}
      data-too-large={t('pictures.fault.too_large', { megabytes })}
      data-too-many-waiting={t('pictures.fault.slow_down')}
      data-described={t('pictures.island.described')}
      data-removed={t('pictures.flash.removed')}
      data-nth={t('pictures.island.nth', { n: '{n}' })}
      data-sent-on={t('pictures.island.wait')}
    >
      <li class="picture-item">
        <div class="picture-seen" />
        <div class="picture-said">
          <p class="picture-line" data-line />
          <progress max={100} aria-label={t('pictures.island.progress')} />
          <div class="field" data-ask hidden>
            <label>
              <span data-nth-label /> {t('pictures.alt.ask')}
            </label>
            <div class="hint">{t('pictures.alt.hint')}</div>
            <textarea class="input textarea" rows={2} dir="auto" maxlength={longestAlt} />
          </div>
          <div class="choice" data-ask hidden>
            <input type="checkbox" />
            <label>
              <span>{t('pictures.alt.decoration')}</span>
            </label>
          </div>
          <div class="actions">
            <button class="button button-plain" type="button" data-do="again" hidden>
              <span>{t('pictures.island.again')}</span>
            </button>
            <button class="button button-plain" type="button" data-do="earlier" hidden>
              <span>{t('pictures.island.earlier')}</span>
            </button>
            <button class="button button-plain" type="button" data-do="later" hidden>
              <span>{t('pictures.island.later')}</span>
            </button>
            <button class="button button-plain" type="button" data-do="remove">
              <Icon name="trash-2" />
              <span>{t('pictures.island.remove')}</span>
            </button>
          </div>
        </div>
      </li>
    </template>
  );
}
