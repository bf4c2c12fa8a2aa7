import type { ComponentChildren } from 'preact';

type CardProps = { id?: string; kick?: string; title?: ComponentChildren; level?: 2 | 3; children: ComponentChildren };

/** Something that stands by itself. Lists and posts need no card: a thin line is enough. */
export function Card({ id, kick, title, level = 2, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="card" id={id}>
      {kick && <Kick>{kick}</Kick>}
      {title && <Heading class="card-title">{title}</Heading>}
      {children}
    </section>
  );
}

/** The few words above a title that say why it is here. */
export function Kick({ children }: { children: ComponentChildren }) {
  return <p class="kick">{children}</p>;
}

/** Text of less weight: dates, explanations. */
export function Soft({ children }: { children: ComponentChildren }) {
  return <p class="soft">{children}</p>;
}
