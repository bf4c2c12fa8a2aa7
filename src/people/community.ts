import type { Community } from '../contracts/index.ts';
import type { Reads, Tx } from '../platform/db/index.ts';
import { isLanguage } from '../platform/i18n/index.ts';
import { tell } from '../platform/live/index.ts';
import { textsInForce, versionsIn } from './consents.ts';
import type { CommunityTable } from './tables.ts';

/** The community's settings as they are now. */
export async function readCommunity(db: Reads): Promise<Community> {
  const c = await db.selectFrom('community').selectAll().executeTakeFirstOrThrow();
  const languages = c.languages.filter(isLanguage);
  return {
    name: c.name,
    memberWord: c.member_word,
    languages: languages.length > 0 ? languages : ['en'],
    joining: c.joining,
    minimumAge: c.minimum_age,
    country: c.country,
    contactName: c.contact_name,
    contactWords: c.contact_words,
    relationWaitHours: c.relation_wait_hours,
    mailFrom: c.mail_from,
    setUpStep: c.set_up_step,
    setUp: c.set_up_at !== null,
    firstPosts: { how: c.first_posts, most: c.first_posts_most, days: c.first_posts_days, hours: c.first_posts_hours },
    wayBackHours: c.way_back_hours,
    replyHours: c.reply_hours,
    texts: versionsIn(await textsInForce(db)),
  };
}

/** Changes settings; every process reads them again when this commits. */
export async function changeCommunity(tx: Tx, change: Partial<Omit<CommunityTable, 'id'>>): Promise<void> {
  await tx.updateTable('community').set(change).execute();
  await tell(tx, { kind: 'community' });
}
