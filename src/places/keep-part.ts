import { opening, recipientOf } from '../access/index.ts';
import type { KeepPart, Waits } from '../contracts/index.ts';

type Waiting = { id: string; name: string; asked_at: string };

/** As many as stand on the page of a place; its people's page has them all. */
const most = 10;

const waiting = opening<Waiting, { place: number; now: Date }>(
  'askings waiting at one place',
  'moderator',
  (
    see,
  ) => `select a.id, p.name, a.asked_at from asking a join place pl on pl.id = a.place_id join person p on p.id = a.person_id and p.state = 'active'
   where a.place_id = :place::int and a.answer is null and ${see.place('pl', 'staff')} order by a.asked_at, a.id limit ${most}`,
);

const counts = opening<Waits, object>(
  'askings waiting, counted',
  'moderator',
  (
    see,
  ) => `select a.place_id, count(*) as n, min(a.asked_at) as since from asking a join place pl on pl.id = a.place_id join person p on p.id = a.person_id and p.state = 'active'
   where a.answer is null and ${see.place('pl', 'staff')} group by a.place_id`,
);

/** Who asks to come in: whoever waits longest first. */
export const askingsOfPlace: KeepPart<Waiting> = {
  name: 'askings',
  order: 40,
  counts,
  asks: waiting,
  card({ viewer, words: { t, when }, slug }, found) {
    const lines = found
      .map((asking) => asking.for(recipientOf(viewer)))
      .map(({ id, name, asked_at }) => ({
        title: name,
        href: `/boards/${slug}/people#asking-${id}`,
        lines: [t('places.people.waits_since', { when: when(new Date(asked_at)) })],
      }));
    return { title: t('places.people.askings'), lines };
  },
};
