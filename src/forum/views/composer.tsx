import type { ComponentChildren } from 'preact';
import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import { Actions, Button, Form, KeepDraft, LinkButton, TextArea, WhoWillSee as WhoBox } from '../../platform/html/index.ts';
import type { IconName } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Typed } from '../composed.ts';

/** What stands in the composer when the page is shown, and whom its words are for. */
export type ComposerPage = {
  /** The draft's name, and the page that shows it. */
  form: string;
  back: string;
  /** Tells people on one device apart; see KeepDraft. */
  owner: string;
  keptAt: Date | null;
  key: string;
  typed: Typed;
  faults: Record<string, string>;
  who: WhoWillSee;
  community: string;
};

type ComposerProps = {
  composer: ComposerPage;
  words: Words;
  action: string;
  hidden?: Record<string, string>;
  label: string;
  hint?: string;
  rows: number;
  submit: { label: string; icon?: IconName };
  /** The way back, for a page of its own. */
  leave?: { href: string; label: string };
  /** Fields of this form alone; they stand above the words. */
  children?: ComponentChildren;
};

/** Where words are written: one box for a reply, a new thread and an edit. Who will read them stands above the button. */
export function Composer({ composer, words, action, hidden, label, hint, rows, submit, leave, children }: ComposerProps) {
  const { typed, faults } = composer;
  const told = whoInWords(words.t, composer.who, composer.community);
  return (
    <KeepDraft words={words} form={composer.form} owner={composer.owner} keptAt={composer.keptAt} back={composer.back}>
      <Form action={action} idempotencyKey={composer.key} hidden={hidden ?? {}}>
        {children}
        <TextArea name="words" label={label} hint={hint} value={typed['words'] ?? ''} error={faults['words']} rows={rows} required />
        <WhoBox open={composer.who.public}>
          <strong>{told.strong}</strong> {told.rest}
        </WhoBox>
        <Actions>
          <Button {...(submit.icon ? { icon: submit.icon } : {})}>{submit.label}</Button>
          {leave && (
            <LinkButton kind="plain" href={leave.href}>
              {leave.label}
            </LinkButton>
          )}
        </Actions>
      </Form>
    </KeepDraft>
  );
}
