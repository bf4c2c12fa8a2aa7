/**
 * Pictures that were pasted go where pictures are chosen, if there is such a place; the words stay words.
 * @returns whether there was nothing else to paste
 */
export function bringPictures(form: HTMLFormElement | null, { clipboardData }: ClipboardEvent): boolean {
  const pictures = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
  const field = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!field || pictures.length === 0 || clipboardData?.types.includes('text/html')) return false;
  const chosen = new DataTransfer();
  for (const picture of pictures) chosen.items.add(picture);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
