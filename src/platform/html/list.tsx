import type { ComponentChildren } from 'preact';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import type { Markup } from './unchanging.ts';

/** Things one below the other, parted by thin lines. */
export function List({ label, children }: { label?: string; children: ComponentChildren }) {
  return (
    <ul class="list" role="list" aria-label={label}>
      {children}
    </ul>
  );
}

type ListItemProps = {
  title: string;
  href?: string | undefined;
  lang?: string | undefined;
  icon?: IconName;
  face?: string | null;
  /** Small lines below the title: who, when, how many. */
  lines?: ComponentChildren[];
  chips?: ComponentChildren;
  children?: ComponentChildren;
};

export function ListItem(item: ListItemProps) {
  return (
    <li class="list-item">
      <InItem {...item} />
    </li>
  );
}

/** The same, drawn already: what stands in it is `InItem`. */
export function DrawnItem({ drawn }: { drawn: Markup }) {
  return <li class="list-item" dangerouslySetInnerHTML={drawn} />;
}

export function InItem({ title, href, lang, icon, face, lines = [], chips, children }: ListItemProps) {
  const words = (
    <span lang={lang} dir="auto">
      {title}
    </span>
  );
  return (
    <>
      {face !== undefined && <Face seed={face} />}
      {icon && <Icon name={icon} />}
      <div class="list-words">
        <p class="list-title">{href ? <a href={href}>{words}</a> : words}</p>
        {lines.map((line) => (
          <p class="list-line">{line}</p>
        ))}
        {chips && <div class="chips">{chips}</div>}
        {children}
      </div>
    </>
  );
}
