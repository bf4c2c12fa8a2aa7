-- Threads and what is said in them. Owned by src/forum.

create table thread (
  scope_id uuid primary key references scope on delete cascade,
  title text not null,
  intent text not null check (intent in ('listen', 'advice', 'same-boat', 'good-news', 'practical')),
  language text not null,
  opener_byline_id uuid not null references byline
);

-- Position 0 is the opening post; replies follow in one flat list.
create table post (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade,
  position int not null,
  byline_id uuid not null references byline,
  answers_id uuid references post on delete set null,
  state text not null check (state in ('draft', 'held', 'shown', 'hidden', 'gone')),
  left_trace boolean not null default false,
  words text not null,
  html text not null,
  renderer smallint not null,
  language text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  gone_at timestamptz,
  unique (scope_id, position)
);
create index post_by on post (byline_id, created_at desc);

create table post_version (
  post_id uuid not null references post on delete cascade,
  n int not null,
  words text not null,
  replaced_at timestamptz not null,
  primary key (post_id, n)
);

create table reaction (
  post_id uuid not null references post on delete cascade,
  byline_id uuid not null references byline on delete cascade,
  kind text not null check (kind in ('thinking-of-you', 'me-too', 'hug', 'thanks')),
  given_at timestamptz not null,
  primary key (post_id, byline_id, kind)
);

create table last_read (
  person_id uuid not null references person on delete cascade,
  scope_id uuid not null references scope on delete cascade,
  position int not null,
  read_at timestamptz not null,
  primary key (person_id, scope_id)
);
create index last_read_recent on last_read (person_id, read_at desc);
