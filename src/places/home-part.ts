import { opening, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';
import { placeNotMuted } from '../people/index.ts';
import { mostCounted } from './rules.ts';
import { newInWords } from './views/boards.tsx';

/** As many as one takes in at a glance; the list of boards has them all. */
const most = 7;

/** Of whom belongs to very many boards, those are looked at where they were last. */
const mostLookedAt = 40;

type HomeBoard = { slug: string; name: string; purpose: string; language: string; fresh: number };

// Only the few that are shown are counted.
const mine = opening<HomeBoard, { now: Date }>(
  'my boards',
  'reader',
  (see) => `
select x.slug, x.name, x.purpose, x.language,
  (select count(*) from (select 1 from scope s where s.kind = 'thread' and s.place_id = x.id and s.last_at > x.here and ${see.scope('s')} limit ${mostCounted}) n) as fresh
from (
  select pl.id, pl.slug, pl.name, pl.purpose, pl.language, m.here, newest.last_at
  from (select m.place_id, coalesce(h.at, m.since) as here from membership m left join last_visit h on h.person_id = m.person_id and h.place_id = m.place_id
    where m.person_id = :me::uuid order by here desc, m.place_id limit ${mostLookedAt}) m
  join place pl on pl.id = m.place_id and pl.state = 'open' and ${placeNotMuted('pl.id')} and ${see.place('pl', 'inside')}
  left join lateral (select s.last_at from scope s where s.kind = 'thread' and s.place_id = m.place_id and ${see.scope('s')} order by s.last_at desc, s.id limit 1) newest on true
  order by newest.last_at > m.here desc nulls last, newest.last_at desc nulls last, pl.id limit ${most}) x`,
);

const forAnyone = opening<HomeBoard, { now: Date }>(
  'boards for anyone',
  'reader',
  (see) => `select pl.slug, pl.name, pl.purpose, pl.language, 0 as fresh from place pl
where pl.state = 'open' and ${see.place('pl', 'inside')} and ${see.entrances('pl')} order by lower(pl.name), pl.id limit ${most}`,
);

/** One's own boards, those with something new first; for somebody who is not signed in, the boards that anyone may read. */
export const myBoards: HomePart<HomeBoard> = {
  name: 'boards',
  order: 30,
  asks: (viewer) => (viewer.person ? mine : forAnyone),
  card({ viewer, words: { t } }, found) {
    const own = viewer.person !== null;
    const boards = found.map((seen) => seen.for(recipientOf(viewer)));
    if (boards.length === 0)
      return own
        ? { title: t('places.home.mine'), lines: [{ title: t('places.home.none'), href: '/boards', line: t('places.home.none_line') }] }
        : null;
    const quiet = own && boards.every((b) => b.fresh === 0);
    const lineOf = (b: HomeBoard) => (own ? (b.fresh > 0 ? newInWords(t, b.fresh) : '') : b.purpose);
    return {
      title: t(own ? 'places.home.mine' : 'places.home.public'),
      ...(quiet ? { words: t('places.home.quiet') } : {}),
      lines: boards.map((b) => ({ title: b.name, href: `/boards/${b.slug}`, lang: b.language, line: lineOf(b) })),
      more: { label: t('places.home.all'), href: '/boards' },
    };
  },
};
