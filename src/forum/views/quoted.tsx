import { bylineShown } from '../../people/index.ts';
import { Button, Choices, Form, LinkButton, Actions } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { excerptOf } from '../../platform/markdown.ts';
import { longestQuote } from '../quotes.ts';
import type { Part } from '../quotable-parts.ts';
import type { Quotable, Quoted } from '../read-quotes.ts';
import { whyFolded } from './folded.tsx';

/** What somebody answers, above their own words: as it may be read now, or that it may not be any more. */
export function QuotedView({ quotes, t }: { quotes: readonly Quoted[]; t: T }) {
  return (
    <>
      {quotes.map((quoted) => (
        <blockquote class="quoted" dir="auto" lang={quoted.language ?? undefined}>
          <QuotedWords quoted={quoted} t={t} />
        </blockquote>
      ))}
    </>
  );
}

function QuotedWords({ quoted, t }: { quoted: Quoted; t: T }) {
  if (quoted.elsewhere)
    return (
      <p>
        <a href={`/posts/${quoted.elsewhere}`}>{t('forum.quote.elsewhere')}</a>
      </p>
    );
  if (quoted.id === null) return <p>{t('forum.quote.gone')}</p>;
  const by = <a href={`/posts/${quoted.id}`}>{t('forum.quote.by', { name: bylineShown(t, quoted).name })}</a>;
  if (quoted.met?.how === 'fold' || quoted.met?.how === 'hide')
    return (
      <p>
        {whyFolded(t, quoted.met, bylineShown(t, quoted).name)}. <a href={`/posts/${quoted.id}`}>{t('forum.fold.show')}</a>
      </p>
    );
  if (quoted.words === null)
    return (
      <p>
        {by}. {t('forum.quote.changed')}
      </p>
    );
  return (
    <>
      <p class="quoted-by">{by}</p>
      {paragraphs(quoted.words).map((part) => (
        <p>{part}</p>
      ))}
    </>
  );
}

/** More than this in one quotation are shown as one: each costs as much as a post of its own. */
const mostParagraphs = 8;

// What was chosen may begin or end within a mark; its sign alone says nothing.
function paragraphs(words: string): string[] {
  const parts = words.split(/\n\s*\n/);
  const shown = [...parts.slice(0, mostParagraphs - 1), parts.slice(mostParagraphs - 1).join(' ')];
  return shown.map((part) => excerptOf(part, longestQuote).replaceAll(/\*\*|~~|`/g, '')).filter((part) => part !== '');
}

const lineOf = (t: T, { words, ...by }: Quoted) =>
  `${t('forum.quote.by', { name: bylineShown(t, by).name })}: ${excerptOf(words ?? '', 200)}`;

/** What is quoted stands above the box, each with a tick that can be taken away. */
export function QuotesField({ quotes, t }: { quotes: readonly Quotable[]; t: T }) {
  if (quotes.length === 0) return null;
  return (
    <Choices
      type="checkbox"
      name="quotes"
      legend={t('forum.quote.field')}
      hint={t('forum.quote.field_hint')}
      options={quotes.map((quoted) => ({
        value: quoted.ref,
        label: (
          <q class="said" dir="auto">
            {lineOf(t, quoted)}
          </q>
        ),
      }))}
      value={quotes.map(({ ref }) => ref)}
    />
  );
}

export type QuotePage = {
  postId: string;
  threadId: string;
  name: string;
  language: string;
  whole: string;
  parts: (Part & { ref: string })[];
};

/** Without a script, words are chosen by the paragraph. */
export function QuotePageView({ page, t }: { page: QuotePage; t: T }) {
  const shown = (part: Part) => (
    <span class="said" dir="auto" lang={page.language}>
      {excerptOf(part.text, 300)}
    </span>
  );
  const options = page.parts.map((part) => ({ value: part.ref, label: shown(part) }));
  return (
    <>
      <h1>{t('forum.quote.title', { name: page.name })}</h1>
      <p class="soft">{t('forum.quote.intro')}</p>
      <Form method="get" action={`/threads/${page.threadId}#reply`} hidden={{ at: page.postId, answer: page.postId }}>
        <Choices
          name="quote"
          legend={t('forum.quote.legend')}
          options={options.length > 1 ? [...options, { value: page.whole, label: t('forum.quote.whole') }] : options}
          value={options[0]?.value ?? ''}
        />
        <Actions>
          <Button>{t('forum.quote.submit')}</Button>
          <LinkButton kind="plain" href={`/posts/${page.postId}`}>
            {t('forum.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
