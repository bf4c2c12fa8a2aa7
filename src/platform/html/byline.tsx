import { Face } from './face.tsx';
import { Time, type Moment } from './time.tsx';

export type BylineProps = {
  /** For an article that is labelled by its author: whoever goes from heading to heading goes from one to the next. */
  id?: string;
  name: string;
  href?: string | undefined;
  /** What the face is drawn from; null for someone without a name. */
  face: string | null;
  /** A role given by staff, in words. */
  role?: string | undefined;
  lines?: string[];
  time?: Moment;
  /** Where the time leads: the post itself. */
  timeHref?: string;
};

export function Byline({ id, name, href, face, role, lines = [], time, timeHref }: BylineProps) {
  const Name = id ? 'h2' : 'p';
  return (
    <div class="byline">
      <Face seed={face} />
      <div class="byline-words">
        <Name class="byline-name" id={id}>
          {href ? (
            <a href={href}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          {role && <span class="byline-role">{role}</span>}
        </Name>
        {lines.map((line) => (
          <p class="byline-line">{line}</p>
        ))}
        {time && <p class="byline-line">{timeHref ? <a href={timeHref}>{Time(time)}</a> : Time(time)}</p>}
      </div>
    </div>
  );
}
