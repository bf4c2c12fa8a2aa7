import { Actions, Button, Form } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { How } from '../../people/index.ts';

/** Whether this reader is told of new replies here, and one press to change it. Nobody else sees it. */
export function FollowBox({ threadId, following, t }: { threadId: string; following: How | null; t: T }) {
  const state = following ?? 'none';
  return (
    <Form action={`/threads/${threadId}/follow`} aria-label={t('forum.follow.label')}>
      <p class="soft">{t(`forum.follow.${state}`)}</p>
      <Actions>
        {state !== 'follow' && (
          <Button kind="quiet" name="how" value={state === 'mute' ? 'none' : 'follow'}>
            {t(state === 'mute' ? 'forum.follow.unmute' : 'forum.follow.start')}
          </Button>
        )}
        {state === 'follow' && (
          <Button kind="quiet" name="how" value="none">
            {t('forum.follow.stop')}
          </Button>
        )}
        {state !== 'mute' && (
          <Button kind="plain" name="how" value="mute">
            {t('forum.follow.mute_it')}
          </Button>
        )}
      </Actions>
    </Form>
  );
}
