import { convert } from 'html-to-text';
import type { ComponentChildren } from 'preact';
import { renderPage } from '../html/index.ts';

type Composed = { lang: string; dir: 'ltr' | 'rtl'; title: string; children: ComponentChildren };

const paper = 'margin:0;padding:24px;background:#f8f4ec;color:#1d2b2e;font:18px/1.6 system-ui,sans-serif';
const sheet = 'max-width:36em;margin:0 auto;text-align:start';

/** One letter, the same words as HTML and as plain text. Styles stand in the tags: mail programs keep no others. */
export function compose({ lang, dir, title, children }: Composed): { html: string; text: string } {
  const html = renderPage(
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
      </head>
      <body style={paper}>
        <div style={sheet}>{children}</div>
      </body>
    </html>,
  );
  return { html, text: convert(html, { wordwrap: false, selectors: [{ selector: 'a', options: { hideLinkHrefIfSameAsText: true } }] }) };
}

const button = 'display:inline-block;padding:12px 20px;border-radius:10px;background:#0b5361;color:#ffffff;text-decoration:none';

/** The one link of a letter. */
export function LetterLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <p>
      <a href={href} style={button}>
        {children}
      </a>
    </p>
  );
}
