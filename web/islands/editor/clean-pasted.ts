/** Of what Word, Google's documents, mails and web pages copy, what means something here. The schema takes care of the rest. */
export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(html.replaceAll(/<!\[(?:if|endif)[^>]*>/gi, ''), 'text/html');
  page
    .querySelectorAll('script, style, meta, link, title, xml, object, svg, img, button, .Apple-interchange-newline')
    .forEach((e) => e.remove());
  page.querySelectorAll('[style*="display:none" i]').forEach((e) => e.remove());
  looks(page);
  headings(page);
  tables(page);
  wordLists(page);
  // Google's documents put line ends between blocks.
  page.querySelectorAll('p + br, ul + br, ol + br').forEach((e) => e.remove());
  return page.body.innerHTML;
}

function replace(old: Element, tag: string, inside: Node[]): HTMLElement {
  const made = old.ownerDocument.createElement(tag);
  made.append(...inside);
  old.replaceWith(made);
  return made;
}

const looksLike = {
  strong: /(?:^|;)\s*font-weight:\s*(?:bold|bolder|[6-9]00)/i,
  em: /(?:^|;)\s*font-style:\s*italic/i,
  s: /(?:^|;)\s*text-decoration[\w-]*:[^;]*line-through/i,
};

/**
 * What is bold by its style is said to be. The attribute is read as text: our page lets no style of others take effect.
 * Google's documents put all they copy into a <b> that is not bold.
 */
function looks(page: Document): void {
  for (const element of page.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? '';
    if (element.localName === 'b' && /(?:^|;)\s*font-weight:\s*(?:normal|400)/i.test(style)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const [tag, look] of Object.entries(looksLike)) {
      if (!look.test(style)) continue;
      const made = page.createElement(tag);
      made.append(...element.childNodes);
      element.append(made);
    }
  }
}

/** There are no headings here; bold words say it as well. */
function headings(page: Document): void {
  for (const heading of page.querySelectorAll('h1, h2, h3, h4, h5, h6, [class^="MsoHeading"], .MsoTitle')) {
    const strong = page.createElement('strong');
    strong.append(...heading.childNodes);
    replace(heading, 'p', [strong]);
  }
}

/** A row becomes a line; between its cells stands a dash. */
function tables(page: Document): void {
  for (const table of [...page.querySelectorAll('table')].toReversed()) {
    const rows = [...table.rows].map((row) => {
      const line = page.createElement('p');
      line.textContent = [...row.cells]
        .map((cell) => (cell.textContent ?? '').trim())
        .filter(Boolean)
        .join(' – ');
      return line;
    });
    table.replaceWith(...rows);
  }
}

const levelOf = (p: Element) => Number(/mso-list:[^;"]*level(\d)/i.exec(p.getAttribute('style') ?? '')?.[1] ?? 1);

const byWord = '[class^="MsoListParagraph"], p[style*="mso-list:" i]';
/** What Word puts before a point of a list so that it looks like one. */
const bullet = '[style*="mso-list:Ignore" i]';
const isNumbered = (p: Element) => /^\s*\(?(?!o\s)\w{1,3}[.)]/i.test(p.querySelector(bullet)?.textContent ?? '');

/** Word's lists are paragraphs that look like lists. */
function wordLists(page: Document): void {
  const points = new Map([...page.querySelectorAll(byWord)].map((p) => [p, isNumbered(p) ? 'ol' : 'ul']));
  page.querySelectorAll(bullet).forEach((e) => e.remove());
  for (const [first, kind] of points) {
    if (!first.isConnected) continue;
    const run: Element[] = [first];
    for (
      let next = first.nextElementSibling;
      next && (levelOf(next) > 1 ? points.has(next) : points.get(next) === kind);
      next = next.nextElementSibling
    )
      run.push(next);
    const list = page.createElement(kind);
    first.before(list);
    nest(list, run);
  }
}

function nest(list: HTMLElement, run: readonly Element[]): void {
  const open = [list];
  for (const paragraph of run) {
    while (open.length > levelOf(paragraph)) open.pop();
    const last = open.at(-1)!.lastElementChild;
    if (open.length < levelOf(paragraph) && last) open.push(last.appendChild(list.ownerDocument.createElement(list.tagName)));
    const item = list.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    open.at(-1)!.append(item);
    paragraph.remove();
  }
}
