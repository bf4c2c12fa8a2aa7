import { changeCommunity, readCommunity, waysInOf } from '../../people/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { parseForm, type Faults, type Visit } from '../../platform/http/index.ts';
import { makeSeal, masterKey } from '../../platform/seal.ts';
import { emailField, mailForm, type MailForm, type MailServer } from '../forms.ts';
import { addressOf, serverOf, withStoredPassword } from '../mail-server.ts';
import { sendTestLetter } from '../send-test-letter.tsx';
import { asStored, asTyped, type Stored, type Typed } from '../typed.ts';
import { MailFields, MailTest } from '../views/mail-fields.tsx';
import { kept, type Outcome, type Step } from './step.ts';

const sealOf = ({ house }: Visit) => makeSeal(masterKey(house.config.masterKeyFile));

/** The server set here in the browser; null while letters stay in the house. */
async function storedServer(visit: Visit): Promise<MailServer | null> {
  const row = await visit.house.db.selectFrom('community').select(['sealed_smtp_url', 'mail_from']).executeTakeFirstOrThrow();
  return row.sealed_smtp_url && serverOf(sealOf(visit).unseal(row.sealed_smtp_url), row.mail_from);
}

async function toFields(visit: Visit): Promise<Stored> {
  const server = await storedServer(visit);
  const { mailFrom } = await readCommunity(visit.house.db);
  const mine = visit.viewer.person ? (await waysInOf(visit.house.db, visit.viewer.person.id)).email : null;
  return {
    leaves: server ? 'yes' : 'no',
    host: server?.host ?? '',
    port: String(server?.port ?? 465),
    security: server?.security ?? 'tls',
    user: server?.user ?? '',
    from: mailFrom,
    test_to: mine ?? '',
  };
}

async function typedOf(visit: Visit, faults: Faults | null): Promise<Typed> {
  return faults ? asTyped(visit.form, faults) : asStored(await toFields(visit));
}

/** @returns the address that is kept now: null keeps letters in the house */
async function keepServer(visit: Visit, asked: MailForm): Promise<{ faults: Faults } | { address: string | null }> {
  if (asked.leaves === 'no') {
    await inTransaction(visit.house.db, (tx) => changeCommunity(tx, { sealed_smtp_url: null }));
    return { address: null };
  }
  const server = withStoredPassword(asked, await storedServer(visit));
  if (!server) return { faults: { password: 'operator.fault.smtp_password' } };
  const address = addressOf(server);
  await inTransaction(visit.house.db, (tx) =>
    changeCommunity(tx, { sealed_smtp_url: sealOf(visit).seal(address), mail_from: server.from }),
  );
  return { address };
}

/** The server stands in the program's environment: only who the letters are from is ours to change. */
async function keepSender(visit: Visit, address: string): Promise<{ faults: Faults } | { address: string }> {
  const from = emailField.safeParse(visit.form.get('from'));
  if (!from.success) return { faults: { from: 'operator.fault.email' } };
  await inTransaction(visit.house.db, (tx) => changeCommunity(tx, { mail_from: from.data }));
  return { address };
}

async function keep(visit: Visit): Promise<{ faults: Faults } | { address: string | null }> {
  const fixed = visit.house.config.smtpUrl;
  if (fixed) return keepSender(visit, fixed);
  const parsed = parseForm(mailForm, visit.form);
  if (parsed.ok) return keepServer(visit, parsed.value);
  return { faults: 'leaves' in parsed.faults ? { leaves: 'operator.fault.leaves' } : parsed.faults };
}

/** Sends the letter at once and tells how that went: waiting for a job would leave the operator guessing. */
async function test(visit: Visit, address: string | null): Promise<Outcome> {
  const to = emailField.safeParse(visit.form.get('test_to'));
  if (!to.success) return { faults: { test_to: 'operator.fault.email' } };
  const trouble = await sendTestLetter(visit, address, to.data);
  if (trouble) return { stay: true, flash: { kind: 'problem', key: `operator.mail.trouble.${trouble}` } };
  return {
    stay: true,
    flash: { kind: 'done', key: address ? 'operator.flash.test_sent' : 'operator.flash.test_caught', args: { to: to.data } },
  };
}

export const mailStep: Step = {
  name: 'mail',
  opensDoors: true,
  hasSecrets: true,
  async fields(visit, faults) {
    const typed = await typedOf(visit, faults);
    const hasPassword = Boolean((await storedServer(visit))?.password);
    return <MailFields t={visit.words.t} typed={typed} fixed={visit.house.config.smtpUrl !== null} hasPassword={hasPassword} />;
  },
  async besides(visit, faults) {
    return <MailTest t={visit.words.t} typed={await typedOf(visit, faults)} />;
  },
  async save(visit) {
    const done = await keep(visit);
    if ('faults' in done) return done;
    return visit.form.get('do') === 'test' ? test(visit, done.address) : { flash: kept };
  },
};
