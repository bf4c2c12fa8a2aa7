import type { ComponentChildren } from 'preact';

export type Theme = 'light' | 'dark' | 'contrast';
export type TextSize = 'normal' | 'large' | 'larger';

/** Addresses of what the build made, from its assets.json. */
export type Assets = { css: string; script: string };

export type DocumentProps = {
  title: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Null follows the device. */
  theme?: Theme | null | undefined;
  textSize?: TextSize | undefined;
  assets: Assets;
  /** Scripts of this page alone. */
  scripts?: string[];
  description?: string | undefined;
  /** Search engines are kept out unless a page says otherwise. */
  robots?: 'index' | 'noindex';
  children: ComponentChildren;
};

const paper = { light: '#f8f4ec', dark: '#11191c' };

function ThemeColour({ theme }: { theme: Theme | null }) {
  if (theme === 'light' || theme === 'dark') return <meta name="theme-color" content={paper[theme]} />;
  return (
    <>
      <meta name="theme-color" content={paper.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={paper.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

export function Document(props: DocumentProps) {
  const { title, lang, dir, theme = null, textSize = 'normal', assets, scripts = [], description } = props;
  return (
    <html lang={lang} dir={dir} data-theme={theme ?? undefined} data-text={textSize === 'normal' ? undefined : textSize}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {description && <meta name="description" content={description} />}
        {props.robots !== 'index' && <meta name="robots" content="noindex" />}
        <ThemeColour theme={theme} />
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {[assets.script, ...scripts].map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body>{props.children}</body>
    </html>
  );
}
