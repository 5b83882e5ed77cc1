import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import type { Query, Reading } from '../../store/index.ts';
import { soonDays } from './places.ts';

/** An obligation of one system, with whom and what it names. */
export type OwedRow = {
  readonly id: Id<'obligation'>;
  readonly name: string;
  readonly provision: string | null;
  readonly readAt: readonly string[] | null;
  readonly status: string | null;
  readonly standing: string | null;
  readonly certainty: string | null;
  readonly role: string | null;
  readonly appliesFrom: string | null;
  readonly dueOn: string | null;
  readonly trigger: string | null;
  readonly deadline: string | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly evidenceAsked: string | null;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
};

/** What is owed for a system, by day; what is archived is not. */
export const owedFor = (workspace: string, system: string): Query<OwedRow> => sql<OwedRow>`
  select o.id, o.name, o.provision, o.read_at as "readAt", o.status, o.standing, o.certainty, o.role,
    o.applies_from as "appliesFrom", o.due_on as "dueOn", o.trigger, o.deadline, o.evidence_asked as "evidenceAsked",
    (select jsonb_build_object('id', s.id, 'name', s.name) from staff s
      where s.workspace_id = o.workspace_id and s.id = o.owner) as owner,
    coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name) order by e.name) from evidence e
      where e.workspace_id = o.workspace_id and e.id = any(o.evidence) and e.archived_at is null), '[]') as evidence
  from obligation o where o.workspace_id = ${workspace} and o.system = ${system} and o.archived_at is null
  order by coalesce(o.due_on, o.applies_from) nulls last, o.obligation_id, o.id limit 1000`;

/** A system by its id. */
export const systemHere = (workspace: string, id: string) =>
  sql<{ id: string; name: string }>`select id, name from system where workspace_id = ${workspace} and id = ${id}`;

const isOpen = sql`coalesce(status, '') not in ('met', 'not_applicable')`;

export type DayRow = {
  readonly day: string;
  readonly field: 'appliesFrom' | 'dueOn';
  readonly total: number;
  readonly open: number;
  readonly systems: number;
};

/** Every day of the register, the law's and people's own, earliest first. What is not applicable has none. */
export const daysHere = (workspace: string): Query<DayRow> => sql<DayRow>`
  with here as materialized (select applies_from, due_on, status, system from obligation
    where workspace_id = ${workspace} and archived_at is null and coalesce(status, '') <> 'not_applicable')
  select applies_from as day, 'appliesFrom' as field, count(*)::int as total,
    count(*) filter (where ${isOpen})::int as open, count(distinct system)::int as systems
  from here where applies_from is not null group by applies_from
  union all
  select due_on, 'dueOn', count(*)::int, count(*) filter (where ${isOpen})::int, count(distinct system)::int
  from here where due_on is not null group by due_on
  order by day, field`;

export type CountRow = {
  readonly status: string | null;
  readonly role: string | null;
  readonly systemClass: string | null;
  readonly fineTier: string | null;
  readonly catalogue: string | null;
  readonly when: 'past' | 'soon' | 'later' | 'undated';
  readonly isPastDue: boolean;
  readonly total: number;
};

/** All obligations, counted by everything that figures are made of: a few hundred rows for any number of records. */
export const countsHere = ({ workspace }: Reading, today: string): Query<CountRow> => sql<CountRow>`
  select status, role, system_class as "systemClass", fine_tier as "fineTier", catalogue,
    case when applies_from is null then 'undated' when applies_from <= ${today}::date then 'past'
      when applies_from <= ${today}::date + ${soonDays}::int then 'soon' else 'later' end as when,
    coalesce(due_on < ${today}::date, false) as "isPastDue", count(*)::int as total
  from obligation where workspace_id = ${workspace} and archived_at is null group by 1, 2, 3, 4, 5, 6, 7`;

/** How many systems something is owed for. */
export const systemsOwing = (workspace: string) => sql<{ systems: number }>`
  select count(distinct system)::int as systems from obligation where workspace_id = ${workspace} and archived_at is null`;

export type OrganisationRow = {
  readonly id: Id<'organisation'>;
  readonly turnoverEur: number | null;
  readonly size: 'sme' | 'small-mid-cap' | 'large' | null;
  readonly version: number;
};

/** What was said of the organisation. */
export const organisationHere = (workspace: string): Query<OrganisationRow> => sql<OrganisationRow>`
  select id, turnover_eur::float8 as "turnoverEur", size, version from organisation where workspace_id = ${workspace}`;

/** Says it anew. */
export const setOrganisation = (workspace: string, { id, turnoverEur, size, version }: OrganisationRow) => sql<{
  id: string;
}>`
  insert into organisation (workspace_id, id, turnover_eur, size, version)
  values (${workspace}, ${id}, ${turnoverEur}, ${size}, ${version})
  on conflict (workspace_id) do update set turnover_eur = excluded.turnover_eur, size = excluded.size,
    version = excluded.version where organisation.version = excluded.version - 1 returning id`;
