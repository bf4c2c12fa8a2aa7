import type { Community } from '../../contracts/index.ts';
import { readCommunity } from '../../people/index.ts';
import { inTransaction, type Db } from '../../platform/db/index.ts';
import type { Faults, Form } from '../../platform/http/index.ts';
import { defaultText, readHouseText, textKinds, type TextKind } from '../house-texts.ts';
import { publishHouseTexts, type TextInLanguage } from '../publish-house-texts.ts';
import { asStored, asTyped, type Stored } from '../typed.ts';
import { TextsFields } from '../views/texts-fields.tsx';
import type { Step } from './step.ts';

const longest = 20_000;

const fieldOf = (kind: TextKind, language: string) => `${kind}-${language}`;

/** What is published, and our own words where a language has none yet. */
async function storedTexts(db: Db, community: Community): Promise<{ fields: Stored; version: number }> {
  const fields: Record<string, string> = {};
  const texts = { rules: await readHouseText(db, 'rules', null), privacy: await readHouseText(db, 'privacy', null) };
  for (const kind of textKinds) {
    for (const language of community.languages) {
      const published = texts[kind].find((text) => text.language === language);
      fields[fieldOf(kind, language)] = published?.words ?? defaultText(kind, language, community);
    }
  }
  return { fields, version: texts.rules[0]?.version ?? 0 };
}

function faultsOf(form: Form, languages: readonly string[]): Faults {
  const names = textKinds.flatMap((kind) => languages.map((language) => fieldOf(kind, language)));
  const wrong = names.flatMap((name): [string, string][] => {
    const length = form.get(name).trim().length;
    if (length === 0) return [[name, 'operator.fault.text_empty']];
    return length > longest ? [[name, 'operator.fault.text_long']] : [];
  });
  return Object.fromEntries(wrong);
}

export const textsStep: Step = {
  name: 'texts',
  async fields({ house, form, words }, faults) {
    const community = await readCommunity(house.db);
    const { fields, version } = await storedTexts(house.db, community);
    const typed = faults ? asTyped(form, faults) : asStored(fields);
    return <TextsFields words={words} typed={typed} languages={community.languages} version={version} />;
  },
  async save({ house, form, viewer, now }) {
    const { languages } = await readCommunity(house.db);
    const faults = faultsOf(form, languages);
    if (Object.keys(faults).length > 0) return { faults };
    const inAll = (kind: TextKind): TextInLanguage[] =>
      languages.map((language) => ({ language, words: form.get(fieldOf(kind, language)).trim() }));
    const me = viewer.person?.id ?? '';
    const versions = await inTransaction(house.db, (tx) =>
      publishHouseTexts(tx, me, { rules: inAll('rules'), privacy: inAll('privacy') }, now),
    );
    return { flash: { kind: 'done', key: 'operator.flash.texts', args: versions } };
  },
};
