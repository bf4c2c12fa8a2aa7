type ProseProps = {
  /** Sanitised when it was written, never here. */
  html: string;
  lang?: string | undefined;
};

/** What a person wrote, in its own language and direction. */
export function Prose({ html, lang }: ProseProps) {
  return <div class="prose" lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
