import { sql } from 'kysely';
import { type Id, parseId } from '../../kernel/id.ts';
import { accountsOf, giveNotices, type NoticeDraft } from '../../register/index.ts';
import type { EntryDraft, Watcher, Work } from '../../store/index.ts';
import { tasks } from './contract.ts';

/** Tells people which tasks they were given, and who made a task how it goes on, by whichever way it was changed. */
export const taskWatch: Watcher = {
  events: ['task.created', 'task.edited'],
  hear: async (work, entries) => {
    const assigned = entries.filter(({ changes }) => typeof changes?.['assignee']?.to === 'string');
    const moved = entries.filter(({ event, changes }) => event === 'task.edited' && changes?.['status'] !== undefined);
    const titles = await titlesOf(work, [...assigned, ...moved]);
    await giveNotices(work, [
      ...(await assignments(work, assigned, titles)),
      ...(await movements(work, moved, titles)),
    ]);
  },
};

type Titles = ReadonlyMap<string, string>;

async function titlesOf(work: Work, entries: readonly EntryDraft[]): Promise<Titles> {
  const ids = entries.map(({ subject }) => subject.id);
  if (ids.length === 0) return new Map();
  const rows = await work.read(sql<{ id: string; name: string }>`select id, name from task
    where workspace_id = ${work.workspace} and id = any(${ids}::text[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const aboutOf = ({ subject }: EntryDraft, titles: Titles): NoticeDraft['about'] => ({
  noun: tasks.noun,
  kind: tasks.kind,
  id: subject.id,
  title: titles.get(subject.id) ?? subject.id,
});

/** Whoever is given more tasks at once than this is told of the first of them, and how many there are. */
const mostAtOnce = 20;

async function assignments(
  work: Work,
  entries: readonly EntryDraft[],
  titles: Titles,
): Promise<readonly NoticeDraft[]> {
  const byAssignee = Map.groupBy(entries, ({ changes }) => textOf(changes?.['assignee']?.to));
  const accounts = await accountsOf(work, [...byAssignee.keys()]);
  return [...byAssignee].flatMap(([assignee, given]) => {
    const to = accounts.get(assignee) ?? [];
    const [first] = given;
    if (given.length <= mostAtOnce || !first)
      return given.map((entry): NoticeDraft => ({ kind: 'assigned', to, about: aboutOf(entry, titles) }));
    const text = `and ${given.length - 1} more tasks`;
    return [{ kind: 'assigned', to, about: aboutOf(first, titles), text } as const];
  });
}

async function movements(work: Work, entries: readonly EntryDraft[], titles: Titles): Promise<readonly NoticeDraft[]> {
  const makers = await makersOf(
    work,
    entries.map(({ subject }) => subject.id),
  );
  return entries.map(
    (entry): NoticeDraft => ({
      kind: 'task_changed',
      to: makers.get(entry.subject.id) ?? [],
      about: aboutOf(entry, titles),
      text: `${labelOf(entry.changes?.['status']?.from)} \u2192 ${labelOf(entry.changes?.['status']?.to)}`,
    }),
  );
}

async function makersOf(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Id<'person'>[]>> {
  if (ids.length === 0) return new Map();
  const rows = await work.read(sql<{ id: string; person: string }>`select subject_id as id, person_id as person
    from ledger_entry where workspace_id = ${work.workspace} and subject_id = any(${ids}::text[]) and version = 1`);
  return new Map(rows.map(({ id, person }) => [id, [parseId('person', person) ?? []].flat()]));
}

const options: Readonly<Record<string, { readonly label: string }>> = tasks.fields.status.options;

const labelOf = (state: unknown): string => options[textOf(state)]?.label ?? textOf(state);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
