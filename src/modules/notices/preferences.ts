import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import type { MailChoice, NoticeKind, NoticePreferences } from '../../register/contract.ts';
import { isTimeZone, type KeptPreferences, mailChoicesIn, preferencesOf } from '../../register/index.ts';
import type { Change, Reading, Work } from '../../store/index.ts';

/** What of a person's preferences is to change; what is left out stays. */
export type PreferencesChange = {
  readonly mail?: Partial<Record<NoticeKind, MailChoice | undefined>> | undefined;
  readonly quietWeekends?: boolean | undefined;
  readonly digestHour?: number | undefined;
  readonly timeZone?: string | undefined;
  readonly dueSoonDays?: number | undefined;
};

/** Holds the caller’s own membership, so that what he changes at two places at once is changed one after the other. */
const inTurn = (work: Work) =>
  work.read(sql`select id from member where workspace_id = ${work.workspace} and person_id = ${work.actor.person}
    and until is null for update`);

/** How the caller wants to hear of things. */
export async function ownPreferences(reading: Reading): Promise<KeptPreferences> {
  const own = (await preferencesOf(reading, [reading.actor.person])).get(reading.actor.person);
  if (!own) throw new Error('somebody who is no member was let in to preferences');
  return own;
}

/** Changes how the caller wants to hear of things; where nothing differs nothing is written. */
export async function editPreferences(
  work: Work,
  wanted: PreferencesChange,
): Promise<Result<KeptPreferences, Refusal<'unknown_time_zone'>>> {
  if (wanted.timeZone !== undefined && !isTimeZone(wanted.timeZone)) return err(unknownTimeZone(wanted.timeZone));
  await inTurn(work);
  const before = await ownPreferences(work);
  const after = merged(before, wanted);
  const names = (['quietWeekends', 'digestHour', 'timeZone', 'dueSoonDays'] as const).filter(
    (name) => before[name] !== after[name],
  );
  const kinds = Object.entries(after.mail).filter(([kind, choice]) => mailOf(before)[kind] !== choice);
  if (names.length + kinds.length === 0) return ok(before);
  const id = before.id ?? work.ids('preferences');
  const kept = { ...after, id, version: before.version + 1 };
  const changes: readonly (readonly [string, Change])[] = [
    ...names.map((name) => [name, { from: before[name], to: after[name] }] as const),
    ...kinds.map(([kind, choice]) => [`mail.${kind}`, { from: mailOf(before)[kind] ?? null, to: choice }] as const),
  ];
  await work.write(upsert(work, kept), [
    {
      event: 'notice_preferences.edited',
      subject: { kind: 'preferences', id, version: kept.version },
      changes: Object.fromEntries(changes),
    },
  ]);
  return ok(kept);
}

const mailOf = ({ mail }: NoticePreferences): Readonly<Record<string, MailChoice>> => mail;

const merged = (before: KeptPreferences, wanted: PreferencesChange): NoticePreferences => ({
  mail: mailChoicesIn({ ...before.mail, ...wanted.mail }),
  quietWeekends: wanted.quietWeekends ?? before.quietWeekends,
  digestHour: wanted.digestHour ?? before.digestHour,
  timeZone: wanted.timeZone ?? before.timeZone,
  dueSoonDays: wanted.dueSoonDays ?? before.dueSoonDays,
});

const upsert = (work: Work, kept: NoticePreferences & { id: Id<'preferences'>; version: number }) => sql`
  insert into notice_preferences
    (workspace_id, id, person_id, mail, quiet_weekends, digest_hour, time_zone, due_soon_days, version, updated_at)
  values (${work.workspace}, ${kept.id}, ${work.actor.person}, ${JSON.stringify(kept.mail)}::jsonb, ${kept.quietWeekends},
    ${kept.digestHour}, ${kept.timeZone}, ${kept.dueSoonDays}, ${kept.version}, ${work.now})
  on conflict (workspace_id, person_id) do update set mail = excluded.mail, quiet_weekends = excluded.quiet_weekends,
    digest_hour = excluded.digest_hour, time_zone = excluded.time_zone, due_soon_days = excluded.due_soon_days,
    version = excluded.version, updated_at = excluded.updated_at
  returning id`;

const unknownTimeZone = (name: string) =>
  refusal('unknown_time_zone', `\`${name}\` is no time zone that is known here; give one like \`Europe/Dublin\``, [
    { path: ['timeZone'], code: 'unknown_time_zone', message: 'is no known time zone; give one like `Europe/Dublin`' },
  ]);

/** Where the caller's mail goes. */
export async function ownAddress(reading: Reading): Promise<string> {
  const [row] = await reading.read(sql<{ email: string }>`select email from person where id = ${reading.actor.person}`);
  return row?.email ?? '';
}

/** The secret address of a calendar as it is kept. */
type Calendar = {
  readonly id: Id<'calendar'>;
  readonly isOn: boolean;
  readonly version: number;
  readonly since: Instant;
};

/** The caller's calendar; `undefined` where there never was one. */
export async function ownCalendar(reading: Reading): Promise<Calendar | undefined> {
  const [row] =
    await reading.read(sql<Calendar>`select id, token_hash is not null as "isOn", version, changed_at as since
    from calendar where workspace_id = ${reading.workspace} and person_id = ${reading.actor.person}`);
  return row;
}

/** Gives the caller's calendar a new secret address, and ends the one before; `path` is given this once. */
export async function renewCalendar(work: Work): Promise<{ readonly path: string; readonly since: Instant }> {
  const token = randomBytes(24).toString('base64url');
  await writeCalendar(work, calendarHash(token), 'calendar.renewed');
  return { path: `/calendar/${token}.ics`, since: work.now };
}

/** Switches the caller's calendar off, where it is on. */
export async function endCalendar(work: Work): Promise<void> {
  const held = await ownCalendar(work);
  if (held?.isOn) await writeCalendar(work, null, 'calendar.switched-off');
}

/** The hash by which a calendar's token is kept: SHA-256 in hexadecimal. */
export const calendarHash = (token: string): string => createHash('sha256').update(token).digest('hex');

async function writeCalendar(work: Work, hash: string | null, event: string): Promise<void> {
  await inTurn(work);
  const held = await ownCalendar(work);
  const id = held?.id ?? work.ids('calendar');
  const version = (held?.version ?? 0) + 1;
  await work.write(
    sql`insert into calendar (workspace_id, id, person_id, token_hash, version, changed_at)
      values (${work.workspace}, ${id}, ${work.actor.person}, ${hash}, ${version}, ${work.now})
      on conflict (workspace_id, person_id) do update set token_hash = excluded.token_hash,
        version = excluded.version, changed_at = excluded.changed_at
      returning id`,
    [{ event, subject: { kind: 'calendar', id, version }, changes: { person: { to: work.actor.person } } }],
  );
}
