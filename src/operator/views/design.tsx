import type { T } from '../../platform/i18n/index.ts';
import { Actions, Button, Chip, Chips, Face, Icon, iconNames, LinkButton, Notice, Reaction, Soft } from '../../platform/html/index.ts';
import { FormParts } from './design-forms.tsx';
import { ListParts } from './design-lists.tsx';
import { DesignPart } from './design-part.tsx';
import { TalkParts } from './design-talk.tsx';
import { WordParts } from './design-words.tsx';

type Part = { t: T };

/** In every language of the page: words too long for a phone, and a line the other way round. */
const longWords = 'Strahlentherapienachsorgesprechstundenterminvereinbarung und Rehabilitationsmaßnahmenkostenübernahmeerklärung';
const rightToLeft = 'أقرأ هنا كل مساء، ولا أكتب إلا قليلًا. هذا يكفيني الآن.';

const colours = [
  'paper',
  'card',
  'sunk',
  'ink',
  'soft',
  'sea',
  'sea-wash',
  'lamp',
  'lamp-wash',
  'leaf',
  'leaf-wash',
  'alarm',
  'alarm-wash',
  'edge',
];

function Type({ t }: Part) {
  return (
    <DesignPart name="type" title={t('html.design.type')}>
      <p class="design-title">{t('html.design.sample.title')}</p>
      <h3>{t('html.design.sample.heading')}</h3>
      <p>{t('html.design.sample.text')}</p>
      <p>
        {t('html.design.sample.more')} <a href="#part-type">{t('html.design.sample.link')}</a>
      </p>
      <Soft>{t('html.design.sample.soft')}</Soft>
      <p lang="de">{longWords}</p>
      <p lang="ar" dir="rtl">
        {rightToLeft}
      </p>
    </DesignPart>
  );
}

function Colours({ t }: Part) {
  return (
    <DesignPart name="colours" title={t('html.design.colours')}>
      <ul class="swatches" role="list">
        {colours.map((name) => (
          <li>
            <span class={`swatch swatch-${name}`} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </DesignPart>
  );
}

function Buttons({ t }: Part) {
  return (
    <DesignPart name="buttons" title={t('html.design.buttons')}>
      <Actions>
        <Button type="button">{t('html.design.button.post')}</Button>
        <LinkButton href="#part-buttons">{t('html.design.button.picture')}</LinkButton>
        <Button type="button" kind="plain" icon="pencil">
          {t('html.design.button.edit')}
        </Button>
        <Button type="button" kind="danger" icon="trash-2">
          {t('html.design.button.delete')}
        </Button>
        <Button type="button" disabled>
          {t('html.design.button.off')}
        </Button>
      </Actions>
      <Actions>
        <Reaction name="reaction" value="thinking" pressed count="3">
          {t('html.design.reaction.thinking')}
        </Reaction>
        <Reaction name="reaction" value="me-too" pressed={false} count="1">
          {t('html.design.reaction.me_too')}
        </Reaction>
        <Reaction name="reaction" value="hug" pressed={false}>
          {t('html.design.reaction.hug')}
        </Reaction>
      </Actions>
    </DesignPart>
  );
}

function Notices({ t }: Part) {
  return (
    <DesignPart name="notices" title={t('html.design.notices')}>
      <Notice title={t('html.design.notice.calm_title')}>
        <p>{t('html.design.notice.calm')}</p>
      </Notice>
      <Notice kind="warm">
        <p>{t('html.design.notice.warm')}</p>
      </Notice>
      <Notice kind="done">
        <p>{t('html.design.notice.done')}</p>
      </Notice>
      <Notice kind="problem">
        <p>{t('html.design.notice.problem')}</p>
      </Notice>
      <Chips>
        <Chip icon="ear">{t('html.design.chip.listen')}</Chip>
        <Chip tone="warm" icon="clock">
          {t('html.design.chip.waiting')}
        </Chip>
        <Chip tone="done" icon="heart">
          {t('html.design.chip.helped')}
        </Chip>
        <Chip tone="bare" icon="lock">
          {t('html.design.chip.private')}
        </Chip>
      </Chips>
    </DesignPart>
  );
}

const names = [
  'Mira',
  'Oskar',
  'June',
  'Tomas',
  'Ana',
  'Lucia',
  'Yusuf',
  'Hana',
  'Ruth',
  'Bea',
  'Kofi',
  'Wren',
  'Eun-ji',
  'Sol',
  'Petra',
  'Dov',
];

function Pictures({ t }: Part) {
  return (
    <DesignPart name="pictures" title={t('html.design.pictures')}>
      <p class="design-row">
        {names.map((name) => (
          <Face seed={name} />
        ))}
        <Face seed={null} />
      </p>
      <ul class="design-icons" role="list">
        {iconNames.map((name) => (
          <li>
            <Icon name={name} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </DesignPart>
  );
}

/** Every part of the interface in each of its states, for whoever builds or judges it. */
export function DesignPage({ t }: Part) {
  return (
    <>
      <h1>{t('html.design.title')}</h1>
      <p>{t('html.design.intro')}</p>
      <Type t={t} />
      <Colours t={t} />
      <Buttons t={t} />
      <Notices t={t} />
      <FormParts t={t} />
      <TalkParts t={t} />
      <WordParts t={t} />
      <ListParts t={t} />
      <Pictures t={t} />
    </>
  );
}
