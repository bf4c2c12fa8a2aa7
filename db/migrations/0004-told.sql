-- What a person is told of. Owned by src/notifications. No words of anybody's: they are opened at delivery.

create table notice (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null,
  scope_id uuid references scope on delete cascade,
  post_id uuid,
  subject_id uuid,
  created_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  unique (person_id, kind, subject_id)
);
create index notice_of on notice (person_id, created_at desc);

-- What the program sends when no mail server is set: the operator reads it in the site.
create table mail_caught (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  words text not null,
  html text not null,
  headers jsonb not null,
  caught_at timestamptz not null
);
