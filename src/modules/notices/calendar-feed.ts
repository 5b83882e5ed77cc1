import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { type Language, parseLanguage } from '../../kernel/language.ts';
import { inWorkspace, type Platform, type Work } from '../../store/index.ts';
import { type Dated, type Deadline, readDated, readTogether } from './deadlines.ts';
import { calendarHash } from './preferences.ts';

/** A calendar as a program polls it (RFC 5545); `tag` changes when and only when the text does. */
export type Feed = { readonly text: string; readonly tag: string; readonly changedAt: Date };

/** How often a program is asked to look again. */
const refreshSeconds = 3600;

const tokenPattern = /^[\w-]{20,100}$/u;

/** What a calendar's address is answered with; `undefined` for one that is none, was switched off, or whose owner has left. */
export async function readFeed(
  platform: Platform,
  { token, deadlines, url }: { token: string; deadlines: readonly Deadline[]; url: string },
): Promise<Feed | undefined> {
  if (!tokenPattern.test(token)) return undefined;
  const hash = calendarHash(token);
  const [owner] = await platform.instance.runShowing(
    { token: hash },
    sql<{ workspace: Id<'workspace'>; person: Id<'person'> }>`
      select workspace_id as workspace, person_id as person from calendar where token_hash = ${hash}`,
  );
  if (!owner) return undefined;
  const { workspace, person } = owner;
  const settings = { workspace, as: { person, via: 'api' }, reading: true } as const;
  return inWorkspace(platform.workshop, settings, async (work) => {
    if (work.role === null) return undefined;
    const [named] = await work.read(
      sql<{ name: string; since: string; language: string | null }>`select w.name, c.changed_at as since,
          (select p.language from person p where p.id = ${person}) as language from workspace w
        join calendar c on c.workspace_id = w.workspace_id and c.person_id = ${person} where w.workspace_id = ${workspace}`,
    );
    const language = parseLanguage(named?.language ?? '') ?? 'en';
    const dated: Entry[] = [];
    for (const deadline of deadlines) dated.push(...(await entriesOf(work, deadline, { person, language })));
    const home = `${url}/w/${workspace}`;
    const text = calendarText({ name: named?.name ?? '', home }, dated);
    const changes = [named?.since ?? 0, ...dated.map(({ updatedAt }) => updatedAt)].map((at) => new Date(at).getTime());
    const tag = createHash('sha256').update(text).digest('base64url').slice(0, 27);
    return { text, tag, changedAt: new Date(Math.max(...changes)) };
  });
}

type Entry = Pick<Dated, 'id' | 'title' | 'day' | 'noun' | 'updatedAt'> & {
  /** What is to be done, in the language of who reads the calendar. */
  readonly does: string;
  /** What the event is known by, where its record alone does not say. */
  readonly key?: string;
  /** The path behind the record's own. */
  readonly under?: string;
};

/** Whose calendar it is. */
type Whose = { readonly person: Id<'person'>; readonly language: Language };

/** The events of one kind of days: one for each record or, where they go together, one for each day and linked record. */
async function entriesOf(work: Work, deadline: Deadline, { person, language }: Whose): Promise<readonly Entry[]> {
  const { together, register } = deadline;
  const does = deadline.does[language];
  if (!together) {
    const found = await readDated(work, deadline, { person });
    return found.map((each) => ({ ...each, does }));
  }
  const found = await readTogether(work, { ...deadline, together }, person);
  return found.map(({ count, ...each }) => ({
    ...each,
    does: `${does} (${count})`,
    key: `${each.id}-${register.kind}-${each.day}`,
    under: `/${register.noun}`,
  }));
}

/** Writes days as whole-day events, each with the address of its record. */
function calendarText(
  { name, home }: { readonly name: string; readonly home: string },
  entries: readonly Entry[],
): string {
  const calendar = ical({
    name: `${name} \u2013 Brehon`,
    prodId: { company: 'Brehon', product: 'Brehon' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    url: home,
  });
  for (const { id, title, day, noun, does, updatedAt, key = id, under = '' } of entries) {
    const link = `${home}/${noun}/${id}${under}`;
    const at = new Date(updatedAt);
    calendar.createEvent({
      id: `${key}@brehon`,
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(Date.parse(day) + 86_400_000),
      allDay: true,
      summary: `${does}: ${title}`,
      description: link,
      url: link,
      stamp: at,
      lastModified: at,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}
