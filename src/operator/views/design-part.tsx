import type { ComponentChildren } from 'preact';

/** One group of parts on the design page. */
export function DesignPart({ name, title, children }: { name: string; title: string; children: ComponentChildren }) {
  return (
    <section class="design-part" aria-labelledby={`part-${name}`}>
      <h2 id={`part-${name}`}>{title}</h2>
      {children}
    </section>
  );
}
