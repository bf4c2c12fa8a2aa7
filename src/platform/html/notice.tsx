import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** `calm` informs, `warm` is a kindness or a caution, `done` went well, `problem` did not. */
export type NoticeKind = 'calm' | 'warm' | 'done' | 'problem';

const icons: Record<NoticeKind, IconName> = {
  calm: 'info',
  warm: 'sun',
  done: 'circle-check',
  problem: 'circle-alert',
};

type NoticeProps = { kind?: NoticeKind; icon?: IconName; title?: string; id?: string; children: ComponentChildren };

export function Notice({ kind = 'calm', icon, title, id, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} id={id}>
      <Icon name={icon ?? icons[kind]} />
      <div class="notice-words">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
