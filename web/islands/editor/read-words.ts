import type { Node } from '@tiptap/pm/model';
import { MarkdownParser } from 'prosemirror-markdown';
import { makeMarkdown } from '../../../src/platform/markdown-marks.ts';
import { schema } from './schema.ts';

const broken = { node: 'hard_break' };

// Its types are of an older markdown-it; it uses nothing but the tokens, which are the same.
const parser = new MarkdownParser(schema, makeMarkdown() as never, {
  paragraph: { block: 'paragraph' },
  blockquote: { block: 'blockquote' },
  bullet_list: { block: 'bullet_list' },
  ordered_list: { block: 'ordered_list', getAttrs: (token) => ({ order: Number(token.attrGet('start') ?? 1) }) },
  list_item: { block: 'list_item' },
  fence: { block: 'code_block', noCloseToken: true },
  hr: { node: 'horizontal_rule' },
  softbreak: broken,
  hardbreak: broken,
  em: { mark: 'em' },
  strong: { mark: 'strong' },
  s: { mark: 'strike' },
  code_inline: { mark: 'code', noCloseToken: true },
  link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
});

/** Words as they stand in the plain box, as a document of the editor. */
export function readWords(words: string): Node {
  return parser.parse(words);
}
