-- Writing words: what another device kept, whom a post names, what it quotes.

-- Of two devices that wrote in the same form, the newer words are the draft. The others wait here and are not lost.
create table draft_aside (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  form text not null,
  fields jsonb not null,
  kept_at timestamptz not null
);
create index draft_aside_of on draft_aside (person_id, form);

-- Whom a post names. Its HTML has a marker with this number; the name is filled in when it is read, as it is then.
-- `typed` is how it was written, so that an edit still means the same person after a change of name. `quiet` is not told
-- to them: the writer blocked them, which nobody else may see by the name being words alone.
create table mention (
  post_id uuid not null references post on delete cascade,
  n smallint not null,
  byline_id uuid not null references byline on delete cascade,
  typed text not null,
  quiet boolean not null default false,
  primary key (post_id, n)
);
create index mention_of on mention (byline_id);

-- What a post quotes of another in the same conversation: where its words begin and how many signs they are, in which
-- version. The words themselves are read from there each time, under the rule for whoever reads.
create table quote (
  post_id uuid not null references post on delete cascade,
  n smallint not null,
  quoted_id uuid references post on delete set null,
  starts int not null check (starts >= 0),
  signs int not null check (signs > 0),
  version int not null,
  primary key (post_id, n)
);
create index quote_of on quote (quoted_id);

-- How many of each a post has, so that one without any costs no look at another table.
alter table post add column mentions smallint not null default 0, add column quotes smallint not null default 0;
