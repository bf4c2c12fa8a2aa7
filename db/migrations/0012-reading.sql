-- Reading: what a post said before.

-- In which state a version stood: what nobody but its author and moderators read then is no one else's now.
alter table post_version add column state text not null default 'shown';

-- «This helped me»: a mark apart from the warm words.
alter table reaction drop constraint reaction_kind_check;
alter table reaction add constraint reaction_kind_check check (kind in ('thinking-of-you', 'me-too', 'hug', 'thanks', 'helped'));

-- What was said in a long conversation, in somebody's own words. Offered ones are held until staff of the place pin one;
-- of those that were pinned the newest stands above the conversation, the others stay readable.
create table summary (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade,
  byline_id uuid not null references byline,
  state text not null check (state in ('held', 'shown', 'hidden', 'gone')),
  left_trace boolean not null default false,
  words text not null,
  html text not null,
  renderer smallint not null,
  language text not null,
  -- The position of the last post that it tells of.
  up_to int not null,
  written_at timestamptz not null,
  pinned_at timestamptz
);
create index summary_of on summary (scope_id, written_at desc);
create index summary_by on summary (byline_id);

alter table thread add column summary_id uuid references summary on delete set null;
