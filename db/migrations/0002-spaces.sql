-- Places and who belongs to them. Owned by src/spaces.

create table place (
  id int generated always as identity primary key,
  slug text not null unique,
  kind text not null check (kind in ('board')),
  name text not null,
  purpose text not null,
  language text not null default 'en',
  topic text not null default '',
  entrance_id int not null references audience,
  inside_id int not null references audience,
  writers_id int not null references audience,
  joining text not null check (joining in ('open', 'relation', 'asking', 'invitation')),
  state text not null default 'open' check (state in ('open', 'archived')),
  opened_at timestamptz not null
);

alter table scope add constraint scope_place_known foreign key (place_id) references place on delete cascade;

create table membership (
  place_id int not null references place on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('member', 'staff')),
  since timestamptz not null,
  primary key (person_id, place_id)
);
create index membership_of on membership (place_id, role);

-- Asking to be let in, in one's own words.
create table asking (
  id uuid primary key,
  place_id int not null references place on delete cascade,
  person_id uuid not null references person on delete cascade,
  words text not null,
  asked_at timestamptz not null,
  answer text check (answer in ('let-in', 'declined')),
  answer_words text not null default '',
  answered_by uuid references person on delete set null,
  answered_at timestamptz
);
create unique index asking_open on asking (place_id, person_id) where answer is null;

create table place_invitation (
  id uuid primary key,
  place_id int not null references place on delete cascade,
  person_id uuid not null references person on delete cascade,
  invited_by uuid references person on delete set null,
  created_at timestamptz not null,
  answered_at timestamptz,
  unique (place_id, person_id)
);
