-- Pictures in posts. Owned by src/files. The bytes lie in the storage of files, under the picture's id.

-- Until its post is posted, a picture has an owner and a scope of its own that nobody else reads. Then it moves into the
-- scope of the post, and whose it is, is said by the post's byline alone: an anonymous post has no owner beside it.
create table file (
  id uuid primary key,
  scope_id uuid not null references scope on delete cascade,
  owner_id uuid references person on delete cascade,
  post_id uuid references post on delete cascade,
  byline_id uuid references byline,
  state text not null check (state in ('draft', 'held', 'shown', 'hidden', 'gone')),
  position smallint not null default 0,
  -- In words for whoever does not see it; empty where nobody has said, or where it is only decoration.
  alt text not null default '',
  decoration boolean not null default false,
  width int not null check (width > 0),
  height int not null check (height > 0),
  created_at timestamptz not null,
  check ((post_id is null) = (owner_id is not null)),
  check ((post_id is null) = (byline_id is null))
);
create index file_of_post on file (post_id, position) where post_id is not null;
create index file_of_owner on file (owner_id) where owner_id is not null;
create index file_by on file (byline_id) where byline_id is not null;
create index file_of_scope on file (scope_id);

-- How many pictures a post has, so that one without any costs no look at another table.
alter table post add column pictures smallint not null default 0;

-- What is so of a post is so of its pictures, in the same transaction and whoever changes it: hidden, taken back, moved.
create function pictures_follow_post() returns trigger language plpgsql as $$
begin
  update file set scope_id = new.scope_id, byline_id = new.byline_id, state = new.state where post_id = new.id;
  return null;
end $$;
create trigger pictures_follow_post after update of scope_id, byline_id, state on post
  for each row when (new.pictures > 0) execute function pictures_follow_post();

create function pictures_take_after_post() returns trigger language plpgsql as $$
begin
  select p.scope_id, p.byline_id, p.state into strict new.scope_id, new.byline_id, new.state from post p where p.id = new.post_id;
  return new;
end $$;
create trigger pictures_take_after_post before insert or update of post_id on file
  for each row when (new.post_id is not null) execute function pictures_take_after_post();

create function count_pictures() returns trigger language plpgsql as $$
declare changed uuid[] := array[case when tg_op <> 'INSERT' then old.post_id end, case when tg_op <> 'DELETE' then new.post_id end];
begin
  update post set pictures = (select count(*) from file where file.post_id = post.id) where id = any(changed);
  return null;
end $$;
create trigger count_pictures after insert or delete or update of post_id on file
  for each row execute function count_pictures();

-- Bytes whose picture is gone, however it went; a chore takes them away.
create table file_gone (id uuid primary key);
create function note_gone_file() returns trigger language plpgsql as $$
begin
  insert into file_gone values (old.id) on conflict do nothing;
  return null;
end $$;
create trigger note_gone_file after delete on file for each row execute function note_gone_file();

-- An upload that may be cut and go on. Its bytes lie on the disk of who takes them; `file_id` says what became of it.
create table upload (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  bytes int not null check (bytes > 0),
  begun_at timestamptz not null,
  file_id uuid
);
create index upload_of on upload (person_id);
