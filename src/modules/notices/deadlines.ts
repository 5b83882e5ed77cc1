import { sql } from 'kysely';
import type { Id, IdKind } from '../../kernel/id.ts';
import type { Language } from '../../kernel/language.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { columnOf, type NoticeKind } from '../../register/contract.ts';
import type { Register } from '../../register/index.ts';
import type { Reading } from '../../store/index.ts';

/**
 * Days in a register that concern somebody: by which field, whom (a field that links to people), and what then no
 * longer counts. What is told is one kind before the day and, where there is one, another after it.
 */
export type Deadline = {
  readonly register: Pick<Register, 'kind' | 'noun' | 'title'>;
  readonly day: string;
  readonly person: string;
  readonly over?: { readonly field: string; readonly in: readonly string[] };
  /** Without one nobody is told of it before, and it stands in calendars alone. */
  readonly before?: NoticeKind;
  /** How many days before; `chosen` where each person chooses. */
  readonly daysBefore: number | 'chosen';
  readonly after?: NoticeKind;
  /** What is to be done by the day, before the record’s name in a calendar: `Renew evidence`. */
  readonly does: Readonly<Record<Language, string>>;
  /** The link by whose record all that falls on one day is one event in a calendar, and the register that it goes to. */
  readonly together?: { readonly link: string; readonly to: Pick<Register, 'kind' | 'noun' | 'title'> };
};

/** A record whose day concerns somebody with an account here. */
export type Dated = {
  readonly person: Id<'person'>;
  readonly noun: string;
  readonly kind: IdKind;
  readonly id: string;
  readonly title: string;
  readonly day: LocalDate;
  readonly updatedAt: Instant;
};

/**
 * What has a day up to `until` and concerns members, earliest first: a record of people and an account are the same human
 * where their e-mail is the same. `person` narrows it to one account.
 */
export const readDated = (
  reading: Reading,
  { register, day, person, over }: Deadline,
  only: { readonly until?: LocalDate; readonly person?: Id<'person'> },
): Promise<readonly Dated[]> =>
  reading.read(sql<Dated>`select p.id as person, ${register.noun} as noun, ${register.kind} as kind, r.id,
      r.${sql.ref(columnOf(register.title))} as title, r.${sql.ref(columnOf(day))} as day, r.updated_at as "updatedAt"
    from ${sql.table(register.kind)} r
    join staff s on s.workspace_id = r.workspace_id and s.id = r.${sql.ref(columnOf(person))}
    join person p on lower(p.email) = lower(s.email) collate "und-x-icu"
    join member m on m.workspace_id = r.workspace_id and m.person_id = p.id and m.until is null
    where r.workspace_id = ${reading.workspace} and r.archived_at is null and r.${sql.ref(columnOf(day))} is not null
      and ${only.until === undefined ? sql`true` : sql`r.${sql.ref(columnOf(day))} <= ${only.until}::date`}
      and ${only.person === undefined ? sql`true` : sql`p.id = ${only.person}`}
      and ${over ? sql`coalesce(r.${sql.ref(columnOf(over.field))}, '') <> all(${over.in}::text[])` : sql`true`}
    order by r.${sql.ref(columnOf(day))}, r.id`);

/** What falls on the same day for the same linked record, for one account: so many, and the record by which they go together. */
export type Together = {
  readonly noun: string;
  readonly id: string;
  readonly title: string;
  readonly day: LocalDate;
  readonly count: number;
  readonly updatedAt: Instant;
};

/** Days of records that go together, one for each day and linked record. */
export const readTogether = (
  reading: Reading,
  { register, day, person: field, over, together }: Deadline & { readonly together: NonNullable<Deadline['together']> },
  person: Id<'person'>,
): Promise<readonly Together[]> =>
  reading.read(sql<Together>`select ${together.to.noun} as noun, t.id, t.${sql.ref(columnOf(together.to.title))} as title,
      r.${sql.ref(columnOf(day))} as day, count(*)::int as count, max(r.updated_at) as "updatedAt"
    from ${sql.table(register.kind)} r
    join staff s on s.workspace_id = r.workspace_id and s.id = r.${sql.ref(columnOf(field))}
    join person p on lower(p.email) = lower(s.email) collate "und-x-icu" and p.id = ${person}
    join ${sql.table(together.to.kind)} t on t.workspace_id = r.workspace_id and t.id = r.${sql.ref(columnOf(together.link))}
    where r.workspace_id = ${reading.workspace} and r.archived_at is null and t.archived_at is null
      and r.${sql.ref(columnOf(day))} is not null
      and ${over ? sql`coalesce(r.${sql.ref(columnOf(over.field))}, '') <> all(${over.in}::text[])` : sql`true`}
    group by t.id, t.${sql.ref(columnOf(together.to.title))}, r.${sql.ref(columnOf(day))}
    order by r.${sql.ref(columnOf(day))}, t.id`);
