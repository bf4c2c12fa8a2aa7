import { Actions, Button, Card, Empty, Form, LinkButton, Notice, Soft, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { LetterKept } from '../letters-kept.ts';

type LettersPageProps = { words: Words; letters: LetterKept[]; leaves: boolean };

export function LettersPage({ words, letters, leaves }: LettersPageProps) {
  const { t } = words;
  return (
    <>
      <h1>{t('mail.kept.title')}</h1>
      <p>{t(leaves ? 'mail.kept.leaves' : 'mail.kept.stays')}</p>
      <Actions>
        <LinkButton href="/operator/settings/mail">{t('mail.kept.settings')}</LinkButton>
      </Actions>
      {letters.length === 0 && (
        <Empty title={t('mail.kept.none')}>
          <p>{t('mail.kept.none_words')}</p>
        </Empty>
      )}
      {letters.length > 0 && <Notice kind="warm">{t('mail.kept.secrets')}</Notice>}
      {letters.map((letter) => (
        <OneLetter words={words} letter={letter} />
      ))}
      {letters.length > 0 && (
        <Form action="/operator/mail/throw-away">
          <Actions>
            <Button kind="danger" icon="trash-2">
              {t('mail.kept.throw_away')}
            </Button>
          </Actions>
        </Form>
      )}
    </>
  );
}

function OneLetter({ words, letter: { to, subject, words: text, at, links } }: { words: Words; letter: LetterKept }) {
  const { t } = words;
  return (
    <Card title={<bdi>{subject}</bdi>}>
      <Soft>
        {t('mail.kept.to', { to })} · {Time({ iso: at.toISOString(), words: words.when(at) })}
      </Soft>
      <div class="prose" dir="auto">
        {text.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      {links.length > 0 && (
        <ul aria-label={t('mail.kept.links')}>
          {links.map((url) => (
            <li>
              <a href={url}>{url}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
