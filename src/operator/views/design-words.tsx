import type { T } from '../../platform/i18n/index.ts';
import { Byline, CopyText, Fold, Icon, Post, Prose } from '../../platform/html/index.ts';
import { DesignPart } from './design-part.tsx';

type Part = { t: T };

/** Words with a note before them, words of somebody else above them, a name that calls somebody, and a badge beside the name. */
function Noted({ t }: Part) {
  return (
    <Post
      id="post-4"
      byline={{
        name: 'Ingrid',
        href: '#post-4',
        face: 'Ingrid',
        role: t('html.design.words.badge'),
        time: { iso: '2026-03-04T07:40:00Z', words: t('html.design.date.wednesday') },
      }}
      before={
        <>
          <p class="soft notes-line">
            <Icon name="info" /> {t('html.design.words.note')}
          </p>
          <blockquote class="quoted">
            <p class="quoted-by">
              <a href="#post-1">{t('html.design.words.quoted_by')}</a>
            </p>
            <p>{t('html.design.post.ana_quote')}</p>
          </blockquote>
        </>
      }
      html={`<p><mark class="mention">@Mira</mark> ${t('html.design.words.answer')}</p>`}
    >
      <Shown t={t} />
    </Post>
  );
}

/** Pictures below words: one open to all, one that its writer called graphic. */
function Shown({ t }: Part) {
  const picture = <img class="picture design-picture" src="/logo.svg" alt={t('html.design.words.picture')} width="160" height="160" />;
  return (
    <ul class="pictures" role="list">
      <li>
        <a href="#part-words">{picture}</a>
      </li>
      <li>
        <details class="veiled">
          <summary>
            <span class="veiled-words">{t('html.design.words.veiled')}</span>
            {picture}
          </summary>
        </details>
      </li>
    </ul>
  );
}

function Summary({ t }: Part) {
  return (
    <details class="fold summary" open>
      <summary>
        <span class="fold-reason">{t('html.design.words.summary')}</span>
      </summary>
      <div class="fold-words">
        <Prose html={`<p>${t('html.design.words.so_far')}</p>`} />
      </div>
    </details>
  );
}

function Changed({ t }: Part) {
  return (
    <p>
      {t('html.design.words.before')} <del>{t('html.design.words.gone')}</del> <ins>{t('html.design.words.new')}</ins>
    </p>
  );
}

/** The list of names that opens while somebody types an @. */
function Names({ t }: Part) {
  return (
    <div class="names design-names" role="listbox" aria-label={t('html.design.words.names')}>
      {['Mira', 'Mihai'].map((name, at) => (
        <div role="option" tabindex={-1} aria-selected={at === 0}>
          <bdi>{name}</bdi>
        </div>
      ))}
    </div>
  );
}

/** What stands around and among the words of a conversation. */
export function WordParts({ t }: Part) {
  return (
    <DesignPart name="words" title={t('html.design.words.title')}>
      <Summary t={t} />
      <Noted t={t} />
      <Fold reason={t('html.design.words.folded')} show={t('html.design.fold.show')}>
        <Byline name="Wendell" face="Wendell" />
        <p>{t('html.design.fold.text')}</p>
      </Fold>
      <p class="soft left-out">
        {t('html.design.words.left_out')} <a href="#part-words">{t('html.design.words.see')}</a>
      </p>
      <Changed t={t} />
      <Names t={t} />
      <details class="help-fold">
        <summary>{t('html.design.words.seldom')}</summary>
        <p>{t('html.design.empty.text')}</p>
      </details>
      <p>
        <code id="design-key">R7MP ZCVY OQKZ 3ULW</code>
      </p>
      <CopyText from="design-key" copied={t('html.design.words.copied')}>
        {t('html.design.words.copy')}
      </CopyText>
    </DesignPart>
  );
}
