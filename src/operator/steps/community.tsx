import type { Community } from '../../contracts/index.ts';
import { changeCommunity, readCommunity } from '../../people/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { parseForm } from '../../platform/http/index.ts';
import { communityForm } from '../forms.ts';
import { asStored, asTyped, type Stored } from '../typed.ts';
import { CommunityFields } from '../views/community-fields.tsx';
import { kept, type Step } from './step.ts';

const toFields = (c: Community): Stored => ({
  name: c.setUpStep === 'community' ? '' : c.name,
  member_word: c.memberWord,
  language: c.languages[0] ?? 'en',
  languages: c.languages,
  country: c.country,
  contact_name: c.contactName,
  contact_words: c.contactWords,
  reply_hours: String(c.replyHours),
});

export const communityStep: Step = {
  name: 'community',
  async fields(visit, faults) {
    const community = await readCommunity(visit.house.db);
    const typed = faults ? asTyped(visit.form, faults) : asStored(toFields(community));
    return <CommunityFields words={visit.words} typed={typed} />;
  },
  async save({ form, house }) {
    const parsed = parseForm(communityForm, form, ['languages']);
    if (!parsed.ok) return parsed;
    const { language, languages, ...rest } = parsed.value;
    // The first language is the one for whoever speaks none of them.
    const change = { ...rest, languages: [language, ...languages.filter((one) => one !== language)] };
    await inTransaction(house.db, (tx) => changeCommunity(tx, change));
    return { flash: kept };
  },
};
