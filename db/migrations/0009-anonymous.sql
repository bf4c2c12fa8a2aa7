-- Anonymous posts, what becomes of them when their person leaves, finding out who wrote one, and whom words are about.

-- Whether people may post under an alias here. Whoever has one in a conversation keeps it when this is switched off.
alter table place add column anonymous boolean not null default false;

-- No two people of a conversation have one alias.
create unique index byline_alias on byline (scope_id, label) where scope_id is not null;

-- Whom the words are about: the writer, somebody who knows of them, or somebody who does not.
alter table post add column about text check (about in ('myself', 'knows', 'unaware'));

-- Aliases whose person left and wished their words gone. Each goes at a moment of its own: were it at once, the day on
-- which somebody left would tell which aliases were theirs. Nothing here says whose they were.
create table parting_alias (
  byline_id uuid primary key references byline on delete cascade,
  due_at timestamptz not null,
  gone_at timestamptz
);
create index parting_alias_due on parting_alias (due_at) where gone_at is null;

-- A wish to learn who an alias is, and what a second person made of it. It points at nothing that can be deleted, so
-- that deleting the words deletes no trace of who looked.
create table unmasking (
  id uuid primary key,
  byline_id uuid not null,
  kind text not null,
  target_id uuid not null,
  place_id int,
  alias text not null,
  asked_by uuid not null references person,
  -- The house rule that was broken, by the same words as a report.
  rule text not null check (rule in ('danger', 'unkind', 'selling', 'cure', 'private', 'scam', 'other')),
  reason text not null,
  asked_at timestamptz not null,
  answer text check (answer in ('granted', 'declined')),
  answer_words text not null default '',
  answered_by uuid references person,
  answered_at timestamptz,
  told_at timestamptz,
  check (answered_by <> asked_by),
  check ((answer is null) = (answered_at is null))
);
create index unmasking_of on unmasking (byline_id);

-- Who did what about it, and each look at a name. Only ever added to.
create table unmasking_log (
  n bigint generated always as identity primary key,
  unmasking_id uuid not null,
  person_id uuid not null references person,
  did text not null check (did in ('asked', 'granted', 'declined', 'looked')),
  at timestamptz not null
);
create index unmasking_log_of on unmasking_log (unmasking_id);

create function log_is_for_good() returns trigger language plpgsql as $$
begin
  -- A restore empties tables that are empty already.
  if tg_op = 'TRUNCATE' and not exists (select 1 from unmasking_log) then return null; end if;
  raise exception 'what was looked at stays written down';
end $$;
create trigger unmasking_log_is_for_good before update or delete on unmasking_log for each row execute function log_is_for_good();
create trigger unmasking_log_is_not_emptied before truncate on unmasking_log for each statement execute function log_is_for_good();

create function unmasking_is_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'that somebody asked stays written down';
end $$;
create trigger unmasking_is_for_good before delete on unmasking for each row execute function unmasking_is_for_good();
