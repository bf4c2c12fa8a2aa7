-- Reports and decisions. Owned by src/moderation.

create table report (
  id uuid primary key,
  reporter_id uuid references person on delete set null,
  kind text not null,
  target_id uuid not null,
  scope_id uuid references scope on delete set null,
  place_id int references place on delete set null,
  byline_id uuid references byline on delete set null,
  reason text not null check (reason in ('danger', 'unkind', 'selling', 'cure', 'private', 'scam', 'other')),
  words text not null default '',
  evidence text not null default '',
  reported_at timestamptz not null,
  closed_by uuid references person on delete set null,
  outcome text check (outcome in ('acted', 'no-action')),
  outcome_words text not null default '',
  closed_at timestamptz
);
create index report_open on report (place_id, reported_at) where outcome is null;
create index report_by on report (reporter_id, reported_at desc);
-- Reporting again before an answer adds words to the same report.
create unique index report_once on report (reporter_id, kind, target_id) where outcome is null;

-- Every decision about somebody's words or account, with its written reason.
create table decision (
  id uuid primary key,
  report_id uuid references report on delete set null,
  decided_by uuid references person on delete set null,
  about_byline_id uuid references byline on delete set null,
  kind text not null,
  act text not null check (act in ('hide', 'show', 'lock', 'unlock', 'suspend', 'lift')),
  target_id uuid not null,
  scope_id uuid references scope on delete set null,
  -- The house rule it rests on, by the same words as a report.
  rule text not null check (rule in ('danger', 'unkind', 'selling', 'cure', 'private', 'scam', 'other')),
  reason text not null,
  -- Of a suspension: when it ends by itself.
  until timestamptz,
  decided_at timestamptz not null,
  read_at timestamptz
);
create index decision_about on decision (about_byline_id, decided_at desc);
