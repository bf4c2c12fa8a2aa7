import type pg from 'pg';
import { renderer } from '../src/platform/markdown.ts';
import { samplePosts } from './words.ts';

/** How much of everything: the community that the claims speak of. */
export const size = {
  people: 2_000,
  openPlaces: 37,
  quietPlaces: 3,
  smallPlaces: 300,
  threads: 5_000,
  replies: 100_000,
  longThread: 10_000,
};

/** Places 1–37 are read by many, 38–40 are three quiet private ones, 41–340 are small private groups. */
const places = `
create temp table made as
select n, case when n > ${size.openPlaces} then 'in:' || n when n <= 3 then 'everyone' when n <= 15 then 'member'
    when n <= 22 then 'relation:' || (array['patient','survivor','caregiver','loved-one','bereaved','metastatic','at-risk'])[n - 15]
    when n <= 30 then 'in:' || n else 'relation:patient' end as lead,
  -- Two conditions at once: patients of this very place; and two clauses: its members, or carers who are survivors too.
  case when n between 31 and 34 then array['in:' || n] else '{}' end as also
from generate_series(1, ${size.openPlaces + size.quietPlaces + size.smallPlaces}) n;
insert into audience (id, purpose) overriding system value
  select n * 3 + k, (array['entrance', 'inside', 'writers'])[k + 1] from made, generate_series(0, 2) k;
select setval(pg_get_serial_sequence('audience', 'id'), (select max(id) from audience));
insert into clause (audience_id, n, purpose, lead, also)
  select n * 3, 0, 'entrance', case when lead = 'everyone' or n > 40 then lead else 'member' end, '{}' from made
  union all select n * 3 + 1, 0, 'inside', lead, also from made
  union all select n * 3 + 1, 1, 'inside', 'staff-of:' || n, '{}' from made
  union all select n * 3 + 1, 2, 'inside', 'relation:caregiver', '{relation:survivor}' from made where n between 35 and 37
  union all select n * 3 + 2, 0, 'writers', case when lead = 'everyone' then 'member' else lead end, also from made
  union all select n * 3 + 2, 1, 'writers', 'staff-of:' || n, '{}' from made;
insert into place (id, slug, kind, name, purpose, entrance_id, inside_id, writers_id, joining, opened_at)
  select n, 'place-' || n, 'board', 'Place ' || n, 'For whoever wants to talk about it, at their own pace.', n * 3, n * 3 + 1, n * 3 + 2,
    case when n > 40 then 'invitation' when lead like 'in:%' or also <> '{}' then 'asking' when lead like 'relation:%' then 'relation' else 'open' end, now() - interval '2 years' from made;
select setval(pg_get_serial_sequence('place', 'id'), (select max(id) from place));`;

const people = `
create temp table who as select n, gen_random_uuid() as id, gen_random_uuid() as byline from generate_series(1, ${size.people}) n;
create unique index on who (n);
insert into person (id, name, name_key, state, face, joined_at) select id, 'Member ' || n, 'member' || n, 'active', gen_random_uuid(), now() - interval '1 year' from who;
insert into byline (id, person_id) select byline, id from who;
insert into preference (person_id, time_zone) select id, 'Europe/London' from who;
insert into account (person_id, email, email_key, email_verified_at) select id, e, e, now() from (select id, 'member' || n || '@example.org' as e from who) x;
insert into session (id, token_hash, person_id, device, created_at, last_seen_at, expires_at)
  select gen_random_uuid(), sha256(convert_to('bench-' || n, 'UTF8')), id, 'Bench', now(), now(), now() + interval '90 days' from who;
insert into relation (person_id, relation, declared_at, opens_at) select id, (array['patient','survivor','caregiver','loved-one','bereaved'])[1 + n % 5], now() - interval '1 year', now() - interval '1 year' from who;
insert into membership (place_id, person_id, role, since)
  select p, w.id, case when p between 4 and 22 then 'follower' else 'member' end, now() - interval '1 year'
    from who w cross join lateral (select 4 + (w.n * 7 + k * 5) % 31 as p from generate_series(1, 4) k) x where w.n > 3
  union all select 4, id, 'follower', now() - interval '1 year' from who where n <= 3
  union all select 23, id, 'member', now() - interval '1 year' from who where n = 1
  union all select p, id, 'member', now() - interval '1 year' from who, generate_series(38, 40) p where n = 2
  union all select p, id, 'member', now() - interval '1 year' from who, generate_series(41, 340) p where n = 3
  union all select p, w.id, 'member', now() - interval '1 year' from generate_series(38, 340) p cross join lateral (select id from who where n in (4 + p * 3 % 1900, 5 + p * 3 % 1900, 6 + p * 3 % 1900)) w
on conflict do nothing;
insert into membership (place_id, person_id, role, since) select p, id, 'staff', now() - interval '1 year' from generate_series(1, 40) p join who on n = 1900 + p on conflict do nothing;
insert into block (person_id, byline_id, blocked_at) select w.id, b.byline, now() from who w join who b on b.n = 1 + (w.n * 31) % ${size.people} where w.n % 10 = 0;
insert into last_visit (place_id, person_id, at) select place_id, person_id, now() - interval '3 days' from membership;
update community set name = 'Harbour Lights', languages = '{en,es,ar}', country = 'GB', set_up_step = 'done', set_up_at = now();`;

/** Thread 1 is the long one, thread 2 the one whose page is measured; the rest has 18 replies each, give or take. */
const threads = `
create temp table talk as
select n, uuidv7(at - now()) as id, at,
  case when n <= 1100 then 4 when n <= 1103 then 37 + n - 1100 when n <= 1703 then 41 + n % 300 else 1 + n % ${size.openPlaces} end as place,
  case when n = 1 then ${size.longThread} when n = 2 then 30 else 6 + (n * 13) % 25 end as replies
from (select n, now() - interval '1 year' * (n + 1) / ${size.threads + 2} as at from generate_series(1, ${size.threads}) n) x;
update talk set replies = greatest(0, replies + x.off) from (select (${size.replies} - sum(replies)) / (${size.threads} - 2) as off from talk) x where n > 2;
update talk set replies = replies + (select ${size.replies} - sum(replies) from talk) where n = 3;
insert into scope (id, kind, place_id, audience_id, state, created_at, last_at, last_position, next_position, shown_replies)
  select id, 'thread', place, place * 3 + 1, 'shown', at, least(at + replies * interval '7 minutes', now()), replies, replies + 1, replies from talk;
insert into thread (scope_id, title, intent, language, opener_byline_id)
  select t.id, 'What helped you in the weeks after treatment ' || t.n, (array['listen','advice','same-boat','good-news','practical'])[1 + t.n % 5], 'en', w.byline
  from talk t join who w on w.n = 4 + t.n * 17 % 1990;`;

const posts = `
insert into post (id, scope_id, position, byline_id, state, words, html, renderer, language, created_at)
select uuidv7(x.at - now()), x.scope, x.position, w.byline, 'shown', s.words, s.html, ${renderer}, 'en', x.at
from (select t.id as scope, t.n, p as position, least(t.at + p * interval '7 minutes', now()) as at from talk t, generate_series(0, t.replies) p) x
join who w on w.n = 4 + (x.n * 17 + x.position * 29) % 1990 join sample s on s.n = (x.n + x.position * 3) % (select count(*) from sample)
order by x.scope, x.position;
update post p set answers_id = a.id from post a where a.scope_id = p.scope_id and a.position = p.position / 2 and p.position > 2 and p.position % 5 = 0;
update thread t set opener_byline_id = p.byline_id from post p where p.scope_id = t.scope_id and p.position = 0;
insert into reaction (post_id, byline_id, kind, given_at)
  select p.id, w.byline, (array['thinking-of-you','me-too','hug','thanks'])[1 + (p.position + k) % 4], now()
  from (select id, position, row_number() over () as r from post) p cross join generate_series(1, 3) k join who w on w.n = 4 + (p.r * 7 + k * 41) % 1990
  where p.r % 3 = 0 and k <= 1 + p.r % 3 on conflict do nothing;
insert into last_read (person_id, scope_id, position, read_at)
  select w.id, t.id, t.replies / 2, now() - interval '1 day' from who w cross join generate_series(1, 25) k join talk t on t.n = 1 + (w.n * 11 + k * 173) % ${size.threads}
  union select w.id, t.id, t.replies / 2, now() - interval '1 day' from who w join talk t on t.n <= 40 where w.n <= 3
on conflict do nothing;
insert into follow (person_id, how, scope_id, since) select w.id, 'follow', t.id, now() - interval '1 month' from who w join talk t on t.n <= 40 where w.n <= 3;
insert into follow (person_id, how, place_id, since) select w.id, 'follow', m.place_id, now() - interval '1 month' from who w join membership m on m.person_id = w.id where w.n <= 3;`;

/** Puts the whole community into a migrated, empty database. */
export async function fill(client: pg.Client): Promise<void> {
  const samples = samplePosts(240);
  await client.query('create temp table sample (n int primary key, words text, html text)');
  await client.query(
    'insert into sample select n - 1, words, html from unnest($1::text[], $2::text[]) with ordinality as s (words, html, n)',
    [samples.map((s) => s.words), samples.map((s) => s.html)],
  );
  for (const step of [places, people, threads, posts]) await client.query(step);
  await client.query('vacuum analyze');
}
