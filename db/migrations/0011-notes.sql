-- Content notes; what each reader wishes not to meet; following and muting; what lists say without looking further.

-- Content notes in force, beside what every page reads anyway. Nearly all are empty.
alter table thread add column notes text[] not null default '{}';
alter table post add column notes text[] not null default '{}';

-- Who gave a note: to one post, or to a whole conversation. By the byline of the author, or by that of a moderator.
create table content_note (
  id uuid primary key,
  post_id uuid references post on delete cascade,
  scope_id uuid references scope on delete cascade,
  note text not null,
  given_by text not null check (given_by in ('author', 'moderator')),
  byline_id uuid references byline on delete set null,
  given_at timestamptz not null,
  check ((post_id is null) <> (scope_id is null))
);
create unique index content_note_of_post on content_note (post_id, given_by, note) where post_id is not null;
create unique index content_note_of_thread on content_note (scope_id, given_by, note) where scope_id is not null;

-- A conversation has the notes that were given to it, and those of its first words.
create function thread_notes(thread_id uuid) returns void language sql as $$
  update thread t set notes = n.list from (
    select coalesce(array_agg(distinct x.note), '{}') as list from (
      select note from content_note where scope_id = thread_id
      union select unnest(p.notes) from post p where p.scope_id = thread_id and p.position = 0) x(note)) n
  where t.scope_id = thread_id and t.notes <> n.list
$$;

create function notes_in_force() returns trigger language plpgsql as $$
declare changed content_note := case when tg_op = 'DELETE' then old else new end;
begin
  if changed.post_id is null then
    perform thread_notes(changed.scope_id);
  else
    update post set notes = coalesce((select array_agg(distinct note order by note) from content_note where post_id = post.id), '{}') where id = changed.post_id;
  end if;
  return null;
end $$;
create trigger notes_in_force after insert or delete on content_note for each row execute function notes_in_force();

create function thread_takes_notes() returns trigger language plpgsql as $$
begin
  perform thread_notes(new.scope_id);
  if old.scope_id <> new.scope_id then perform thread_notes(old.scope_id); end if;
  return null;
end $$;
create trigger thread_takes_notes after update of notes, scope_id, position on post
  for each row when (new.notes <> '{}' or old.notes <> '{}') execute function thread_takes_notes();

-- What a list says of a conversation: how many others answered, counted as far as a list says it, and whether its first
-- words have pictures. Bylines are counted, as they are read; whoever is behind them is not asked.
alter table thread add column answered_by smallint not null default 0, add column pictured boolean not null default false;
create function answered_by(thread_id uuid) returns void language sql as $$
  update thread t set answered_by = least(10, (select count(distinct p.byline_id) from post p
    where p.scope_id = thread_id and p.position > 0 and p.state = 'shown' and p.byline_id <> t.opener_byline_id))
  where t.scope_id = thread_id
$$;
create function one_more_answer() returns trigger language plpgsql as $$
begin
  update thread t set answered_by = t.answered_by + 1
  where t.scope_id = new.scope_id and t.answered_by < 10 and t.opener_byline_id <> new.byline_id
    and not exists (select 1 from post p where p.scope_id = new.scope_id and p.position > 0 and p.position < new.position and p.state = 'shown' and p.byline_id = new.byline_id);
  return null;
end $$;
create trigger one_more_answer after insert on post for each row when (new.position > 0 and new.state = 'shown') execute function one_more_answer();
-- Once for each conversation that a statement touches, however many of its posts move, are hidden or come back.
create function answers_again() returns trigger language plpgsql as $$
begin
  perform answered_by(x.scope_id) from (
    select n.scope_id from after n join before o on o.id = n.id where (n.state, n.scope_id, n.position) <> (o.state, o.scope_id, o.position)
    union select o.scope_id from after n join before o on o.id = n.id where n.scope_id <> o.scope_id) x;
  return null;
end $$;
create trigger answers_again after update on post referencing old table as before new table as after for each statement execute function answers_again();
create function first_words_pictured() returns trigger language plpgsql as $$
begin
  update thread set pictured = new.pictures > 0 where scope_id = new.scope_id;
  return null;
end $$;
create trigger first_words_pictured after update of pictures, scope_id, position on post for each row when (new.position = 0) execute function first_words_pictured();
update thread t set answered_by = least(10, (select count(distinct p.byline_id) from post p
    where p.scope_id = t.scope_id and p.position > 0 and p.state = 'shown' and p.byline_id <> t.opener_byline_id)),
  pictured = exists (select 1 from post p where p.scope_id = t.scope_id and p.position = 0 and p.pictures > 0);

-- What somebody wishes not to meet: {"notes": {"death": "fold"}, "until": {"death": "2026-03-10T12:00:00Z"}, "words": ["…"]}.
alter table preference add column filters jsonb;
-- Whoever says something in a conversation follows it, unless they would rather not.
alter table preference add column follows_written boolean not null default true;
-- Whether a mail is wished for about what somebody follows, beside those for what is said to them.
alter table preference add column mail_followed boolean not null default false;

-- What somebody follows, and what they do not wish to be told of: a conversation, a place, or a byline. Nobody else sees it.
create table follow (
  person_id uuid not null references person on delete cascade,
  how text not null check (how in ('follow', 'mute')),
  scope_id uuid references scope on delete cascade,
  place_id int references place on delete cascade,
  byline_id uuid references byline on delete cascade,
  -- Whether a notice is wished for.
  told boolean not null default true,
  since timestamptz not null,
  check (num_nonnulls(scope_id, place_id, byline_id) = 1),
  check (byline_id is null or how = 'mute')
);
create unique index follow_thread on follow (person_id, scope_id) where scope_id is not null;
create unique index follow_place on follow (person_id, place_id) where place_id is not null;
create unique index follow_byline on follow (person_id, byline_id) where byline_id is not null;
create index follow_of_thread on follow (scope_id) where scope_id is not null and how = 'follow' and told;
create index follow_of_place on follow (place_id) where place_id is not null and how = 'follow' and told;

-- Who said that they can answer on a board: conversations that wait stand at its top for them.
create table answering (
  person_id uuid not null references person on delete cascade,
  place_id int not null references place on delete cascade,
  since timestamptz not null,
  primary key (person_id, place_id)
);

-- After how many hours a conversation without a reply waits.
alter table community add column reply_hours int not null default 6 check (reply_hours between 1 and 168);
