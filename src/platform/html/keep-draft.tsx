import type { ComponentChildren } from 'preact';
import type { Words } from '../i18n/index.ts';

type KeepDraftProps = {
  words: Words;
  /** The draft's name, as `readDraft` and `dropDraft` know it. */
  form: string;
  /** Tells people on one device apart, such as the person's own byline. */
  owner: string;
  /** When the server kept the words that it put into the fields; null when it put none there. */
  keptAt: Date | null;
  /** How many other devices kept other words for this form. */
  asides?: number;
  /** The page that shows this form. */
  back: string;
  children: ComponentChildren;
};

/** Around a form: what is typed there is kept on the server and in the browser, and can be thrown away. */
export function KeepDraft({ words, form, owner, keptAt, asides = 0, back, children }: KeepDraftProps) {
  const { t } = words;
  return (
    <keep-draft
      form={form}
      owner={owner}
      data-kept-at={keptAt?.toISOString()}
      data-kept={t('islands.draft.kept', { time: '{time}' })}
      data-away={t('islands.draft.away')}
      data-signed-out={t('islands.draft.signed_out')}
      data-offline={t('islands.draft.offline')}
      data-nowhere={t('islands.draft.nowhere')}
      data-restored={t('islands.draft.restored')}
      data-sending={t('islands.sending')}
    >
      {children}
      <div class="draft">
        <p class="draft-line" data-draft-line>
          {keptAt && t('islands.draft.kept_on', { when: words.when(keptAt) })}
        </p>
        <p class="draft-line" data-draft-beside hidden={asides === 0}>
          {t('islands.draft.beside')} <a href="/drafts">{t('islands.draft.see_both')}</a>
        </p>
        <ThrowAway t={t} form={form} back={back} shown={keptAt !== null} />
      </div>
    </keep-draft>
  );
}

function ThrowAway({ t, form, back, shown }: { t: Words['t']; form: string; back: string; shown: boolean }) {
  return (
    <form method="post" action="/drafts/throw-away" hidden={!shown} data-throw-away>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="back" value={back} />
      <button class="button button-plain" type="submit">
        {t('islands.draft.throw_away')}
      </button>
    </form>
  );
}

/** On the page after the words were said: the browser's own copy goes, if it was sent under the key of this form. */
export function DraftDone({ form, owner, sentAs }: { form: string; owner: string; sentAs: string }) {
  return <draft-done form={form} owner={owner} sent-as={sentAs} />;
}
