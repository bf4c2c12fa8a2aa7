import { Button, Choice, Form, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { asHidden, type Onward } from '../carried.ts';
import { SaysSummary, type Says } from './says.tsx';

type Changed = { kind: 'rules' | 'privacy'; /** The version agreed to before, if any. */ before: number | null };

type Props = { t: T; changed: readonly Changed[]; onward: Onward; says: Says };

const paths = { rules: '/house-rules', privacy: '/privacy' } as const;

/** Asked, not pushed: whoever wants to read first, or think about it, goes on reading. */
export function AgreePage({ t, changed, onward, says }: Props) {
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.agree.title')}</h1>
      <p>{t('accounts.agree.words')}</p>
      {onward.carried && (
        <Notice kind="warm">
          <p>{t('accounts.agree.kept')}</p>
        </Notice>
      )}
      <ul>
        {changed.map(({ kind, before }) => (
          <li>
            <a href={paths[kind]}>{t(`accounts.agree.read_${kind}`)}</a>
            {before !== null && (
              <>
                {' · '}
                <a href={`${paths[kind]}?version=${before}`}>{t('accounts.agree.read_before')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <Form action="/agree" hidden={asHidden(onward)}>
        <Choice name="consent" id="consent" value="yes" label={t('accounts.agree.consent')} error={says['consent']} />
        <Button>{t('accounts.agree.submit')}</Button>
      </Form>
      <Form action="/agree/later">
        <p>{t('accounts.agree.later_words')}</p>
        <Button kind="quiet">{t('accounts.agree.later')}</Button>
      </Form>
      <p class="soft">
        {t('accounts.agree.not')} <a href="/you/leave">{t('profiles.you.leave')}</a>
      </p>
    </>
  );
}
