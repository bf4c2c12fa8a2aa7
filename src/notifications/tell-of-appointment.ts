import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { tellOne } from './tell-staff.ts';

type Told = { personId: string; kind: 'named' | 'staff-named' };

/**
 * Whom an appointment is told: who was named by somebody else; the others who look after the place; and where none of these
 * named them, nor is there to ask who it is, everybody who belongs there. Of a board that everybody reads its people are
 * not told: whoever looks after it reads what they read, and stands at its entrance.
 */
export async function tellOfAppointment(house: House, appointmentId: string): Promise<void> {
  const found = await sql<Told>`
    with a as (select * from appointment where id = ${appointmentId}),
      m as (select m.person_id, m.role, m.place_id from membership m join a on a.place_id = m.place_id join person p on p.id = m.person_id and p.state = 'active' where m.person_id not in (a.person_id, a.named_by)),
      alone as (select 1 from a where not exists (select 1 from m where m.role = 'staff')
        and (a.named_by = a.person_id or not exists (select 1 from membership s where s.place_id = a.place_id and s.person_id = a.named_by and s.role = 'staff'))
        and not exists (select 1 from place pl join clause c on c.audience_id = pl.inside_id where pl.id = a.place_id and c.lead in ('everyone', 'member') and c.also = '{}'))
    select a.person_id as "personId", 'named' as kind from a where a.person_id <> a.named_by
    union all select m.person_id, 'staff-named' from m where m.role = 'staff' or exists (select 1 from alone)`.execute(house.db);
  for (const { personId, kind } of found.rows) await tellOne(house, { personId, kind, subjectId: appointmentId });
}
