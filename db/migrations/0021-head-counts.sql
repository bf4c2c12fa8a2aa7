-- How many people an audience admits now that is neither for everyone nor for all members. It stands on every page with a
-- box, where its many steps cost a statement more to prepare than to run: here they wait until a page needs them.
create function people_admitted(audience int) returns bigint language plpgsql stable as $$
begin
  return (select count(distinct x.person_id) from (
      select m.person_id, c.also from clause c join membership m on m.place_id = substring(c.lead from ':(\d+)$')::int
        and m.role = any(case when c.lead like 'in:%' then '{member,staff}' else '{staff}' end::text[])
        where c.audience_id = audience and c.lead ~ '^(in|staff-of):'
      union all select r.person_id, c.also from clause c join relation r on r.relation = substring(c.lead from '^relation:(.*)') where c.audience_id = audience
      union all select p.id, c.also from clause c join person p on p.state = 'active' where c.audience_id = audience and c.lead in ('member', 'everyone') and c.also <> '{}'
    ) x join person p on p.id = x.person_id and p.state = 'active'
    where x.also = '{}' or not exists (select 1 from unnest(x.also) w where not (w in ('member', 'everyone')
      or exists (select 1 from relation r where r.person_id = x.person_id and w = 'relation:' || r.relation)
      or exists (select 1 from membership m where m.person_id = x.person_id and ((m.role <> 'follower' and w = 'in:' || m.place_id) or (m.role = 'staff' and w = 'staff-of:' || m.place_id))))));
end $$;
