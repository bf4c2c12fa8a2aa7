import type { T } from '../../platform/i18n/index.ts';
import { Card, Chip, Empty, LinkButton, List, ListItem, Table } from '../../platform/html/index.ts';
import { DesignPart } from './design-part.tsx';

type Part = { t: T };

export function ListParts({ t }: Part) {
  return (
    <DesignPart name="lists" title={t('html.design.lists')}>
      <Card kick={t('html.design.list.kick')} title={t('html.design.list.title')} level={3}>
        <List>
          <ListItem href="#part-lists" face="Oskar" title={t('html.design.list.answered')} lines={[t('html.design.list.answered_line')]} />
          <ListItem href="#part-lists" face="June" title={t('html.design.list.asks')} lines={[t('html.design.list.asks_line')]} />
        </List>
      </Card>
      <Card>
        <List>
          <ListItem
            href="#part-lists"
            icon="message-circle"
            title={t('html.design.list.board')}
            lines={[t('html.design.list.board_line')]}
          />
          <ListItem
            href="#part-lists"
            icon="lock"
            title={t('html.design.list.private')}
            lines={[t('html.design.list.private_line')]}
            chips={<Chip tone="warm">{t('html.design.list.new')}</Chip>}
          />
        </List>
      </Card>
      <Table
        id="people"
        caption={t('html.design.table.caption')}
        columns={[
          { label: t('html.design.table.name') },
          { label: t('html.design.table.joined') },
          { label: t('html.design.table.role') },
          { label: t('html.design.table.posts'), number: true },
        ]}
        rows={[
          ['Mira', t('html.design.date.monday'), t('html.design.table.member'), '12'],
          ['Ana', t('html.design.date.tuesday'), t('html.design.role.facilitator'), '408'],
        ]}
      />
      <Empty title={t('html.design.empty.title')} actions={<LinkButton href="#part-lists">{t('html.design.empty.start')}</LinkButton>}>
        <p>{t('html.design.empty.text')}</p>
      </Empty>
    </DesignPart>
  );
}
