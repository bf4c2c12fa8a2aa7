import { PicturesField } from '../../files/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { Button, Fold, Form, Menu, MenuButton, MenuLink, NewLine, Pager, Post, Reaction } from '../../platform/html/index.ts';
import { DesignPart } from './design-part.tsx';

type Part = { t: T };

function PostActions({ t, pressed }: Part & { pressed: boolean }) {
  return (
    <>
      <Form action="/design" method="get">
        <Reaction name="reaction" value="thinking" pressed={pressed} count={pressed ? '3' : undefined}>
          {t('html.design.reaction.thinking')}
        </Reaction>
        <Reaction name="reaction" value="me-too" pressed={false}>
          {t('html.design.reaction.me_too')}
        </Reaction>
      </Form>
      <Button type="button" kind="plain">
        {t('html.design.button.reply')}
      </Button>
      <Menu label={t('html.design.button.more')}>
        <MenuLink href="#part-talk" icon="link">
          {t('html.design.menu.link')}
        </MenuLink>
        <MenuLink href="#part-talk" icon="flag">
          {t('html.design.menu.report')}
        </MenuLink>
        <MenuButton icon="trash-2" danger>
          {t('html.design.button.delete')}
        </MenuButton>
      </Menu>
    </>
  );
}

function Opening({ t }: Part) {
  return (
    <Post
      id="post-1"
      byline={{
        name: 'Mira',
        href: '#post-1',
        face: 'Mira',
        lines: [t('html.design.post.mira_line')],
        time: { iso: '2026-03-03T18:20:00Z', words: t('html.design.date.tuesday') },
        timeHref: '#post-1',
      }}
      html={`<p>${t('html.design.post.mira_1')}</p><p>${t('html.design.post.mira_2')}</p>`}
      trace={t('html.design.post.edited')}
      actions={<PostActions t={t} pressed />}
    />
  );
}

/** As the server renders and keeps it: a quotation, a paragraph, a list. */
const advice = (t: T) =>
  `<blockquote><p>${t('html.design.post.ana_quote')}</p></blockquote><p>${t('html.design.post.ana')}</p><ul>` +
  `<li>${t('html.design.post.ana_1')}</li><li>${t('html.design.post.ana_2')}</li><li>${t('html.design.post.ana_3')}</li></ul>`;

function Answer({ t }: Part) {
  return (
    <Post
      id="post-2"
      byline={{
        name: 'Ana',
        href: '#post-2',
        face: 'Ana',
        role: t('html.design.role.facilitator'),
        time: { iso: '2026-03-03T19:05:00Z', words: t('html.design.date.tuesday') },
      }}
      answers={{ href: '#post-1', words: t('html.design.post.answers') }}
      html={advice(t)}
      actions={<PostActions t={t} pressed={false} />}
    />
  );
}

function Unnamed({ t }: Part) {
  return (
    <Post
      id="post-3"
      byline={{
        name: t('html.design.post.unnamed'),
        face: null,
        time: { iso: '2026-03-04T07:40:00Z', words: t('html.design.date.wednesday') },
      }}
    >
      <Fold reason={t('html.design.fold.reason')} show={t('html.design.fold.show')}>
        <p>{t('html.design.fold.text')}</p>
      </Fold>
    </Post>
  );
}

export function TalkParts({ t }: Part) {
  return (
    <DesignPart name="talk" title={t('html.design.talk')}>
      <Opening t={t} />
      <Answer t={t} />
      <NewLine>{t('html.design.new')}</NewLine>
      <Unnamed t={t} />
      <Form action="/design" method="get">
        <PicturesField t={t} form="thread:design" back="/design" pictures={[]} limits={{ mostBytes: 12_000_000, aPost: 8 }} />
      </Form>
      <Pager
        label={t('html.design.pager.label')}
        newer={{ href: '#post-3', label: t('html.design.pager.newer') }}
        older={{ href: '#post-1', label: t('html.design.pager.older') }}
      />
    </DesignPart>
  );
}
