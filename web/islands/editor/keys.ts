import { baseKeymap, chainCommands, exitCode, toggleMark } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { inputRules, wrappingInputRule } from '@tiptap/pm/inputrules';
import { keymap } from '@tiptap/pm/keymap';
import { liftListItem, splitListItem } from '@tiptap/pm/schema-list';
import type { Command, Plugin } from '@tiptap/pm/state';
import { schema } from './schema.ts';

const { marks, nodes } = schema;

const lineEnd: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** As everywhere else; Tab goes on to the next thing, since nobody should be caught in a list. */
const own: Record<string, Command> = {
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.em),
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Shift-Enter': lineEnd,
  Enter: splitListItem(nodes.list_item),
  Backspace: (state, dispatch) => {
    const { $from, empty } = state.selection;
    return empty && $from.parentOffset === 0 && $from.index(-1) === 0 && liftListItem(nodes.list_item)(state, dispatch);
  },
};

/** What somebody types who knows the marks becomes what they mean. */
const typed = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,4})[.)]\s$/, nodes.ordered_list, (match) => ({ order: Number(match[1]) })),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  ],
});

export const keys: readonly Plugin[] = [typed, keymap(own), keymap(baseKeymap)];
