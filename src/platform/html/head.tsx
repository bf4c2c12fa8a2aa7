import type { T } from '../i18n/index.ts';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import { inEachLanguage } from './unchanging.ts';

export type HeadProps = {
  t: T;
  community: { name: string };
  /** Null for someone who is not signed in. */
  viewer: { name: string; faceSeed: string; owner: string; href?: string } | null;
};

/** Help and the way out stand together, first in the order of reading. */
const safety = inEachLanguage((t) => (
  <>
    <a class="safety-help" href="/help-now">
      <Icon name="life-buoy" />
      <span>{t('html.frame.help')}</span>
    </a>
    {/* A form: a link in a post could lead there as well, and take somebody's words away. */}
    <leave-page>
      <form method="post" action="/leave-page">
        <button class="safety-leave" type="submit">
          <Icon name="door-open" />
          <span>{t('html.frame.leave')}</span>
        </button>
      </form>
    </leave-page>
  </>
));

export function Head({ t, community, viewer }: HeadProps) {
  return (
    <header class="head">
      <div class="safety" dangerouslySetInnerHTML={safety(t)} />
      <a class="brand" href="/">
        <Logo />
        <span>{community.name}</span>
      </a>
      {viewer ? (
        <a class="viewer" href={viewer.href ?? '/you'}>
          <Face seed={viewer.faceSeed} />
          <bdi>{viewer.name}</bdi>
        </a>
      ) : (
        <a class="viewer" href="/sign-in">
          <Icon name="user" />
          <span>{t('html.frame.sign_in')}</span>
        </a>
      )}
    </header>
  );
}
