-- What somebody keeps for later: a thing of any content kind, a word to oneself, and a day to be reminded on.
create table bookmark (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null,
  target_id uuid not null,
  note text not null default '',
  kept_at timestamptz not null,
  remind_at timestamptz,
  reminded_at timestamptz,
  unique (person_id, kind, target_id)
);
create index bookmark_due on bookmark (remind_at) where remind_at is not null and reminded_at is null;
create index bookmark_of on bookmark (person_id, kept_at desc);
