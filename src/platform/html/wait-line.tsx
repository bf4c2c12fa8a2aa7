import type { T } from '../i18n/index.ts';

/** Where it is told that a reply waits for a connection; empty, and without JavaScript nothing. */
export function WaitLine({ t, owner }: { t: T; owner: string }) {
  return (
    <wait-line
      owner={owner}
      data-waits={t('islands.wait.waits')}
      data-sent={t('islands.wait.sent')}
      data-read={t('islands.wait.read')}
      data-refused={t('islands.wait.refused')}
      data-stop={t('islands.wait.stop')}
      data-stopped={t('islands.wait.stopped')}
    />
  );
}
