-- Places in full: what a board is about, addresses it had, who looks after it and how, who agreed to be listed; badges.

-- What a board is about; of a kind of cancer, which one, by the key of our vocabulary.
alter table place
  add column about text not null default 'topic' check (about in ('cancer-type', 'stage', 'topic', 'identity')),
  add column cancer_type text,
  add column rules text not null default '';
update place set about = 'cancer-type', cancer_type = topic where topic <> '';
alter table place drop column topic;
alter table place add check (cancer_type is null or about = 'cancer-type');

-- Addresses that a place had before: they lead on, and no other place takes one.
create table former_address (
  slug text primary key,
  place_id int not null references place on delete cascade,
  left_at timestamptz not null
);
create index former_address_of on former_address (place_id);

-- That a place is archived, since when and why, in words for whoever may read it.
create table archiving (
  place_id int primary key references place on delete cascade,
  because text not null,
  archived_by uuid references person on delete set null,
  archived_at timestamptz not null
);

-- What staff do in a place; and whether somebody agreed to stand in the list that the people inside see.
alter table membership
  add column duty text check (duty in ('moderator', 'facilitator', 'welcomer')),
  add column listed boolean not null default false;
update membership set duty = 'moderator' where role = 'staff';
alter table membership add check (duty is null or role = 'staff'), add check (not listed or role <> 'follower');

-- That nobody looks after a place any more, since when, until somebody does again.
create table vacancy (
  id uuid primary key,
  place_id int not null references place on delete cascade,
  since timestamptz not null,
  filled_at timestamptz
);
create unique index vacancy_open on vacancy (place_id) where filled_at is null;

-- Ready words that go with an answer, by their key, so that each reads them in their own language.
alter table asking
  add column answer_template text,
  add column reminded_at timestamptz;
create index asking_waits on asking (asked_at) where answer is null;

-- What somebody is, checked by an administrator, for a time. The evidence is read by administrators alone.
create table badge (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('clinician', 'facilitator', 'mentor', 'moderator', 'organisation')),
  label text not null,
  evidence text not null,
  granted_by uuid references person on delete set null,
  granted_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > granted_at),
  reminded_at timestamptz,
  ended text check (ended in ('withdrawn', 'renewed')),
  ended_by uuid references person on delete set null,
  ended_because text not null default '',
  ended_at timestamptz,
  check ((ended is null) = (ended_at is null))
);
create index badge_of on badge (person_id) where ended is null;
create index badge_ends on badge (expires_at) where ended is null and reminded_at is null;

-- What somebody began whom a reader blocked is looked up at once.
create index thread_opener on thread (opener_byline_id);
