import { lift, toggleMark, wrapIn } from '@tiptap/pm/commands';
import type { MarkType, NodeType } from '@tiptap/pm/model';
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list';
import type { Command, EditorState } from '@tiptap/pm/state';
import { schema } from './schema.ts';

const { marks, nodes } = schema;

/** One button: what it does, and whether what it does is so where the caret stands. `says` names its words. */
export type Tool = { says: string; act: Command; isOn(state: EditorState): boolean };

export function hasMark({ doc, selection: { from, to, empty, $from }, storedMarks }: EditorState, type: MarkType): boolean {
  return empty ? !!type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type);
}

function isWithin({ selection: { $from } }: EditorState, type: NodeType): boolean {
  return Array.from({ length: $from.depth }, (_, n) => $from.node(n + 1)).some((node) => node.type === type);
}

const marked = (says: string, type: MarkType): Tool => ({ says, act: toggleMark(type), isOn: (state) => hasMark(state, type) });

const wrapped = (says: string, type: NodeType, wrap: Command, unwrap: Command): Tool => ({
  says,
  act: (state, dispatch, view) => (isWithin(state, type) ? unwrap : wrap)(state, dispatch, view),
  isOn: (state) => isWithin(state, type),
});

const out = liftListItem(nodes.list_item);

export const tools: readonly Tool[] = [
  marked('bold', marks.strong),
  marked('slanted', marks.em),
  marked('struck', marks.strike),
  wrapped('list', nodes.bullet_list, wrapInList(nodes.bullet_list), out),
  wrapped('numbers', nodes.ordered_list, wrapInList(nodes.ordered_list), out),
  wrapped('quoted', nodes.blockquote, wrapIn(nodes.blockquote), lift),
];
