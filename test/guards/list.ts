/**
 * How each guard is taken out. `drop`: its line goes. `true`: its condition is always so.
 * Otherwise words of its file are put in place of others.
 */
export type Opening = 'drop' | 'true' | { readonly find: string; readonly put: string };

export type Guard = {
  readonly name: string;
  readonly opening: Opening;
  /** Where it has to turn red, by beginnings of paths; the quick ones first. */
  readonly tests: readonly string[];
};

const access = ['src/access', 'src/places', 'src/forum', 'test/leaks'];

function all(names: readonly string[], opening: Opening, tests: readonly string[]): Guard[] {
  return names.map((name) => ({ name, opening, tests }));
}

const moving = ['src/forum/moving', 'src/forum/joining'];

/** What holds shut that words go to new readers, and that staff read of elsewhere. */
const keeping: readonly Guard[] = [
  {
    name: 'admits-no-one-new',
    opening: { find: 'present.some((p) => held.has(p.lead) && p.also.every((a) => held.has(a)))', put: 'true' },
    tests: ['src/access/admits', ...moving],
  },
  ...all(['no-widening', 'no-widening-split', 'no-widening-merge', 'asks-no-secret', 'consent-mine', 'consent-of-each'], 'drop', moving),
  {
    name: 'consent-of-all',
    opening: { find: '(await agreeing(tx, asks.id, authors)).length === authors.length', put: 'true' },
    tests: moving,
  },
  {
    name: 'consent-to-these-readers',
    opening: { find: 'return admitsNoOneNew(target.inside, clauses);', put: 'return true;' },
    tests: moving,
  },
  { name: 'lock-place', opening: { find: 'where id = $5 for share)', put: 'where id = $5)' }, tests: moving },
  { name: 'held-place-again', opening: 'drop', tests: moving },
  ...all(['joins-what-is-shown', 'consent-held'], 'drop', ['src/forum/joining']),
  {
    name: 'splits-what-is-shown',
    opening: { find: "held.state !== 'shown' || ", put: '' },
    tests: ['src/forum/joining'],
  },
  ...all(['can-retitle'], 'true', ['src/forum/keeping']),
  ...all(['report-unattended', 'decision-of-place', 'decision-of-person', 'decision-not-on-me'], 'true', [
    'src/moderation/keeping',
    'test/leaks',
  ]),
  ...all(['appeal-another-person', 'queue-of-place', 'queue-not-on-me'], 'true', ['src/moderation/keeping']),
  {
    name: 'picture-part',
    opening: { find: " and ${part('f')}", put: '' },
    tests: ['src/pictures/hidden'],
  },
  ...all(['undo-held', 'held-target-again'], 'drop', ['src/moderation/moved-away']),
  ...all(['badge-one'], 'drop', ['src/badges']),
];

export const guards: readonly Guard[] = [
  ...keeping,
  ...all(['scope-audience', 'scope-state', 'rule-owner', 'rule-participant', 'part-state'], 'true', access),
  ...all(['scope-moderator', 'scope-author', 'part-author'], 'true', access),
  ...all(['place-inside', 'place-staff', 'place-entrance', 'place-invited', 'entrances', 'entrances-invited'], 'true', access),
  ...all(['report-of-place', 'report-of-person', 'report-not-on-me'], 'true', ['src/moderation', 'test/leaks']),
  ...all(['own'], 'true', ['src/notifications', 'src/home', 'test/leaks']),
  ...all(['follower-gains-nothing', 'follower-writes-nothing'], 'true', access),
  ...all(['can-start-thread', 'can-reply', 'can-react', 'can-summarise', 'can-edit', 'can-delete', 'can-report'], 'true', access),
  ...all(['can-moderate', 'can-decide-on', 'can-suspend', 'can-invite', 'can-administer', 'can-read-reports'], 'true', [
    'src/moderation',
    'src/operator',
    ...access,
  ]),
  ...all(['step-once', 'recovery-code-once', 'way-back-waits', 'proof-first', 'prove-by-link', 'agree-first'], 'drop', ['src/accounts']),
  { name: 'second-step', opening: { find: "!code || cameBy === 'passkey'", put: 'true' }, tests: ['src/accounts'] },
  { name: 'proven-address', opening: { find: 'claims.email_verified === true', put: 'true' }, tests: ['src/accounts'] },
  ...all(['can-read-former-names'], 'true', ['src/profiles']),
  ...all(['version-state'], 'true', ['src/forum/history']),
  ...all(['held-inside', 'held-state', 'held-place-inside', 'held-entrance', 'active-writes', 'seen-for'], 'drop', access),
  ...all(['live-recheck', 'live-opens'], 'drop', ['src/live', 'src/platform/live', 'test/leaks']),
  ...all(['stream-audience', 'stream-state'], 'true', ['src/access', 'src/live', 'test/leaks/random-worlds']),
  ...all(['own-pictures', 'attach-own'], 'true', ['src/pictures']),
  { name: 'own-upload', opening: { find: ' and person_id = $2', put: ' and $2::uuid is not null' }, tests: ['src/pictures/resume'] },
  {
    name: 'let-go-own',
    opening: { find: 'sql`owner_id = ${which.waitingOf}`', put: 'sql`owner_id is not null`' },
    tests: ['src/pictures'],
  },
  { name: 'describe-own', opening: 'drop', tests: ['src/pictures'] },
  { name: 'stream-session', opening: { find: '`p.id is null`', put: '`false`' }, tests: ['src/access', 'src/live'] },
  ...all(['unmasking-senior', 'unmasking-not-on-me', 'unmasking-unseen-by-reporter', 'can-ask-unmasking', 'can-answer-unmasking'], 'true', [
    'src/moderation/unmask',
  ]),
  {
    name: 'unmasking-still-asker',
    opening: { find: ' and ${u}.place_id = any(:staffOf::int[])', put: '' },
    tests: ['src/moderation/unmask'],
  },
  ...all(['unmasking-one-of-two', 'unmasking-in-time'], 'drop', ['src/moderation/unmask']),
  {
    name: 'unmasking-not-the-reporter',
    opening: { find: 'return reported.length > 0;', put: 'return false;' },
    tests: ['src/moderation/unmask'],
  },
  {
    name: 'unmasking-two-people',
    opening: { find: 'const another = it.asked_by !== viewer.person?.id;', put: 'const another = true;' },
    tests: ['src/moderation/unmask'],
  },
  {
    name: 'unmasking-asker-in-office',
    opening: { find: "await inOffice(tx, { personId: it.asked_by, placeId: it.place_id, roles: ['moderator'] })", put: 'true' },
    tests: ['src/moderation/unmask'],
  },
  {
    name: 'no-letter-of-an-alias',
    opening: { find: 'return !ofAnAlias && !amongAliases && !aboutAnAlias;', put: 'return true;' },
    tests: ['test/leaks/aliases'],
  },
  { name: 'alias-where-allowed', opening: 'drop', tests: ['src/forum/anonymous'] },
  { name: 'lock-scope', opening: { find: ' for no key update of s', put: '' }, tests: access },
  { name: 'lock-grants', opening: { find: ' for share)', put: ')' }, tests: access },
  { name: 'called-reads', opening: { find: "isAdmitted('s.audience_id', 'p.id')", put: "'true'" }, tests: ['src/forum/words'] },
  { name: 'called-known', opening: 'true', tests: ['src/forum/words'] },
  { name: 'names-left', opening: { find: 'if (!stays) await', put: 'if (false) await' }, tests: ['src/forum/names-left'] },
  { name: 'mention-known', opening: { find: 'known || spoke.includes(bylineId)', put: 'true' }, tests: ['src/forum/words'] },
  ...all(['called-here', 'offered-agreed'], 'true', ['src/forum/names']),
  { name: 'offered-inside', opening: { find: '${belongs(place)} then', put: 'true then' }, tests: ['src/forum/names'] },
  {
    name: 'mention-alias-shown',
    opening: { find: " and exists (select 1 from post p where p.byline_id = b.id and p.state = 'shown')", put: '' },
    tests: ['src/forum/words'],
  },
  { name: 'quote-inside', opening: { find: 'and p.scope_id = $2 and', put: 'and $2::uuid is not null and' }, tests: ['src/forum/words'] },
  { name: 'quote-part', opening: 'true', tests: ['src/forum/words'] },
  {
    name: 'come-in-as-follower',
    opening: {
      find: "inside.some((c) => c.lead === `in:${placeId}` || c.also.includes(`in:${placeId}`)) ? 'member' : 'follower'",
      put: "'member'",
    },
    tests: access,
  },
  ...all(['badge-in-force'], 'true', ['src/badges']),
  ...all(['listed-agreed'], 'true', ['src/places']),
  {
    name: 'join-as-follower',
    opening: { find: "viewer.person!.id, 'follower', now)", put: "viewer.person!.id, 'member', now)" },
    tests: ['src/places'],
  },
  ...all(['shared-listed'], 'true', ['src/profiles', 'src/places']),
  ...all(['hold-person'], 'drop', ['src/moderation/at-once']),
  { name: 'appeal-stands', opening: { find: ' || (await isUndone(tx, decisionId))', put: '' }, tests: ['src/moderation/at-once'] },
  ...all(['looks-after-in-turn'], 'drop', ['src/places/named', 'src/places/looking-after']),
  { name: 'staff-among-themselves', opening: { find: "role !== 'staff' && losePlace", put: 'losePlace' }, tests: ['src/places/named'] },
  {
    name: 'letters-of-others',
    opening: { find: "l.purpose === 'join' || l.person_id === personId", put: 'true' },
    tests: ['src/operator/letters'],
  },
  { name: 'named-in-audience', opening: { find: "visiblePlace('entrance', 'named')", put: "'true'" }, tests: ['src/places'] },
];
