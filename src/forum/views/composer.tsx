import type { ComponentChildren } from 'preact';
import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import { Actions, Button, Form, KeepDraft, LinkButton, WhoWillSee as WhoBox } from '../../platform/html/index.ts';
import { PicturesField, type Picture } from '../../files/index.ts';
import type { IconName } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { AnonymousChoice } from '../anonymous-choice.ts';
import type { Typed } from '../composed.ts';
import type { Clue } from '../telling-words.ts';
import { AboutField, CluesNotice } from './about-field.tsx';
import { AnonymousField } from './anonymous-field.tsx';
import { NotesField } from './folded.tsx';
import type { Quotable } from '../read-quotes.ts';
import { QuotesField } from './quoted.tsx';
import { LanguageField, LookedAt, WordsField } from './words-field.tsx';

/** What stands in the composer when the page is shown, and whom its words are for. */
export type ComposerPage = {
  /** The draft's name, and the page that shows it. */
  form: string;
  back: string;
  /** Where names after an @ are asked for. */
  names: string;
  /** Tells people on one device apart; see KeepDraft. */
  owner: string;
  keptAt: Date | null;
  /** The stamp of the draft that stands in the box, or empty. */
  base: string;
  asides: number;
  key: string;
  typed: Typed;
  quotes: readonly Quotable[];
  faults: Record<string, string>;
  /** The words as they will look, when somebody wished to see them first. */
  look: string | null;
  /** Whether it is asked whom the words are about, and how. */
  about: 'open' | 'folded' | null;
  /** Where the words may be said under an alias. */
  anonymous: AnonymousChoice | null;
  clues: readonly Clue[];
  pictures: { chosen: readonly Picture[]; limits: { mostBytes: number; aPost: number } };
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
    <KeepDraft
      words={words}
      form={composer.form}
      owner={composer.owner}
      keptAt={composer.keptAt}
      asides={composer.asides}
      back={composer.back}
    >
      <Form
        action={action}
        idempotencyKey={composer.key}
        hidden={{ ...hidden, base: composer.base, ...(composer.clues.length > 0 || typed['clues'] ? { clues: 'seen' } : {}) }}
      >
        <CluesNotice clues={composer.clues} t={words.t} />
        {children}
        <QuotesField quotes={composer.quotes} t={words.t} />
        <WordsField typed={typed} names={composer.names} fault={faults['words']} label={label} hint={hint} rows={rows} t={words.t} />
        <PicturesField
          t={words.t}
          form={composer.form}
          back={composer.back}
          pictures={composer.pictures.chosen}
          limits={composer.pictures.limits}
        />
        {composer.about && <AboutField typed={typed} folded={composer.about === 'folded'} t={words.t} />}
        <NotesField typed={typed} t={words.t} />
        <LanguageField typed={typed} words={words} anonymous={composer.anonymous !== null || hidden?.['anonymous'] === 'yes'} />
        <AnonymousField choice={composer.anonymous} typed={typed} fault={faults['anonymous']} t={words.t} />
        <WhoBox open={composer.who.public}>
          <strong>{told.strong}</strong> {told.rest}
        </WhoBox>
        {composer.look !== null && (
          <LookedAt html={composer.look} pictures={composer.pictures.chosen} lang={typed['language'] || words.language} t={words.t} />
        )}
        <Actions>
          <Button {...(submit.icon ? { icon: submit.icon } : {})}>{submit.label}</Button>
          <Button kind="quiet" icon="eye" name="look" value="yes">
            {words.t('forum.look.button')}
          </Button>
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
