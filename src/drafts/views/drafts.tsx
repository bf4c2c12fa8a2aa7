import { Actions, Button, Card, CopyText, Empty, Form, LinkButton, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { OwnDraft, Where } from '../queries.ts';

/** What was begun in one form: first what stands in its box. `where` is null when its writer may no longer go there. */
export type DraftOnPage = { versions: OwnDraft[]; where: Where | null };

export function DraftsView({ drafts, words }: { drafts: DraftOnPage[]; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('drafts.title')}</h1>
      {drafts.length > 0 && <Soft>{t('drafts.intro')}</Soft>}
      {drafts.map((draft, n) => (
        <OneDraft draft={draft} n={n} words={words} />
      ))}
      {drafts.length === 0 && (
        <Empty title={t('drafts.none')}>
          <p>{t('drafts.none_words')}</p>
        </Empty>
      )}
    </>
  );
}

function OneDraft({ draft: { versions, where }, n, words }: { draft: DraftOnPage; n: number; words: Words }) {
  const { t } = words;
  const kind = versions[0]!.form.split(':')[0]!;
  const known = ['reply', 'thread', 'edit'].includes(kind) ? kind : 'other';
  return (
    <Card title={where ? t(`drafts.where.${known}`, { title: where.title || t('drafts.no_title') }) : t('drafts.where.gone')}>
      {!where && <Soft>{t('drafts.gone_words')}</Soft>}
      {versions.map((version, at) => (
        <Version version={version} id={`draft-${n}-${at}`} where={where} words={words} />
      ))}
    </Card>
  );
}

function Version({ version, id, where, words }: { version: OwnDraft; id: string; where: Where | null; words: Words }) {
  const { t } = words;
  const when = words.when(new Date(version.kept_at));
  const { title = '', words: text = '', language } = version.fields;
  return (
    <section class="draft-version" aria-labelledby={`${id}-when ${id}`}>
      <p class="soft" id={`${id}-when`}>
        {t(version.aside ? 'drafts.kept_aside' : 'drafts.kept', { when })}
      </p>
      <div class="prose" id={id} dir="auto" lang={language || undefined}>
        {title && (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {text ? text.split(/\n{2,}/).map((part) => <p class="as-typed">{part}</p>) : <p>{t('drafts.no_words')}</p>}
      </div>
      <VersionActions version={version} id={id} where={where} t={t} />
    </section>
  );
}

function VersionActions({ version, id, where, t }: { version: OwnDraft; id: string; where: Where | null; t: Words['t'] }) {
  return (
    <Actions>
      {!version.aside && where && <LinkButton href={where.href}>{t('drafts.continue')}</LinkButton>}
      {version.aside && where && (
        <Form action={`/drafts/asides/${version.aside}/take`}>
          <Button kind="quiet">{t('drafts.take')}</Button>
        </Form>
      )}
      {!where && (
        <CopyText from={id} copied={t('drafts.copied')}>
          {t('drafts.copy')}
        </CopyText>
      )}
      <ThrowAway version={version} t={t} />
    </Actions>
  );
}

function ThrowAway({ version, t }: { version: OwnDraft; t: Words['t'] }) {
  const aside = version.aside !== null;
  return (
    <Form
      action={aside ? `/drafts/asides/${version.aside}/throw-away` : '/drafts/throw-away'}
      hidden={aside ? {} : { form: version.form, back: '/drafts' }}
    >
      <Button kind="plain">{t('drafts.throw_away')}</Button>
    </Form>
  );
}
