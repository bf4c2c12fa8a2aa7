import type { House } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on, onInTurn } from '../platform/module.ts';
import { followHandlers, tellFollowers } from './follow-notices.ts';
import { keepingHandlers } from './keeping-notices.ts';
import { mailNotice } from './mail-notice.ts';
import { makeNotice, type NewNotice } from './make-notice.ts';
import { tellOfAsking, tellOfBadge, tellOfVacancy } from './office-notices.ts';
import { tellOfAnswer } from './tell-of-answer.ts';
import { tellOfAppointment } from './tell-of-appointment.ts';
import { tellOfHelp } from './tell-of-help.ts';
import { tellOfMention } from './tell-of-mention.ts';
import { tellStaff } from './tell-staff.ts';
import { unmaskHandlers } from './unmask-notices.ts';

/** What we do on others' events. Each may run twice: a notice is made once for each subject. */
export function handlers(house: House): EventHandler[] {
  const notice = (made: NewNotice) => inTransaction(house.db, (tx) => makeNotice(tx, house, made, house.clock.now()));
  return [
    on('reply-posted', 'tell', async (event) => {
      await tellOfAnswer(house, event);
      await tellFollowers(house, event);
    }),
    // Each asks whether its author was told today.
    onInTurn(
      'post-helped',
      'tell',
      ({ tell }) => tell.join(),
      (event) => tellOfHelp(house, event),
    ),
    on('people-mentioned', 'tell', (event) => tellOfMention(house, event)),
    on('asked-in', 'tell', ({ askingId }) => tellOfAsking(house, 'asked-in', askingId)),
    on('asking-waits', 'tell', ({ askingId }) => tellOfAsking(house, 'asking-waits', askingId)),
    on('left-alone', 'tell', ({ vacancyId }) => tellOfVacancy(house, vacancyId)),
    on('staff-named', 'tell', ({ appointmentId }) => tellOfAppointment(house, appointmentId)),
    on('badge-granted', 'tell', ({ badgeId }) => tellOfBadge(house, 'badge-granted', badgeId)),
    on('badge-ends', 'tell', ({ badgeId }) => tellOfBadge(house, 'badge-ends', badgeId)),
    on('asking-answered', 'tell', async ({ askingId }) => {
      const asking = await house.db.selectFrom('asking').select('person_id').where('id', '=', askingId).executeTakeFirst();
      if (asking) await notice({ personId: asking.person_id, kind: 'asking-answered', subjectId: askingId });
    }),
    on('invited-to-place', 'tell', async ({ placeInvitationId }) => {
      const invitation = await house.db
        .selectFrom('place_invitation')
        .select('person_id')
        .where('id', '=', placeInvitationId)
        .executeTakeFirst();
      if (invitation) await notice({ personId: invitation.person_id, kind: 'invited', subjectId: placeInvitationId });
    }),
    on('reminder-due', 'tell', async ({ bookmarkId }) => {
      const kept = await house.db.selectFrom('bookmark').select('person_id').where('id', '=', bookmarkId).executeTakeFirst();
      if (kept) await notice({ personId: kept.person_id, kind: 'reminder', subjectId: bookmarkId });
    }),
    on('decided', 'tell', async ({ decisionId, tell }) => {
      for (const personId of await peopleToTell(house.db, tell)) await notice({ personId, kind: 'decided', subjectId: decisionId, tell });
    }),
    on('report-closed', 'tell', async ({ reportId, personId }) => {
      await house.db
        .deleteFrom('notice')
        .where('kind', 'in', ['report-waits', 'report-stuck'])
        .where('subject_id', '=', reportId)
        .execute();
      if (personId) await notice({ personId, kind: 'report-closed', subjectId: reportId });
    }),
    on('report-made', 'tell', (event) => tellStaff(house, event)),
    ...followHandlers(house),
    ...keepingHandlers(house),
    ...unmaskHandlers(house),
    // Each asks whether a letter went before it. Whom it is for stands in no job.
    onInTurn(
      'notice-made',
      'mail',
      ({ about }) => about,
      (event) => mailNotice(house, event),
    ),
  ];
}
