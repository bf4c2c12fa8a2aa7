import { endWayBack, holdAccount, secondStepOf, takeRecoveryCode, takeStep } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { hashOfRecoveryCode, readCode, stepOfCode } from './app-code.ts';
import { tellOfChange } from './tell-of-change.ts';

/** A code of the app counts once, in its half minute and those beside it. Who has the app needs no way round it. */
export async function takeAppCode(tx: Tx, { house, now }: Visit, personId: string, typed: string): Promise<boolean> {
  await holdAccount(tx, personId);
  const second = await secondStepOf(tx, personId);
  const { kind, code } = readCode(typed);
  if (!second || kind !== 'app') return false;
  const step = await stepOfCode(house, second.sealedKey, code, now);
  if (step === null || !(await takeStep(tx, personId, second.sealedKey, step))) return false;
  await endWayBack(tx, personId);
  return true;
}

/** Either kind of code. */
export async function passSecondStep(tx: Tx, visit: Visit, personId: string, typed: string): Promise<boolean> {
  if (readCode(typed).kind === 'app') return takeAppCode(tx, visit, personId, typed);
  if (!(await useRecoveryCode(tx, visit, personId, typed))) return false;
  await endWayBack(tx, personId);
  return true;
}

/** A recovery code is used up, and its person is told. */
export async function useRecoveryCode(tx: Tx, visit: Visit, personId: string, typed: string): Promise<boolean> {
  const { house, now } = visit;
  const { code } = readCode(typed);
  await holdAccount(tx, personId);
  const taken = await takeRecoveryCode(tx, personId, hashOfRecoveryCode(house, personId, code), now);
  if (taken) await tellOfChange(tx, visit, personId, 'recovery-used');
  return taken;
}
