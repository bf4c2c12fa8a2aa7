import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

type WhoWillSeeProps = { id?: string; open?: boolean; children: ComponentChildren };

/** Who will be able to read what is written below it. `open` when everybody on the internet may. */
export function WhoWillSee({ id = 'who-will-see', open = false, children }: WhoWillSeeProps) {
  return (
    <div class={open ? 'who-will-see who-will-see-open' : 'who-will-see'} id={id}>
      <Icon name={open ? 'globe' : 'eye'} />
      <div>{children}</div>
    </div>
  );
}
