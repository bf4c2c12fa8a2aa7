import { Actions, Button, Form, Notice, Select } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { KeptThread, ListedForKeeping } from '../keep-queries.ts';
import type { Again } from '../keep-routes.tsx';
import { Faults, Reason } from './keep-thread.tsx';
import { WhileTheyAreAsked } from './move.tsx';

type MergeProps = {
  thread: KeptThread;
  others: ListedForKeeping[];
  retry: Again;
  /** Who would newly read the words of the newer one; null where nobody would, or nothing was chosen yet. */
  who: string | null;
  t: T;
};

/** Two conversations about the same. */
export function MergeView({ thread, others, retry, who, t }: MergeProps) {
  return (
    <>
      <h1>{t('forum.merge.title')}</h1>
      {who === null ? (
        <p>{t('forum.merge.intro')}</p>
      ) : (
        <Notice kind="warm" title={t('forum.merge.wider')}>
          <p>{t('forum.merge.wider_who', { who })}</p>
          <p>{t('forum.move.wider_ask')}</p>
        </Notice>
      )}
      <Faults t={t} retry={retry} />
      <Form action={`/threads/${thread.id}/merge`}>
        <Select
          name="other"
          label={t('forum.merge.other')}
          error={retry.faults['other']}
          value={retry.typed['other'] ?? ''}
          empty={t('forum.merge.choose')}
          options={others.map((o) => ({ value: o.id, label: o.title || t('forum.thread.taken_back'), lang: o.language }))}
        />
        <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
        {who !== null && <WhileTheyAreAsked t={t} retry={retry} of="merge" />}
        <Actions>
          <Button>{t(who === null ? 'forum.merge.submit' : 'forum.move.ask')}</Button>
        </Actions>
      </Form>
    </>
  );
}
