import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { type Instant, instantOf, millisecondsOf } from '../../kernel/time.ts';
import type { NoticePreferences } from '../../register/contract.ts';
import { letterJob, localTime, preferencesOf } from '../../register/index.ts';
import { enqueue, type Work } from '../../store/index.ts';
import { noticesWhere } from './inbox.ts';

/**
 * Makes the digests whose hour has come: for each member one a day of his own, with what came before its hour, after the
 * digest before, and is unread. The row that says so and the job that sends it commit together; where there is nothing
 * none is made. It may be called as often as one likes.
 */
export async function makeDigests(work: Work): Promise<number> {
  let made = 0;
  for (const [person, wish] of await preferencesOf(work)) {
    const due = dueDigest(work.now, wish);
    if (due && (await makeDigest(work, { person, ...due }))) made += 1;
  }
  return made;
}

type Due = { readonly day: string; readonly coversUntil: Instant };

/** The digest of a person\u2019s day, once its hour has come; `undefined` before, and on a quiet weekend. */
function dueDigest(now: Instant, { timeZone, digestHour, quietWeekends }: NoticePreferences): Due | undefined {
  const { date, hour, minute, isWeekend } = localTime(now, timeZone);
  if (hour < digestHour || (quietWeekends && isWeekend)) return undefined;
  const wholeMinute = Math.floor(millisecondsOf(now) / 60_000);
  return { day: date, coversUntil: instantOf((wholeMinute - (hour - digestHour) * 60 - minute) * 60_000) };
}

type Making = Due & { readonly person: Id<'person'> };

async function makeDigest(work: Work, { person, day, coversUntil }: Making): Promise<boolean> {
  const before = sql`(select d.covers_until from notice_digest d where d.workspace_id = ${work.workspace}
    and d.person_id = ${person} order by d.day desc limit 1)`;
  const notices = await work.read(
    noticesWhere(sql`n.workspace_id = ${work.workspace} and n.person_id = ${person} and n.mail = 'daily'
      and n.read_at is null and n.done_at is null and n.shows_from < ${coversUntil}
      and n.shows_from >= coalesce(${before}, '-infinity')
      and not exists (select 1 from notice_digest d where d.workspace_id = ${work.workspace}
        and d.person_id = ${person} and d.day >= ${day}::date)
      order by n.shows_from, n.id`),
  );
  if (notices.length === 0) return false;
  const id = work.ids('digest');
  await work.write(
    sql`insert into notice_digest (workspace_id, id, person_id, day, covers_until, made_at, notices)
      values (${work.workspace}, ${id}, ${person}, ${day}, ${coversUntil}, ${work.now}, ${notices.length}) returning id`,
    [
      {
        event: 'digest.made',
        subject: { kind: 'digest', id, version: 1 },
        changes: { person: { to: person }, day: { to: day }, notices: { to: notices.map((each) => each.id) } },
      },
    ],
  );
  const input = { person, notices: notices.map((each) => each.id), as: 'digest' } as const;
  await enqueue(work, { type: letterJob, input, title: 'Send a digest' });
  return true;
}
