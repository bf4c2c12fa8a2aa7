import { changeCommunity, readCommunity } from '../../people/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { parseForm } from '../../platform/http/index.ts';
import { joiningForm } from '../forms.ts';
import { asStored, asTyped } from '../typed.ts';
import { JoiningFields } from '../views/joining-fields.tsx';
import { kept, type Step } from './step.ts';

export const joiningStep: Step = {
  name: 'joining',
  opensDoors: true,
  async fields({ house, form, words }, faults) {
    const { joining, minimumAge, wayBackHours } = await readCommunity(house.db);
    const typed = faults
      ? asTyped(form, faults)
      : asStored({ joining, minimum_age: String(minimumAge), way_back_hours: String(wayBackHours) });
    return <JoiningFields t={words.t} typed={typed} />;
  },
  async save({ form, house }) {
    const parsed = parseForm(joiningForm, form);
    if (!parsed.ok) return parsed;
    await inTransaction(house.db, (tx) => changeCommunity(tx, parsed.value));
    return { flash: kept };
  },
};
