import { Actions, LinkButton, List, ListItem, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';
import { readersInWords } from './board-fields.tsx';

type Props = { boards: ManagedBoard[]; words: Words; community: string };

export function ManagedBoardsView({ boards, words, community }: Props) {
  const { t } = words;
  return (
    <>
      <h1>{t('places.operator.title')}</h1>
      <Soft>{t('places.operator.intro')}</Soft>
      <Actions>
        <LinkButton kind="primary" icon="plus" href="/operator/boards/new">
          {t('places.operator.new')}
        </LinkButton>
      </Actions>
      <List label={t('places.operator.title')}>
        {boards.map((board) => (
          <ListItem
            title={board.name}
            lang={board.language}
            href={`/operator/boards/${board.slug}`}
            lines={linesOf(board, words, community)}
          />
        ))}
      </List>
    </>
  );
}

function linesOf(board: ManagedBoard, { t }: Words, community: string): string[] {
  const staff = board.staff.map((s) => s.name).join(', ');
  return [
    t('places.readers.line', { who: readersInWords(t, board.readers, community) }),
    staff === '' ? t('places.operator.no_staff') : t('places.operator.staff_line', { names: staff }),
    ...(board.archived ? [t('places.operator.archived')] : []),
  ];
}
