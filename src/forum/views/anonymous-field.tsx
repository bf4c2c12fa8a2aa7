import { Choices } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { AnonymousChoice } from '../anonymous-choice.ts';
import type { Typed } from '../composed.ts';

type AnonymousFieldProps = { choice: AnonymousChoice | null; typed: Typed; fault?: string | undefined; t: T };

/** Under which name words are said, where an alias may be used, and what that means. Whoever has one keeps to it. */
export function AnonymousField({ choice, typed, fault, t }: AnonymousFieldProps) {
  if (!choice) return null;
  const { name, alias, known, byName } = choice;
  const both = t('forum.anonymous.both');
  return (
    <>
      <Choices
        name="anonymous"
        legend={t('forum.anonymous.legend')}
        error={fault}
        value={typed['anonymous'] ?? (known ? 'yes' : '')}
        options={[
          { value: '', label: t('forum.anonymous.by_name', { name }), ...(known ? { hint: both } : {}) },
          {
            value: 'yes',
            label: t('forum.anonymous.by_alias', { alias }),
            hint: byName ? both : t(known ? 'forum.anonymous.known' : 'forum.anonymous.new'),
          },
        ]}
      />
      <details class="help-fold">
        <summary>{t('forum.anonymous.what')}</summary>
        <ul>
          <li>{t('forum.anonymous.what_alias')}</li>
          <li>{t('forum.anonymous.what_moderators')}</li>
          <li>{t('forum.anonymous.what_two')}</li>
          <li>{t('forum.anonymous.what_words')}</li>
        </ul>
      </details>
    </>
  );
}
