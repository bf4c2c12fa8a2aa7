-- Looking after places: what staff decide and why, first posts, slower threads, titles, words that move, another look.

-- A place may have the first posts of somebody new read before they are shown; the community may want that everywhere.
alter table place add column holds_first boolean not null default false;
alter table community
  add column first_posts text not null default 'off' check (first_posts in ('off', 'read', 'held')),
  add column first_posts_most int not null default 3 check (first_posts_most between 1 and 20),
  add column first_posts_days int not null default 0 check (first_posts_days between 0 and 90),
  add column first_posts_hours int not null default 24 check (first_posts_hours between 1 and 168);

-- A post that staff are to read: of somebody new, with a link in it, or held by one of them. Held until then, or shown
-- meanwhile, as its state says.
create table to_read (
  post_id uuid primary key references post on delete cascade,
  why text not null check (why in ('new', 'link', 'held')),
  made_at timestamptz not null,
  read_at timestamptz
);
create index to_read_waits on to_read (made_at) where read_at is null;

-- Decisions are written down by whoever looks after a place, also where nothing was reported and no rule was broken.
alter table decision add column place_id int references place on delete set null;
update decision d set place_id = s.place_id from scope s where s.id = d.scope_id;
alter table decision alter column rule drop not null;
alter table decision drop constraint decision_act_check;
alter table decision add check (act in ('hide', 'show', 'hold', 'release', 'decline', 'note', 'ask-edit', 'warn', 'lock', 'unlock',
  'slow', 'unslow', 'retitle', 'content-note', 'move', 'split', 'merge', 'suspend', 'lift', 'withdraw'));
-- A decision that takes back an earlier one.
alter table decision add column undoes_id uuid references decision on delete set null;
-- Of a request to edit: when its author changed the words, and when staff had seen that.
alter table decision add column met_at timestamptz;
alter table decision add column seen_at timestamptz;
create index decision_of_place on decision (place_id, decided_at desc);
create unique index decision_undone on decision (undoes_id) where undoes_id is not null;

-- Somebody sees a decision about them differently, in their own words. Answered by another than who decided.
create table appeal (
  decision_id uuid primary key references decision on delete cascade,
  words text not null,
  asked_at timestamptz not null,
  answer text check (answer in ('stands', 'undone')),
  answer_words text not null default '',
  answered_by uuid references person on delete set null,
  answered_at timestamptz
);
create index appeal_waits on appeal (asked_at) where answer is null;

-- A thread that takes one reply a person each so many minutes, for a time.
create table slowness (
  scope_id uuid primary key references scope on delete cascade,
  minutes int not null check (minutes between 1 and 1440),
  until timestamptz not null,
  reason text not null,
  slowed_by uuid references person on delete set null,
  slowed_at timestamptz not null
);

-- Earlier titles, by whom each was replaced and why. `retitled` is how many there are, so that a thread without any costs nothing.
create table thread_title (
  scope_id uuid not null references scope on delete cascade,
  n smallint not null,
  title text not null,
  byline_id uuid references byline on delete set null,
  reason text not null default '',
  replaced_at timestamptz not null,
  primary key (scope_id, n)
);
alter table thread add column retitled smallint not null default 0;

-- That a thread is not shown because nothing shown is left in it, not because somebody hid it.
alter table thread add column emptied boolean not null default false;
update thread t set emptied = true from scope s where s.id = t.scope_id and s.state in ('hidden', 'gone')
  and not exists (select 1 from post p where p.scope_id = s.id and p.state = 'shown');

-- Where the words of a thread went that was joined with another.
alter table thread add column merged_into uuid references scope on delete set null;

-- Two threads of which one came out of the other. `linked` is so in both.
create table thread_link (
  from_id uuid not null references scope on delete cascade,
  to_id uuid not null references scope on delete cascade,
  split_at timestamptz not null,
  primary key (from_id, to_id)
);
create index thread_link_back on thread_link (to_id);
alter table thread add column linked boolean not null default false;

-- Words that staff would like to move to where somebody could read them who cannot now. Each author is asked first.
create table widening (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade,
  to_place_id int not null references place on delete cascade,
  to_audience_id int not null references audience,
  -- Of a split: these posts, under this title. Else the whole thread.
  posts uuid[],
  title text,
  -- Whether the words of those who do not agree stay behind; else everything waits until all agree.
  partly boolean not null,
  reason text not null,
  asked_by uuid references person on delete set null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('moved', 'given-up'))
);
create unique index widening_open on widening (scope_id) where ended_at is null;

-- Whether an author agrees. No, and no answer, are told to nobody.
create table consent_to_widen (
  widening_id uuid not null references widening on delete cascade,
  byline_id uuid not null references byline on delete cascade,
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  primary key (widening_id, byline_id)
);
create index consent_to_widen_of on consent_to_widen (byline_id);
