import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Reading } from '../../store/index.ts';
import {
  defaultPreferences,
  type MailChoice,
  mailChoices,
  type NoticeKind,
  type NoticePreferences,
  noticeKinds,
} from '../contract/notices.ts';
import { localTime } from './local-time.ts';

/** The preferences of one person as they are kept; `version` 0 where nothing was chosen yet. */
export type KeptPreferences = NoticePreferences & {
  readonly id: Id<'preferences'> | undefined;
  readonly version: number;
};

type Row = {
  readonly person: Id<'person'>;
  readonly id: Id<'preferences'> | null;
  readonly mail: Readonly<Record<string, unknown>> | null;
  readonly quietWeekends: boolean | null;
  readonly digestHour: number | null;
  readonly timeZone: string | null;
  readonly dueSoonDays: number | null;
  readonly version: number | null;
};

/** How members want to hear of things; whoever is no member (any more) is not among them. */
export async function preferencesOf(
  reading: Reading,
  people?: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, KeptPreferences>> {
  const rows = await reading.read(sql<Row>`
    select m.person_id as person, p.id, p.mail, p.quiet_weekends as "quietWeekends", p.digest_hour as "digestHour",
      p.time_zone as "timeZone", p.due_soon_days as "dueSoonDays", p.version
    from member m
    left join notice_preferences p on p.workspace_id = m.workspace_id and p.person_id = m.person_id
    where m.workspace_id = ${reading.workspace} and m.until is null
      and ${people ? sql`m.person_id = any(${people}::text[])` : sql`true`}`);
  return new Map(rows.map((row) => [row.person, kept(row)]));
}

const kept = ({ id, mail, quietWeekends, digestHour, timeZone, dueSoonDays, version }: Row): KeptPreferences => ({
  id: id ?? undefined,
  version: version ?? 0,
  mail: mailChoicesIn(mail ?? {}),
  quietWeekends: quietWeekends ?? defaultPreferences.quietWeekends,
  digestHour: digestHour ?? defaultPreferences.digestHour,
  timeZone: timeZone ?? defaultPreferences.timeZone,
  dueSoonDays: dueSoonDays ?? defaultPreferences.dueSoonDays,
});

/** A choice for every kind: what was chosen, and the default for kinds that are newer than the choice. */
export function mailChoicesIn(held: Readonly<Record<string, unknown>>): NoticePreferences['mail'] {
  const chosen = (kind: NoticeKind): MailChoice =>
    mailChoices.find((choice) => choice === held[kind]) ?? noticeKinds[kind].mail;
  return {
    mentioned: chosen('mentioned'),
    assigned: chosen('assigned'),
    commented: chosen('commented'),
    task_changed: chosen('task_changed'),
    law_changes: chosen('law_changes'),
    overdue: chosen('overdue'),
    due_soon: chosen('due_soon'),
    evidence_expiring: chosen('evidence_expiring'),
    job_failed: chosen('job_failed'),
    job_done: chosen('job_done'),
  };
}

/** How a kind of notice goes out at a moment: what would come at once waits for the digest on a quiet weekend. */
export function mailNow(preferences: NoticePreferences, kind: NoticeKind, now: Instant): MailChoice {
  const choice = preferences.mail[kind];
  const isQuiet = preferences.quietWeekends && localTime(now, preferences.timeZone).isWeekend;
  return choice === 'at_once' && isQuiet ? 'daily' : choice;
}
