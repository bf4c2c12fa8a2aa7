-- People, how they sign in, what they said of themselves, and who may read what.
-- Owned by src/people. Identifiers come from the program: PostgreSQL 15 has no uuidv7().

create table community (
  id int primary key default 1 check (id = 1),
  name text not null default 'Companionway',
  member_word text not null default '',
  languages text[] not null default '{en,es,ar}',
  joining text not null default 'invitation' check (joining in ('open', 'invitation', 'approval')),
  minimum_age int not null default 18 check (minimum_age between 13 and 25),
  country text not null default '',
  contact_name text not null default '',
  contact_words text not null default '',
  relation_wait_hours int not null default 24,
  sealed_smtp_url bytea,
  mail_from text not null default '',
  set_up_step text not null default 'administrator',
  set_up_at timestamptz
);
insert into community default values;

-- House rules and privacy notice: a new text is a new version, never a changed one.
create table house_text (
  kind text not null check (kind in ('rules', 'privacy')),
  version int not null,
  language text not null,
  words text not null,
  html text not null,
  published_at timestamptz not null,
  primary key (kind, version, language)
);

create table person (
  id uuid primary key,
  name text not null,
  name_key text not null unique,
  state text not null check (state in ('waiting', 'active', 'suspended', 'departed', 'erased')),
  face text not null,
  about text not null default '',
  joined_at timestamptz not null
);
create index person_active on person (state);

-- Apart from person: a preference may change while an act holds the person's row.
create table preference (
  person_id uuid primary key references person on delete cascade,
  language text not null default 'en',
  time_zone text not null default 'UTC',
  theme text not null default 'system' check (theme in ('system', 'light', 'dark', 'contrast')),
  text_size text not null default 'normal' check (text_size in ('normal', 'large', 'larger')),
  mail_answers boolean not null default true
);

create table account (
  person_id uuid primary key references person on delete cascade,
  email text,
  email_key text unique,
  email_verified_at timestamptz,
  password_hash text,
  unsubscribe_hash bytea unique
);

create table passkey (
  id text primary key,
  person_id uuid not null references person on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of on passkey (person_id);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person on delete cascade,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of on session (person_id);

-- A secret that travelled by mail or by hand: for signing in, joining, proving an address, setting up.
-- Asked for under its id; the secret itself is made when the mail is written and kept as a hash only.
create table link (
  token_hash bytea primary key,
  id uuid not null unique default gen_random_uuid(),
  purpose text not null check (purpose in ('sign-in', 'join', 'email', 'administrator')),
  person_id uuid references person on delete cascade,
  email text,
  fields jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index link_of on link (person_id);

create table ceremony (
  id uuid primary key,
  purpose text not null check (purpose in ('join', 'add', 'sign-in')),
  challenge text not null,
  person_id uuid references person on delete cascade,
  expires_at timestamptz not null
);

create table site_role (
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('administrator', 'moderator')),
  granted_at timestamptz not null,
  primary key (person_id, role)
);

-- What people say of themselves. A relation opens boards only from opens_at on.
create table relation (
  person_id uuid not null references person on delete cascade,
  relation text not null check (relation in ('patient', 'survivor', 'caregiver', 'loved-one', 'bereaved', 'metastatic', 'at-risk', 'professional')),
  declared_at timestamptz not null,
  opens_at timestamptz not null,
  primary key (person_id, relation)
);
create index relation_by on relation (relation);

create table consent (
  person_id uuid not null references person on delete cascade,
  kind text not null,
  version int not null,
  given_at timestamptz not null,
  primary key (person_id, kind, version)
);

create table suspension (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  reason text not null,
  since timestamptz not null,
  until timestamptz,
  lifted_at timestamptz
);
create index suspension_of on suspension (person_id);

-- Joining the community by a link that somebody handed over.
create table invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  invited_by uuid references person on delete set null,
  for_whom text not null default '',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  uses_left int not null check (uses_left >= 0),
  withdrawn_at timestamptz
);

-- An audience is an OR of clauses. Its rows never change; a place that opens gets another audience.
create table audience (
  id int generated always as identity primary key,
  purpose text not null check (purpose in ('entrance', 'inside', 'writers', 'fact', 'persons'))
);

-- One clause: `lead` and all of `also`. `lead` is its narrowest principal:
-- everyone, member, relation:<relation>, in:<place>, staff-of:<place>. Never a person.
create table clause (
  audience_id int not null references audience on delete cascade,
  n int not null,
  purpose text not null,
  lead text not null,
  also text[] not null default '{}',
  primary key (audience_id, n)
);
create index clause_lead on clause (purpose, lead) include (also, audience_id);

create function audience_is_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'an audience is never changed, it is replaced';
end $$;
create trigger clause_is_for_good before update on clause for each row execute function audience_is_for_good();
create trigger audience_is_for_good before update on audience for each row execute function audience_is_for_good();

-- The smallest thing whose readers change together.
create table scope (
  id uuid primary key,
  kind text not null,
  place_id int,
  audience_id int references audience,
  reader_rule text check (reader_rule in ('owner', 'participant')),
  owner_id uuid references person on delete cascade,
  state text not null check (state in ('draft', 'held', 'shown', 'hidden', 'gone')),
  created_at timestamptz not null,
  last_at timestamptz not null,
  last_position int not null default 0,
  next_position int not null default 0,
  shown_replies int not null default 0,
  check (audience_id is not null or reader_rule is not null)
);
create index scope_list on scope (audience_id, last_at desc, id) where kind = 'thread' and state = 'shown';
create index scope_place on scope (place_id, last_at desc, id) where kind = 'thread' and state = 'shown';
-- An author's own drafts, held and hidden threads of a place.
create index scope_unshown on scope (place_id) where kind = 'thread' and state in ('draft', 'held', 'hidden');
create index scope_recent on scope (last_at desc, id) where kind = 'thread' and state = 'shown';
create index scope_waiting on scope (audience_id, created_at) where kind = 'thread' and state = 'shown' and shown_replies = 0;

create table scope_reader (
  scope_id uuid not null references scope on delete cascade,
  person_id uuid not null references person on delete cascade,
  as_what text not null,
  primary key (person_id, scope_id)
);
create index scope_reader_of on scope_reader (scope_id);

-- A scope that takes no more replies, by whom, why and since when.
create table closure (
  scope_id uuid primary key references scope on delete cascade,
  closed_by uuid references person on delete set null,
  reason text not null,
  closed_at timestamptz not null
);

-- Who a post says it is from. Named: one a person. Anonymous: belongs to one scope, its person is sealed.
create table byline (
  id uuid primary key,
  scope_id uuid references scope on delete cascade,
  person_id uuid references person on delete cascade,
  label text,
  check ((scope_id is null and person_id is not null) or (scope_id is not null and person_id is null and label is not null))
);
create unique index byline_named on byline (person_id) where person_id is not null;

create table sealed_byline (
  byline_id uuid primary key references byline on delete cascade,
  person_id uuid not null references person on delete cascade
);
create index sealed_byline_of on sealed_byline (person_id);

create table block (
  person_id uuid not null references person on delete cascade,
  byline_id uuid not null references byline on delete cascade,
  blocked_at timestamptz not null,
  primary key (person_id, byline_id)
);

-- What was typed and not sent yet, by person and form.
create table draft (
  person_id uuid not null references person on delete cascade,
  form text not null,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (person_id, form)
);

-- A form that was carried out, so that a second click or a retry shows the same result.
create table done (
  person_id uuid not null references person on delete cascade,
  form text not null,
  key uuid not null,
  result text not null,
  done_at timestamptz not null,
  primary key (person_id, form, key)
);
create index done_at on done (done_at);

-- How often something was tried lately: what it was is kept as a hash only.
create table attempt (
  key bytea primary key,
  times int not null,
  ends_at timestamptz not null
);
