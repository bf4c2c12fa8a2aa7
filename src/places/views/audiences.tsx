import { Actions, Button, Choices, ErrorSummary, Form, LinkButton, Notice, Select, Soft, type Option } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { relations } from '../../people/index.ts';
import type { ChosenAudiences, Condition } from '../../spaces/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';
import { doors, mostConditions, type AudienceDoor } from '../rules-of-audiences.ts';
import { AudienceSentences } from './managed-board.tsx';

export type AudiencesPage = {
  board: ManagedBoard;
  others: { id: number; name: string }[];
  community: string;
  chosen: ChosenAudiences;
  /** Whether one may ask to come in, where the board has people of its own. */
  byAsking: boolean;
  /** What it comes to, in words; null while something is wrong with it. */
  who: Record<AudienceDoor, string> | null;
  /** It was looked at, so that it may be kept. */
  looked?: boolean;
  faults: Partial<Record<string, string>>;
};

/** Who sees the entrance, who reads, who writes: each as «these, or those who are both this and that». */
export function AudiencesView({ page, words }: { page: AudiencesPage; words: Words }) {
  const { t } = words;
  const { board, faults, who, looked = false } = page;
  const errors = doors.flatMap((door) => (faults[door] ? [{ field: `${door}-0`, message: faults[door] }] : []));
  return (
    <>
      <h1>{t('places.exactly.title', { board: board.name })}</h1>
      <ErrorSummary title={t('places.fault.summary')} errors={errors} />
      <p>{t('places.exactly.intro')}</p>
      {who && (
        <Notice kind={looked ? 'warm' : 'calm'} title={t(looked ? 'places.exactly.would' : 'places.exactly.now')} id="who">
          <AudienceSentences who={who} t={t} />
        </Notice>
      )}
      <Form action={`/operator/boards/${board.slug}/audiences#who`}>
        {doors.map((door) => (
          <Door door={door} page={page} t={t} />
        ))}
        <Choices
          name="joining"
          legend={t('places.exactly.joining')}
          hint={t('places.exactly.joining_hint')}
          options={(['asking', 'invitation'] as const).map((value) => ({ value, label: t(`places.exactly.${value}`) }))}
          value={page.byAsking ? 'asking' : 'invitation'}
        />
        <Soft>{t('places.operator.readers_rule')}</Soft>
        <Actions>
          <Button kind={looked ? 'quiet' : 'primary'} name="step" value="look" icon="eye">
            {t('places.exactly.look')}
          </Button>
          {looked && (
            <Button name="step" value="save">
              {t('places.exactly.save')}
            </Button>
          )}
          <LinkButton kind="plain" href={`/operator/boards/${board.slug}`}>
            {t('places.exactly.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

function Door({ door, page, t }: { door: AudienceDoor; page: AudiencesPage; t: T }) {
  const options = optionsFor(door, page, t);
  const fault = page.faults[door];
  return (
    <fieldset class="choices">
      <legend>{t(`places.door.${door}`)}</legend>
      <p class="hint">{t(`places.exactly.${door}_hint`)}</p>
      {Array.from({ length: linesOf(page.chosen[door]) }, (_, n) => (
        <Line
          name={`${door}-${n}`}
          t={t}
          condition={page.chosen[door][n] ?? null}
          options={options}
          first={n === 0}
          fault={n === 0 ? fault : undefined}
        />
      ))}
    </fieldset>
  );
}

/** What is chosen, and room for one more. */
const linesOf = (chosen: readonly Condition[]) => Math.min(chosen.length + 1, mostConditions);

type LineProps = { name: string; t: T; condition: Condition | null; options: Option[]; first: boolean; fault: string | undefined };

function Line({ name, t, condition, options, first, fault }: LineProps) {
  return (
    <div class="field-pair">
      <Select
        name={name}
        label={t(first ? 'places.exactly.who' : 'places.exactly.or')}
        empty={t('places.exactly.nobody')}
        options={options}
        value={condition?.lead ?? ''}
        error={fault}
      />
      <Select
        name={`${name}-also`}
        label={t('places.exactly.also')}
        empty={t('places.exactly.nothing_else')}
        options={options.filter(({ value }) => value !== 'everyone' && value !== 'member')}
        value={condition?.also[0] ?? ''}
      />
    </div>
  );
}

/** Nobody writes without an account. */
function optionsFor(door: AudienceDoor, { community, others }: AudiencesPage, t: T): Option[] {
  return [
    ...(door === 'writers' ? [] : [{ value: 'everyone', label: t('places.choice.everyone') }]),
    { value: 'member', label: t('places.choice.member', { community }) },
    { value: 'in', label: t('places.exactly.own') },
    ...relations.map((relation) => ({ value: `relation:${relation}`, label: t(`access.relation.${relation}`) })),
    ...others.map(({ id, name }) => ({ value: `in:${id}`, label: t('places.exactly.of', { board: name }) })),
  ];
}
