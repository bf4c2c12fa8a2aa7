import type { ComponentChildren } from 'preact';
import { Byline, type BylineProps } from './byline.tsx';
import { Icon } from './icon.tsx';
import { Prose } from './prose.tsx';
import { isMarkup, type Markup } from './unchanging.ts';

type PostProps = {
  /** The fragment of its address. */
  id: string;
  byline: Omit<BylineProps, 'id'>;
  /** One line that leads to what this answers. */
  answers?: { href: string; words: ComponentChildren } | undefined;
  /** What the words answer, in somebody else's words. */
  before?: ComponentChildren;
  /** Empty for pictures alone. */
  html?: string;
  lang?: string | undefined;
  /** The honest trace: edited, hidden, removed, and when. */
  trace?: ComponentChildren;
  /** What stands instead of the words, or below them: a fold, a notice. */
  children?: ComponentChildren;
  /** What one may do with it. */
  actions?: ComponentChildren | Markup;
};

export function Post({ id, byline, answers, before, html, lang, trace, children, actions }: PostProps) {
  return (
    <article class="post" id={id} aria-labelledby={`${id}-by`} tabindex={-1}>
      <Byline {...byline} id={`${id}-by`} />
      {answers && (
        <p class="post-answers">
          <Icon name="corner-down-right" />
          <a href={answers.href}>{answers.words}</a>
        </p>
      )}
      {before}
      {html && <Prose html={html} lang={lang} />}
      {children}
      {trace && <p class="post-trace">{trace}</p>}
      {isMarkup(actions) && <div class="actions post-actions" dangerouslySetInnerHTML={actions} />}
      {actions && !isMarkup(actions) && <div class="actions post-actions">{actions}</div>}
    </article>
  );
}
