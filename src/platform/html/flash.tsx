import { Form } from './form.tsx';
import { Notice } from './notice.tsx';

export type FlashProps = {
  /** `kept`: it did not work yet, and nothing typed is lost. */
  kind: 'done' | 'kept' | 'problem';
  text: string;
  undo?: { action: string; label: string; fields?: Record<string, string> };
};

const undoSeconds = 30;

const looks = { done: 'done', kept: 'warm', problem: 'problem' } as const;

/** What just happened, once, at the top of the next page. */
export function Flash({ kind, text, undo }: FlashProps) {
  return (
    <div class="flash" role="status">
      <Notice kind={looks[kind]}>
        <p>{text}</p>
        {undo && (
          <undo-countdown seconds={undoSeconds}>
            <Form action={undo.action} hidden={undo.fields}>
              <button class="button button-plain" type="submit">
                {undo.label}
              </button>
            </Form>
          </undo-countdown>
        )}
      </Notice>
    </div>
  );
}
