-- Looking after places: joining that asks, one picture taken out of a post, words that wait for longer than was said.

-- Of a joining: the conversation into which the words would go.
alter table widening add column into_id uuid references scope on delete cascade;

-- One picture of a post that staff hid. It stays hidden whatever becomes of the post, until they show it again.
alter table file add column hidden boolean not null default false;
create or replace function pictures_follow_post() returns trigger language plpgsql as $$
begin
  update file set scope_id = new.scope_id, byline_id = new.byline_id, state = case when hidden and new.state = 'shown' then 'hidden' else new.state end
  where post_id = new.id;
  return null;
end $$;
create or replace function pictures_take_after_post() returns trigger language plpgsql as $$
begin
  select p.scope_id, p.byline_id, case when new.hidden and p.state = 'shown' then 'hidden' else p.state end
  into strict new.scope_id, new.byline_id, new.state from post p where p.id = new.post_id;
  return new;
end $$;
drop trigger pictures_take_after_post on file;
create trigger pictures_take_after_post before insert or update of post_id, hidden on file
  for each row when (new.post_id is not null) execute function pictures_take_after_post();

-- A list says of a conversation that its first words have pictures: of one that nobody sees it does not.
create or replace function first_words_pictured() returns trigger language plpgsql as $$
begin
  update thread set pictured = exists (select 1 from file f where f.post_id = new.id and not f.hidden) where scope_id = new.scope_id;
  return null;
end $$;
create trigger count_pictures_seen after update of hidden on file for each row execute function count_pictures();

-- Of a post that waits for longer than its writer was told: when those who look after its place were told of that, and when
-- those who look after the community were.
alter table to_read add column late_at timestamptz, add column raised_at timestamptz;
