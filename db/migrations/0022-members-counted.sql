-- How many members there are stands above each box, and counting them cost as much as the rest of a page. It changes when
-- somebody comes, waits, is suspended or goes, and is counted then.
create table head_count (one boolean primary key default true check (one), members int not null);
insert into head_count (members) select count(*) from person where state = 'active';

create function members_changed() returns trigger language plpgsql as $$
declare
  more int := 0;
begin
  if tg_op <> 'DELETE' then more := (select count(*) from fresh where state = 'active'); end if;
  if tg_op <> 'INSERT' then more := more - (select count(*) from former where state = 'active'); end if;
  if more <> 0 then update head_count set members = members + more; end if;
  return null;
end $$;
create trigger member_came after insert on person referencing new table as fresh for each statement execute function members_changed();
create trigger member_changed after update on person referencing new table as fresh old table as former for each statement execute function members_changed();
create trigger member_went after delete on person referencing old table as former for each statement execute function members_changed();
