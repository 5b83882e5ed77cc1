import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';

type Workspace = Id<'workspace'>;
type Person = Id<'person'>;

/** Of what a task or a mention is, by the record's own words. */
type RecordNamed = { readonly id: string; readonly kind: string; readonly name: string };

/** The records of people that have an account's e-mail. */
export const ownRecords = (workspace: Workspace, person: Person) => sql<{ id: string }>`
  select s.id from staff s join person p on lower(s.email) = lower(p.email) collate "und-x-icu"
  where s.workspace_id = ${workspace} and p.id = ${person} and s.archived_at is null order by s.id`;

/** Open tasks of some records of people, the first due first. */
export const tasksOf = (
  workspace: Workspace,
  { me, staff, most }: { me: Person; staff: readonly string[]; most: number },
) =>
  sql<{
    id: Id<'task'>;
    title: string;
    status: string;
    dueOn: string | null;
    priority: string | null;
    version: number;
    about: RecordNamed | null;
    hiddenUntil: string | null;
  }>`select t.id, t.name as title, t.status, t.due_on as "dueOn", t.priority, t.version, m.hidden_until as "hiddenUntil",
      (select jsonb_build_object('id', r.id, 'kind', r.kind, 'name', r.name) from record r
        where r.workspace_id = t.workspace_id and r.id = t.about) as about
    from task t left join work_mark m on m.workspace_id = t.workspace_id and m.item_id = t.id and m.person_id = ${me}
    where t.workspace_id = ${workspace} and t.archived_at is null and t.assignee = any(${staff}::text[])
      and t.status is distinct from 'done' and t.status is distinct from 'cancelled'
    order by t.due_on nulls last, t.id limit ${most}`;

/**
 * Mentions of an account that it has neither answered on the same record since nor ticked off, the newest first. Its own
 * last comments are read once: looked for mention by mention, each time all comments may be gone through.
 */
export const mentionsOf = (workspace: Workspace, { me, most }: { me: Person; most: number }) => sql<{
  comment: Id<'comment'>;
  record: RecordNamed;
  author: Person;
  authorName: string | null;
  at: string;
  text: string;
  mentioned: readonly { readonly person: string; readonly name: string }[];
  hiddenUntil: string | null;
}>`with answered as materialized (select record_id, max(id) as last from comment
      where workspace_id = ${workspace} and author_id = ${me} and deleted_at is null group by record_id)
  select * from (select c.id as comment, c.author_id as author, c.created_at as at, c.text, m.hidden_until as "hiddenUntil",
      (select p.name from person p where p.id = c.author_id) as "authorName",
      (select jsonb_agg(jsonb_build_object('person', p.id, 'name', p.name)) from person p
        where p.id = any(c.mentions)) as mentioned,
      (select jsonb_build_object('id', r.id, 'kind', r.kind, 'name', r.name) from record r
        where r.workspace_id = c.workspace_id and r.id = c.record_id and r.archived_at is null) as record
    from comment c left join work_mark m on m.workspace_id = c.workspace_id and m.item_id = c.id and m.person_id = ${me}
      left join answered on answered.record_id = c.record_id
    where c.workspace_id = ${workspace} and c.mentions @> array[${me}::text] and c.deleted_at is null
      and c.author_id <> ${me} and m.ticked_at is null and (answered.last is null or answered.last < c.id)) as mention
  where record is not null order by comment desc limit ${most}`;

/** What can be put by: whether this workspace has it. */
export const taskHere = (workspace: Workspace, id: string) =>
  sql<{ id: string }>`select id from task where workspace_id = ${workspace} and id = ${id}`;

export const commentHere = (workspace: Workspace, id: string) =>
  sql<{ id: string }>`select id from comment where workspace_id = ${workspace} and id = ${id}`;

/** What an account does with a thing in its own work. */
export type Mark = {
  readonly id: Id<'mark'>;
  readonly hiddenUntil: string | null;
  readonly tickedAt: string | null;
  readonly version: number;
};

export const lockMark = (workspace: Workspace, { me, item }: { me: Person; item: string }) => sql<Mark>`
  select id, hidden_until as "hiddenUntil", ticked_at as "tickedAt", version from work_mark
  where workspace_id = ${workspace} and person_id = ${me} and item_id = ${item} for update`;

/** Keeps a mark, anew or in the place of the one before. */
export const keepMark = (workspace: Workspace, { me, item, mark }: { me: Person; item: string; mark: Mark }) => sql<{
  id: string;
}>`
  insert into work_mark (workspace_id, id, person_id, item_id, hidden_until, ticked_at, version)
  values (${workspace}, ${mark.id}, ${me}, ${item}, ${mark.hiddenUntil}, ${mark.tickedAt}, ${mark.version})
  on conflict (workspace_id, person_id, item_id) do update
    set hidden_until = excluded.hidden_until, ticked_at = excluded.ticked_at, version = excluded.version
  returning id`;
