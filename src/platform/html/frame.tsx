import type { ComponentChildren } from 'preact';
import type { T } from '../i18n/index.ts';
import { Crumbs, type Crumb } from './crumbs.tsx';
import { Document, type DocumentProps } from './document.tsx';
import { Flash, type FlashProps } from './flash.tsx';
import { Foot, type Language } from './foot.tsx';
import { Head, type HeadProps } from './head.tsx';
import { Navigation, type Place } from './navigation.tsx';
import { WaitLine } from './wait-line.tsx';

export type FrameProps = Omit<DocumentProps, 'title' | 'children'> & {
  t: T;
  /** Of the page; the community's name is added for the browser's tab. */
  title: string;
  community: HeadProps['community'];
  viewer: HeadProps['viewer'];
  nav: Place[];
  crumbs?: Crumb[] | undefined;
  flash?: FlashProps | undefined;
  /** Beside the text where there is room, below it where there is not. */
  aside?: ComponentChildren;
  /** For the switch at the foot; `path` is where it leads back to. */
  languages?: Language[];
  path?: string;
  /** A wide page (tables); the usual one is as wide as one reads. */
  wide?: boolean;
  children: ComponentChildren;
};

/** The same way in, the same help and the same way out, on every page. */
export function Frame({ t, title, community, viewer, nav, crumbs, flash, aside, languages, path, wide, children, ...page }: FrameProps) {
  const shape = wide ? 'frame frame-wide' : aside ? 'frame frame-aside' : 'frame';
  return (
    <Document {...page} title={title === community.name ? title : `${title} · ${community.name}`}>
      <a class="skip" href="#main">
        {t('html.frame.skip')}
      </a>
      <Head t={t} community={community} viewer={viewer} />
      <div class={nav.length > 0 ? shape : `${shape} frame-alone`}>
        <Navigation t={t} places={nav} />
        <main id="main" tabindex={-1}>
          {crumbs && crumbs.length > 0 && <Crumbs label={t('html.frame.crumbs')} crumbs={crumbs} />}
          {viewer && <WaitLine t={t} owner={viewer.owner} />}
          {flash && <Flash {...flash} />}
          {children}
        </main>
        {aside && <aside aria-label={t('html.frame.aside')}>{aside}</aside>}
      </div>
      <Foot t={t} lang={page.lang} languages={languages ?? []} path={path ?? '/'} />
      <div id="live" class="aloud" role="status" aria-live="polite" />
    </Document>
  );
}
