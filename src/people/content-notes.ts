/** What words may be about that somebody would rather not meet unprepared, in the order in which it is asked. */
export const contentNotes = [
  'death',
  'recurrence',
  'prognosis',
  'statistics',
  'scan-results',
  'end-of-treatment',
  'graphic',
  'weight',
  'fertility',
  'sexuality',
  'suicide',
] as const;
export type ContentNote = (typeof contentNotes)[number];

export function isContentNote(text: string): text is ContentNote {
  return (contentNotes as readonly string[]).includes(text);
}

/** Those of a text that are notes of ours, each once and in our order; a form keeps several in one field, parted by commas. */
export function notesIn(text: string): ContentNote[] {
  const said = text.split(',').map((one) => one.trim());
  return contentNotes.filter((note) => said.includes(note));
}
