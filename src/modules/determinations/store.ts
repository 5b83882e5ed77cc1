import { sql } from 'kysely';
import * as z from 'zod';
import type { Id } from '../../kernel/id.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { factValueSchema } from './contract/answer-schemas.ts';
import type { RawValue } from './rules.ts';

type Workspace = Id<'workspace'>;

/** What was answered about one subject: an AI system, or the workspace. */
export type AnswerRow = {
  readonly id: Id<'answer'>;
  readonly subject: string;
  readonly fact: string;
  readonly standing: 'answered' | 'unknown' | 'withdrawn';
  readonly value: RawValue | null;
  readonly note: string | null;
  readonly saidBy: Id<'person'>;
  readonly saidByName: string | null;
  readonly saidAt: Instant;
  readonly version: number;
};

const held = sql`a.id, a.subject_id as subject, a.fact, a.standing, a.value, a.note, a.said_by as "saidBy",
  a.said_at as "saidAt", a.version`;

/** The answers about some subjects by one catalogue, those that were taken back among them. */
export const answersOf = (
  workspace: Workspace,
  { subjects, catalogue }: { readonly subjects: readonly string[]; readonly catalogue: string },
) => sql<AnswerRow>`select ${held}, p.name as "saidByName" from answer a left join person p on p.id = a.said_by
  where a.workspace_id = ${workspace} and a.catalogue = ${catalogue} and a.subject_id = any(${subjects}::text[])
  order by a.said_at, a.fact, a.id`;

/** Lets answers of one workspace be given one after the other. */
export const inTurn = (workspace: Workspace) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`answers ${workspace}`}, 15))`;

/** An answer as it is written. */
export type AnswerWritten = Pick<AnswerRow, 'id' | 'subject' | 'fact' | 'standing' | 'value' | 'note' | 'version'>;

/** Keeps answers, each anew or in the place of the one before. */
export const keepAnswers = (
  workspace: Workspace,
  { catalogue, rows, by, at }: { catalogue: string; rows: readonly AnswerWritten[]; by: string; at: Instant },
) => sql<{ id: string }>`insert into answer
    (workspace_id, id, subject_id, catalogue, fact, standing, value, note, said_by, said_at, version)
  select ${workspace}, n.id, n.subject, ${catalogue}, n.fact, n.standing, n.value::jsonb, n.note, ${by}, ${at}::timestamptz,
    n.version
  from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ subject }) => subject)}::text[],
    ${rows.map(({ fact }) => fact)}::text[], ${rows.map(({ standing }) => standing)}::text[],
    ${rows.map(({ value }) => (value === null ? null : JSON.stringify(value)))}::text[],
    ${rows.map(({ note }) => note)}::text[], ${rows.map(({ version }) => version)}::int[])
    as n(id, subject, fact, standing, value, note, version)
  on conflict (workspace_id, subject_id, catalogue, fact) do update set standing = excluded.standing,
    value = excluded.value, note = excluded.note, said_by = excluded.said_by, said_at = excluded.said_at,
    version = excluded.version
  returning id`;

/** A determination that was accepted, without what it found. */
export type StandingRow = {
  readonly id: Id<'determination'>;
  readonly system: Id<'system'>;
  readonly systemName: string;
  readonly catalogue: string;
  readonly catalogueVersion: string;
  readonly catalogueHash: string;
  readonly lawReadOn: LocalDate;
  readonly placedOn: LocalDate | null;
  readonly acceptedBy: Id<'person'>;
  readonly acceptedByName: string | null;
  readonly acceptedAt: Instant;
  readonly note: string | null;
  readonly isNewest: boolean;
  readonly held: readonly { readonly id: string; readonly label: string }[];
  readonly missing: number;
  readonly overridden: { readonly findings: number; readonly until: LocalDate } | null;
  readonly outdated: unknown;
  readonly version: number;
};

const standing = sql`d.id, d.system_id as system, s.name as "systemName", d.catalogue, d.catalogue_version as "catalogueVersion",
  d.catalogue_hash as "catalogueHash", d.law_read_on as "lawReadOn", d.placed_on as "placedOn", d.accepted_by as "acceptedBy",
  p.name as "acceptedByName", d.accepted_at as "acceptedAt", d.note, d.is_newest as "isNewest", d.outdated, d.version,
  f.held, f.open_count as missing,
  (select jsonb_build_object('findings', count(distinct o.finding), 'until', max(o.expires_on)) from finding_override o
    where o.workspace_id = d.workspace_id and o.determination_id = d.id and o.expires_on >= reading_day()
    having count(*) > 0) as overridden`;

const from = sql`from determination d join system s on s.workspace_id = d.workspace_id and s.id = d.system_id
  join determination_found f on f.workspace_id = d.workspace_id and f.key = d.found_key
  left join person p on p.id = d.accepted_by`;

/** What narrows the list of determinations. */
export type ListAsked = {
  readonly system?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly show: 'all' | 'newest' | 'out-of-date' | 'overridden';
};

const isOverridden = sql`exists (select from finding_override o where o.workspace_id = d.workspace_id
  and o.determination_id = d.id and o.expires_on >= reading_day())`;

const narrowed = (workspace: Workspace, { system, catalogue, show }: ListAsked) => sql`d.workspace_id = ${workspace}
  and ${system === undefined ? sql`true` : sql`d.system_id = ${system}`}
  and ${catalogue === undefined ? sql`true` : sql`d.catalogue = ${catalogue}`}
  and ${show === 'all' ? sql`true` : sql`d.is_newest`}
  and ${show === 'out-of-date' ? sql`d.outdated is not null` : sql`true`}
  and ${show === 'overridden' ? isOverridden : sql`true`}`;

export const listStandings = (
  workspace: Workspace,
  asked: ListAsked,
  { page, size }: { readonly page: number; readonly size: number },
) => sql<StandingRow>`select ${standing} ${from} where ${narrowed(workspace, asked)}
  order by d.accepted_at desc, d.id desc limit ${size} offset ${(page - 1) * size}`;

export const countStandings = (workspace: Workspace, asked: ListAsked) => sql<{ total: number }>`
  select count(*) as total from determination d where ${narrowed(workspace, asked)}`;

/** A determination with what it rests on and what it found, as they were kept. */
export const determinationById = (workspace: Workspace, id: string) =>
  sql<
    StandingRow & { readonly facts: unknown; readonly found: unknown }
  >`select ${standing}, d.facts, f.found ${from} where d.workspace_id = ${workspace} and d.id = ${id}`;

/** The newest determinations of systems, held against other writers. */
export const lockNewest = (
  workspace: Workspace,
  { systems, catalogue }: { readonly systems: readonly string[]; readonly catalogue: string },
) => sql<{ id: Id<'determination'>; system: string; version: number }>`select id, system_id as system, version
  from determination where workspace_id = ${workspace} and system_id = any(${systems}::text[]) and catalogue = ${catalogue}
    and is_newest order by id for update`;

/** Later ones were accepted: these stay, and are the newest no more. */
export const passNewest = (workspace: Workspace, ids: readonly string[]) => sql<{ id: string }>`
  update determination set is_newest = false, version = version + 1
  where workspace_id = ${workspace} and id = any(${ids}::text[]) returning id`;

/** Of systems the newest determination, and whether answers given after it, or the law, have passed it. */
export const standingsNow = (
  workspace: Workspace,
  { systems, catalogue }: { readonly systems: readonly string[]; readonly catalogue: string },
) => sql<{ system: string; isPassed: boolean }>`select d.system_id as system,
    (d.outdated is not null or exists (select from answer a where a.workspace_id = d.workspace_id
      and a.subject_id in (d.system_id, d.workspace_id) and a.catalogue = d.catalogue and a.said_at > d.accepted_at)) as "isPassed"
  from determination d where d.workspace_id = ${workspace} and d.system_id = any(${systems}::text[])
    and d.catalogue = ${catalogue} and d.is_newest`;

/** Determinations as they are written when they are accepted; `found`: the key of that of `founds` that was found of a system. */
export type NewDeterminations = {
  readonly catalogue: { readonly id: string; readonly version: string; readonly hash: string };
  readonly rows: readonly {
    readonly id: string;
    readonly system: string;
    readonly facts: unknown;
    readonly dates: { readonly lawReadOn: string; readonly placedOn?: string | undefined };
    readonly found: string;
  }[];
  readonly founds: readonly { readonly key: string; readonly text: string }[];
  readonly note: string | null;
  readonly by: string;
  readonly at: Instant;
};

/** What was found is written where it is not kept yet, for whichever system it was found first. */
export const insertDeterminations = (
  workspace: Workspace,
  { catalogue, rows, founds, note, by, at }: NewDeterminations,
) => sql<{ id: string }>`
  insert into determination (workspace_id, id, system_id, catalogue, catalogue_version, catalogue_hash, law_read_on, placed_on,
    facts, found_key, note, accepted_by, accepted_at, is_newest, version)
  with said as materialized (select keep_found(${workspace}, given.key, given.found) as key
    from unnest(${founds.map(({ key }) => key)}::text[], ${founds.map(({ text }) => text)}::text[]) as given(key, found))
  select ${workspace}, n.id, n.system, ${catalogue.id}, ${catalogue.version}, ${catalogue.hash}, n.law_read_on, n.placed_on,
    n.facts::jsonb, said.key, ${note}, ${by}, ${at}::timestamptz, true, 1
  from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ system }) => system)}::text[],
    ${rows.map(({ dates }) => dates.lawReadOn)}::date[], ${rows.map(({ dates }) => dates.placedOn ?? null)}::date[],
    ${rows.map(({ facts }) => JSON.stringify(facts))}::text[], ${rows.map(({ found }) => found)}::text[])
    as n(id, system, law_read_on, placed_on, facts, found_key)
  join said on said.key = n.found_key
  returning id`;

/** An override as it is kept. */
export type OverrideRow = {
  readonly id: Id<'override'>;
  readonly determination: Id<'determination'>;
  readonly finding: string;
  readonly found: 'yes' | 'no' | 'unknown';
  readonly truth: 'yes' | 'no';
  readonly reason: string;
  readonly source: string;
  readonly expiresOn: LocalDate;
  readonly madeBy: Id<'person'>;
  readonly madeByName: string | null;
  readonly madeAt: Instant;
};

export const overridesOf = (workspace: Workspace, determination: string) => sql<OverrideRow>`
  select o.id, o.determination_id as determination, o.finding, o.found, o.truth, o.reason, o.source,
    o.expires_on as "expiresOn", o.made_by as "madeBy", p.name as "madeByName", o.made_at as "madeAt"
  from finding_override o left join person p on p.id = o.made_by
  where o.workspace_id = ${workspace} and o.determination_id = ${determination} order by o.made_at, o.id`;

export const insertOverride = (workspace: Workspace, row: Omit<OverrideRow, 'madeByName'>) => sql<{ id: string }>`
  insert into finding_override (workspace_id, id, determination_id, finding, found, truth, reason, source, expires_on, made_by,
    made_at)
  values (${workspace}, ${row.id}, ${row.determination}, ${row.finding}, ${row.found}, ${row.truth}, ${row.reason},
    ${row.source}, ${row.expiresOn}::date, ${row.madeBy}, ${row.madeAt}::timestamptz) returning id`;

const factsKept = z.record(z.string(), factValueSchema.nullable());

/** Facts as they were kept with a determination. */
export const factsIn = (kept: unknown) => factsKept.parse(kept);

/** Those of some AI systems that are in the workspace. */
export const systemsHere = (workspace: Workspace, systems: readonly string[]) => sql<{ id: string }>`
  select id from system where workspace_id = ${workspace} and id = any(${systems}::text[])`;

type AcceptedBy = {
  readonly systems: readonly string[];
  readonly catalogue: string;
  readonly by: string;
  readonly since: string;
};

/** Of how many AI systems somebody has accepted the newest determination since a moment. */
export const countAccepted = (workspace: Workspace, { systems, catalogue, by, since }: AcceptedBy) => sql<{
  total: number;
}>`select count(*) as total from determination where workspace_id = ${workspace} and system_id = any(${systems}::text[])
  and catalogue = ${catalogue} and is_newest and accepted_by = ${by} and accepted_at >= ${since}::timestamptz`;

/** An AI system by what a file may know it by. */
export type SystemNamed = {
  readonly id: Id<'system'>;
  readonly reference: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly isArchived: boolean;
};

/** Every AI system of a workspace by what a file may know it by. */
export const systemsNamed = (workspace: Workspace) => sql<SystemNamed>`
  select s.id, s.reference, s.name, u.name as unit, s.archived_at is not null as "isArchived"
  from system s left join unit u on u.workspace_id = s.workspace_id and u.id = s.owner_unit
  where s.workspace_id = ${workspace} order by s.id`;

/** How large the organisation says it is in its profile, in the words of that. */
export const organisationSize = (workspace: Workspace) =>
  sql<{ size: string | null }>`select size from organisation where workspace_id = ${workspace}`;

/** A determination as it is determined again; `accountable`: who answers for its system, in the register of people. */
export type RenewedRow = Pick<
  StandingRow,
  'id' | 'system' | 'systemName' | 'catalogue' | 'catalogueHash' | 'placedOn' | 'acceptedBy' | 'outdated' | 'version'
> & { readonly facts: unknown; readonly foundKey: string; readonly accountable: string | null };

/** The newest determinations of systems that are not archived, in the order of their ids. */
export const newestAfter = (workspace: Workspace, after: string, size: number) => sql<RenewedRow>`
  select d.id, d.system_id as system, s.name as "systemName", d.catalogue, d.catalogue_hash as "catalogueHash",
    d.placed_on as "placedOn", d.accepted_by as "acceptedBy", d.outdated, d.version, d.facts, d.found_key as "foundKey",
    s.accountable_person as accountable
  from determination d join system s on s.workspace_id = d.workspace_id and s.id = d.system_id
  where d.workspace_id = ${workspace} and d.is_newest and d.id > ${after} and s.archived_at is null
  order by d.id limit ${size} for update of d`;

/** What was found, by its keys. */
export const foundsOf = (workspace: Workspace, keys: readonly string[]) => sql<{ key: string; found: unknown }>`
  select key, found from determination_found where workspace_id = ${workspace} and key = any(${keys}::text[])`;

/** Says of determinations that they are out of date and why, or with `null` that they are not. */
export const setOutdated = (
  workspace: Workspace,
  rows: readonly { readonly id: string; readonly outdated: unknown; readonly version: number }[],
) => sql<{ id: string }>`update determination d set version = n.version, outdated = n.outdated::jsonb
  from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ version }) => version)}::int[],
    ${rows.map(({ outdated }) => (outdated === null ? null : JSON.stringify(outdated)))}::text[]) as n(id, version, outdated)
  where d.workspace_id = ${workspace} and d.id = n.id returning d.id`;
