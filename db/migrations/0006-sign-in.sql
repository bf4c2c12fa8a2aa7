-- Sign-in in full: names that look alike, a second step, what changed lately, an account elsewhere, being asked again.

-- How each name looks, as a hash: of two that look alike one person has one. `until` is null while its person goes by
-- it; a name that was given up is kept from others for a while. `name` goes with its person.
create table held_name (
  looks bytea primary key,
  person_id uuid references person on delete set null,
  name text,
  until timestamptz
);
create index held_name_of on held_name (person_id);
alter table person add column named_at timestamptz;

-- When the password was chosen, and when this device last proved who sits before it.
alter table account add column password_at timestamptz;
alter table session add column proved_at timestamptz;

-- A code from an app, after the password or a link by mail. Asked for only once it was confirmed.
create table second_step (
  person_id uuid primary key references person on delete cascade,
  sealed_key bytea not null,
  confirmed_at timestamptz,
  last_used bigint not null default 0
);

create table recovery_code (
  person_id uuid not null references person on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Whoever lost the app waits, and can then come in without it; the address is told at once and can stop it.
create table way_back (
  person_id uuid primary key references person on delete cascade,
  asked_at timestamptz not null,
  opens_at timestamptz not null
);
alter table community add column way_back_hours int not null default 48 check (way_back_hours between 1 and 336);

-- Somebody whose password, link or account elsewhere was right, and who is not in yet.
create table doorstep (
  token_hash bytea primary key,
  person_id uuid references person on delete cascade,
  came_by text not null check (came_by in ('password', 'link', 'identity')),
  fields jsonb not null default '{}',
  expires_at timestamptz not null
);
create index doorstep_of on doorstep (person_id);

-- What changed in how somebody signs in: told to the address that stood before, and on their other devices.
create table way_in_change (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  what text not null,
  device text not null,
  session_id uuid,
  changed_at timestamptz not null
);
create index way_in_change_of on way_in_change (person_id, changed_at desc);

-- An account with the provider that the operator named. Found by issuer and subject, never by an address.
create table identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_of on identity (person_id);

alter table ceremony drop constraint ceremony_purpose_check;
alter table ceremony add check (purpose in ('join', 'add', 'sign-in', 'provider'));
alter table link drop constraint link_purpose_check;
alter table link add check (purpose in ('sign-in', 'join', 'email', 'administrator', 'prove', 'undo', 'stop', 'connect'));

-- By which invitation somebody came: for administrators, until that person leaves.
create table came_by (
  person_id uuid primary key references person on delete cascade,
  invitation_id uuid not null references invitation on delete cascade
);
create index came_by_of on came_by (invitation_id);
alter table invitation add column uses int;
update invitation set uses = uses_left;
alter table invitation alter column uses set not null;

-- Somebody who asked to join and was not let in, with the words they were answered with.
create table refusal (
  person_id uuid primary key references person on delete cascade,
  words text not null,
  refused_by uuid references person on delete set null,
  refused_at timestamptz not null
);

-- The versions agreed to, beside what every page reads anyway; each consent has its row in `consent`.
alter table preference add column agreed_rules int not null default 0;
alter table preference add column agreed_privacy int not null default 0;
update preference p set
  agreed_rules = coalesce((select max(c.version) from consent c where c.person_id = p.person_id and c.kind = 'rules'), 0),
  agreed_privacy = coalesce((select max(c.version) from consent c where c.person_id = p.person_id and c.kind = 'privacy'), 0);
