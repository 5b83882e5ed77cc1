import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../kernel/id.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Change, EntryDraft, Reading, Work } from '../store/index.ts';
import type { Register } from './contract/register.ts';

/** A saved view of a register's list. `query` is what stands behind the `?` of the list's address. */
export type SavedView = {
  readonly id: Id<'view'>;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly owner: Id<'person'>;
  readonly ownerName: string | null;
  readonly version: number;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
};

/** What a view is to become; what is left out stays. */
export type ViewChange = {
  readonly name?: string | undefined;
  readonly query?: string | undefined;
  readonly shared?: boolean | undefined;
  readonly deleted?: boolean | undefined;
};

/** Asks what the caller may do, by permission. */
export type May = (permission: string) => boolean;

/** The view that a change is for, and the version of it that its author has read. */
export type ViewTarget = { readonly id: Id<'view'>; readonly version: number | undefined };

type Changed<Code extends string> = Promise<Result<SavedView, Refusal<Code>>>;

const columns = sql`id, name, query, shared, owner_id as owner, version, updated_at as "updatedAt", deleted_at as "deletedAt",
  (select p.name from person p where p.id = owner_id) as "ownerName"`;

/** The views of a register that the caller sees, by name: one's own first, then those that are shared. */
export const readViews = (register: Register, reading: Reading): Promise<readonly SavedView[]> =>
  reading.read(sql<SavedView>`select ${columns} from view
    where workspace_id = ${reading.workspace} and register = ${register.kind} and deleted_at is null
      and (shared or owner_id = ${reading.actor.person})
    order by owner_id <> ${reading.actor.person}, lower(name), id`);

/** Whether the caller may change a view: it is his own, or it is shared and he may edit the workspace. */
export const mayChange = (view: SavedView, { actor }: Reading, may: May): boolean =>
  view.owner === actor.person || (view.shared && may('workspace.edit'));

/** Whether the caller may share views with everybody who reads the register. */
export const mayShare = ({ kind }: Register, may: May): boolean => may(`${kind}.edit`);

/** Saves a view under a name that none of the caller's own views of this register has. */
export async function saveView(
  register: Register,
  work: Work,
  { wanted, may }: { wanted: { name: string; query: string; shared: boolean }; may: May },
): Changed<'name_taken' | 'may_not_share'> {
  if (wanted.shared && !mayShare(register, may)) return err(mayNotShare(register));
  const id = work.ids('view');
  const owner = work.actor.person;
  if (await isNameTaken(register, work, { id, owner, name: wanted.name })) return err(nameTaken(wanted.name));
  const { name, query, shared } = wanted;
  const row = sql`${work.workspace}, ${id}, ${register.kind}, ${name}, ${owner}, ${shared}, ${query}, 1, ${work.now}, ${work.now}`;
  const insertion = sql<SavedView>`insert into view
    (workspace_id, id, register, name, owner_id, shared, query, version, created_at, updated_at)
    values (${row}) returning ${columns}`;
  const changes = { register: { from: null, to: register.kind }, ...changesBetween(undefined, wanted) };
  return ok(
    await written(work, insertion, { event: 'view.saved', subject: { kind: 'view', id, version: 1 }, changes }),
  );
}

type ChangeRefusal = 'not_found' | 'not_your_view' | 'changed_meanwhile' | 'name_taken' | 'may_not_share';

/** Changes a view; where nothing differs nothing is written. A deleted one is changed only by bringing it back. */
export async function editView(
  register: Register,
  work: Work,
  {
    target,
    wanted,
    may,
  }: { target: ViewTarget; wanted: Omit<ViewChange, 'deleted'> & { deleted?: false | undefined }; may: May },
): Changed<ChangeRefusal> {
  const found = await lockView(register, work, { target, may });
  if (!found.ok) return found;
  const view = found.value;
  if (view.deletedAt !== null && wanted.deleted !== false) return err(absent());
  const after = merged(view, wanted);
  if (after.shared && !view.shared && !mayShare(register, may)) return err(mayNotShare(register));
  const isNamed = view.deletedAt !== null || after.name !== view.name;
  if (isNamed && (await isNameTaken(register, work, { id: view.id, owner: view.owner, name: after.name })))
    return err(nameTaken(after.name));
  return ok(await replaceView(work, view, { after, event: view.deletedAt === null ? 'changed' : 'restored' }));
}

/** Deletes a view: it is seen nowhere any more, and `editView` can bring it back. */
export async function deleteView(
  register: Register,
  work: Work,
  { target, may }: { target: ViewTarget; may: May },
): Changed<'not_found' | 'not_your_view' | 'changed_meanwhile'> {
  const found = await lockView(register, work, { target, may });
  if (!found.ok) return found;
  const view = found.value;
  if (view.deletedAt !== null) return err(absent());
  return ok(await replaceView(work, view, { after: merged(view, { deleted: true }), event: 'deleted' }));
}

type State = { readonly name: string; readonly query: string; readonly shared: boolean; readonly deleted: boolean };

const stateOf = ({ name, query, shared, deletedAt }: SavedView): State => ({
  name,
  query,
  shared,
  deleted: deletedAt !== null,
});

const merged = (view: SavedView, { name, query, shared, deleted }: ViewChange): State => {
  const before = stateOf(view);
  return {
    name: name ?? before.name,
    query: query ?? before.query,
    shared: shared ?? before.shared,
    deleted: deleted ?? before.deleted,
  };
};

async function replaceView(
  work: Work,
  view: SavedView,
  { after, event }: { after: State; event: 'changed' | 'restored' | 'deleted' },
): Promise<SavedView> {
  const changes = changesBetween(stateOf(view), after);
  if (Object.keys(changes).length === 0) return view;
  const version = view.version + 1;
  const update = sql<SavedView>`update view set name = ${after.name}, query = ${after.query}, shared = ${after.shared},
      deleted_at = ${after.deleted ? work.now : null}, version = ${version}, updated_at = ${work.now}
    where workspace_id = ${work.workspace} and id = ${view.id} returning ${columns}`;
  return written(work, update, { event: `view.${event}`, subject: { kind: 'view', id: view.id, version }, changes });
}

async function written(work: Work, statement: RawBuilder<SavedView>, entry: EntryDraft): Promise<SavedView> {
  const [view] = await work.write(statement, [entry]);
  if (!view) throw new Error('a view changed under a lock that was held on it');
  return view;
}

/** A private view's name and filters may name people: like theirs, the values stay out of the ledger itself. */
const isPersonal: Readonly<Record<keyof State, boolean>> = { name: true, query: true, shared: false, deleted: false };

function changesBetween(
  before: State | undefined,
  after: Omit<State, 'deleted'> & Partial<State>,
): Record<string, Change> {
  const known = { deleted: false, ...after };
  const names = (['name', 'query', 'shared', 'deleted'] as const).filter((name) =>
    before ? before[name] !== known[name] : name !== 'deleted',
  );
  return Object.fromEntries(
    names.map((name) => [
      name,
      { from: before?.[name] ?? null, to: known[name], ...(isPersonal[name] ? { personal: true } : {}) },
    ]),
  );
}

/** The view that the caller means and may change, held against other writers. One that he does not see is not found. */
async function lockView(
  register: Register,
  work: Work,
  { target, may }: { target: ViewTarget; may: May },
): Changed<'not_found' | 'not_your_view' | 'changed_meanwhile'> {
  const [view] = await work.read(sql<SavedView>`select ${columns} from view
    where workspace_id = ${work.workspace} and id = ${target.id} and register = ${register.kind}
      and (shared or owner_id = ${work.actor.person}) for update of view`);
  if (!view) return err(absent());
  if (!mayChange(view, work, may))
    return err(refusal('not_your_view', 'this view is somebody else\u2019s; save one of your own'));
  if (target.version !== undefined && target.version !== view.version)
    return err(
      refusal('changed_meanwhile', 'somebody else changed this view meanwhile; open it again, then change it'),
    );
  return ok(view);
}

async function isNameTaken(
  register: Register,
  work: Work,
  { id, owner, name }: { id: string; owner: string; name: string },
): Promise<boolean> {
  const rows = await work.read(sql<{ id: string }>`select id from view
    where workspace_id = ${work.workspace} and register = ${register.kind} and owner_id = ${owner}
      and deleted_at is null and id <> ${id} and lower(name) = lower(${name}) limit 1`);
  return rows.length > 0;
}

const absent = () => refusal('not_found', 'there is no such view here');

const nameTaken = (name: string) =>
  refusal('name_taken', `there is a view called \`${name}\` already; choose another name`, [
    { path: ['name'], code: 'name_taken', message: `\`${name}\` is taken; choose another name` },
  ]);

const mayNotShare = ({ kind }: Register) =>
  refusal('may_not_share', `sharing a view needs the permission \`${kind}.edit\`; save it for yourself`);
