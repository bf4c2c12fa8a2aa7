import type { Viewer, ViewerPerson } from '../contracts/index.ts';
import { filtersInForce, type KeptFilters } from '../people/index.ts';
import { clauseAdmits, principalsOf } from './principals.ts';
import { placeholders, row, statement, type Reads, type Statement } from '../platform/db/index.ts';

type ViewerRow = {
  id: string | null;
  name: string;
  face: string;
  state: 'waiting' | 'active' | 'suspended';
  joined_at: string;
  session_id: string | null;
  last_seen_at: string | null;
  language: string | null;
  time_zone: string | null;
  theme: ViewerPerson['theme'] | null;
  text_size: ViewerPerson['textSize'] | null;
  filters: KeptFilters | null;
  agreed_rules: number | null;
  agreed_privacy: number | null;
  named_byline: string;
  principals: string[];
  audiences: number[];
  staff_of: number[];
  blocked: string[];
  muted: string[];
  bylines: string[];
  site_roles: ('administrator' | 'moderator')[];
};

type ViewerStatement = { statement: Statement<{ viewer: ViewerRow }>; names: string[] };

/**
 * A suspended or waiting person keeps `everyone` and their own account; what they lost is lost at once. Each page begins
 * with it, so that it is made of as few steps as can be: arrays of subqueries, no aggregates, and one column of JSON, since
 * each further one is described and read by itself.
 */
function viewerStatement(name: string, me: string): ViewerStatement {
  const { text, names } = placeholders(`
with me as materialized (${me}),
pr as materialized (select array['everyone'] || case when me.state = 'active' then ${principalsOf('me.id')} else '{}' end as a
  from (select) nobody left join me on true)
select row_to_json(v) as viewer from (select me.*, pr.a as principals, b.id as named_byline, pref.language, pref.time_zone, pref.theme, pref.text_size, pref.filters, pref.agreed_rules, pref.agreed_privacy,
  array(select c.audience_id from clause c where c.purpose = 'inside' and ${clauseAdmits('c', 'pr.a')}) as audiences,
  array(select m.place_id from membership m where m.person_id = me.id and m.role = 'staff' and me.state = 'active') as staff_of,
  array(select k.byline_id from block k where k.person_id = me.id) as blocked,
  array(select f.byline_id from follow f where f.person_id = me.id and f.byline_id is not null) as muted,
  array(select id from byline where person_id = me.id union all select byline_id from sealed_byline where person_id = me.id) as bylines,
  array(select r.role from site_role r where r.person_id = me.id and me.state = 'active') as site_roles
from pr left join me on true left join byline b on b.person_id = me.id left join preference pref on pref.person_id = me.id) v`);
  return { statement: statement<{ viewer: ViewerRow }>(name, text), names };
}

const living = `p.state in ('waiting', 'active', 'suspended')`;

const bySession = viewerStatement(
  'viewer by session',
  `select p.id, p.name, p.face, p.state, p.joined_at, se.id as session_id, se.last_seen_at from session se join person p on p.id = se.person_id
   where se.token_hash = :token and se.expires_at > :now and ${living}`,
);

const byPerson = viewerStatement(
  'viewer by person',
  `select p.id, p.name, p.face, p.state, p.joined_at, null::uuid as session_id, null::timestamptz as last_seen_at from person p where p.id = :person and ${living}`,
);

/** Loads who is looking, by the hash of the session's token; null for nobody. One round trip. */
export async function loadViewer(db: Reads, tokenHash: Buffer | null, now: Date): Promise<Viewer> {
  return ask(db, bySession, { token: tokenHash ?? Buffer.alloc(0), now });
}

/** As the given person would see things now: for mail, notices and live updates, at the time of delivery. */
export async function viewerOf(db: Reads, personId: string, now: Date): Promise<Viewer> {
  return ask(db, byPerson, { person: personId, now });
}

async function ask(db: Reads, { statement, names }: ViewerStatement, values: { now: Date } & Record<string, unknown>): Promise<Viewer> {
  const found = await row(
    db,
    statement,
    names.map((n) => values[n]),
  );
  if (!found) throw new Error('the viewer statement gives one row always');
  return toViewer(found.viewer, values.now);
}

function toViewer(r: ViewerRow, now: Date): Viewer {
  return {
    person: r.id === null ? null : toPerson(r, r.id, now),
    principals: r.principals,
    // Staff are admitted by two clauses of one audience; a list by audience would have everything twice.
    audiences: [...new Set(r.audiences)],
    staffOf: r.staff_of,
    blocked: r.blocked,
    muted: r.muted,
    bylines: r.bylines,
  };
}

function toPerson(r: ViewerRow, id: string, now: Date): ViewerPerson {
  return {
    id,
    name: r.name,
    face: r.face,
    state: r.state,
    namedByline: r.named_byline,
    joinedAt: new Date(r.joined_at),
    siteRoles: r.site_roles,
    sessionId: r.session_id,
    sessionSeenAt: r.last_seen_at === null ? null : new Date(r.last_seen_at),
    language: r.language ?? 'en',
    timeZone: r.time_zone ?? 'UTC',
    theme: r.theme ?? 'system',
    textSize: r.text_size ?? 'normal',
    filters: filtersInForce(r.filters, now),
    agreed: { rules: r.agreed_rules ?? 0, privacy: r.agreed_privacy ?? 0 },
  };
}
