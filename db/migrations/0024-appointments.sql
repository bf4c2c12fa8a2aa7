-- Whoever looks after a place reads everything that is said there. By whom they were named, and when, stays written down:
-- the people inside can read it, also of an administrator who named themselves.
create table appointment (
  id uuid primary key,
  place_id int not null references place on delete cascade,
  person_id uuid not null references person,
  named_by uuid not null references person,
  duty text not null,
  named_at timestamptz not null
);
create index appointment_of on appointment (place_id, named_at desc);

create function appointment_is_for_good() returns trigger language plpgsql as $$
begin
  -- With a place that is deleted, what was written down of it goes.
  if tg_op = 'DELETE' and not exists (select 1 from place where id = old.place_id) then return old; end if;
  raise exception 'who was named to look after a place stays written down';
end $$;
create trigger appointment_is_for_good before update or delete on appointment for each row execute function appointment_is_for_good();
