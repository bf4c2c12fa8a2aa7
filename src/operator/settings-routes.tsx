import { changeCommunity, readCommunity } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { boardsStep } from './steps/boards.tsx';
import { communityStep } from './steps/community.tsx';
import { joiningStep } from './steps/joining.tsx';
import { mailStep } from './steps/mail.tsx';
import { isAhead, stepAfter, stepNamed, type Step, type StepName } from './steps/step.ts';
import { textsStep } from './steps/texts.tsx';
import { DonePage } from './views/done-page.tsx';
import { StepPage } from './views/step-page.tsx';

const steps: readonly Step[] = [communityStep, joiningStep, boardsStep, textsStep, mailStep];

const pathOf = (name: StepName) => (name === 'done' ? '/operator/set-up/done' : `/operator/settings/${name}`);

/** How far setting up has come, as the database says; null once the doors are open. */
async function reachedStep({ house }: Visit): Promise<StepName | null> {
  const { setUp, setUpStep } = await readCommunity(house.db);
  return setUp ? null : stepNamed(setUpStep);
}

async function showStep(visit: Visit, step: Step, faults: Faults | null): Promise<Answer> {
  const reached = await reachedStep(visit);
  if (reached && isAhead(step.name, reached)) return goTo(pathOf(reached));
  const { t } = visit.words;
  const fields = await step.fields(visit, faults);
  const besides = await step.besides?.(visit, faults);
  const page = (
    <StepPage t={t} name={step.name} reached={reached} faults={faults ?? {}} pathOf={pathOf} besides={besides}>
      {fields}
    </StepPage>
  );
  const crumbs = reached ? [] : [{ label: t('operator.title'), href: '/operator' }];
  return show(t(`operator.${step.name}.title`), page, { status: faults ? 422 : 200, current: 'operator', crumbs, alone: reached !== null });
}

/** Notes how far it came. Going back to an earlier page and saving there loses no ground. */
async function advance(visit: Visit, from: StepName, reached: StepName): Promise<void> {
  const next = stepAfter(from);
  if (isAhead(next, reached)) await inTransaction(visit.house.db, (tx) => changeCommunity(tx, { set_up_step: next }));
}

async function saveStep(visit: Visit, step: Step): Promise<Answer> {
  const reached = await reachedStep(visit);
  if (reached && isAhead(step.name, reached)) return goTo(pathOf(reached));
  const outcome = await step.save(visit);
  if ('faults' in outcome) return showStep(visit, step, outcome.faults);
  if (outcome.stay || !reached) return goTo(pathOf(step.name), outcome.flash);
  await advance(visit, step.name, reached);
  return goTo(pathOf(stepAfter(step.name)));
}

async function showDone(visit: Visit): Promise<Answer> {
  const reached = await reachedStep(visit);
  if (reached && reached !== 'done') return goTo(pathOf(reached));
  const { t } = visit.words;
  const { name } = await readCommunity(visit.house.db);
  const page = <DonePage t={t} name={name} open={reached === null} pathOf={pathOf} />;
  return show(t(reached ? 'operator.done.title' : 'operator.open.title'), page, { current: 'operator', alone: reached !== null });
}

async function openDoors(visit: Visit): Promise<Answer> {
  const reached = await reachedStep(visit);
  if (reached && reached !== 'done') return goTo(pathOf(reached));
  if (reached) await inTransaction(visit.house.db, (tx) => changeCommunity(tx, { set_up_at: visit.now }));
  return goTo(pathOf('done'));
}

const proves = (asked: boolean | undefined) => (asked ? { afterProving: true as const } : {});

const stepRoutes = steps.flatMap((step): Route[] => [
  {
    method: 'GET',
    path: pathOf(step.name),
    door: 'administrator',
    ids: {},
    ...proves(step.hasSecrets),
    handle: (visit) => showStep(visit, step, null),
  },
  {
    method: 'POST',
    path: pathOf(step.name),
    door: 'administrator',
    ids: {},
    ...proves(step.opensDoors),
    handle: (visit) => saveStep(visit, step),
  },
]);

export const settingsRoutes: readonly Route[] = [
  ...stepRoutes,
  {
    method: 'GET',
    path: '/operator/set-up',
    door: 'administrator',
    ids: {},
    handle: async (visit) => goTo(pathOf((await reachedStep(visit)) ?? 'done')),
  },
  { method: 'GET', path: '/operator/set-up/done', door: 'administrator', ids: {}, handle: showDone },
  { method: 'POST', path: '/operator/set-up/open', door: 'administrator', ids: {}, handle: openDoors },
];
