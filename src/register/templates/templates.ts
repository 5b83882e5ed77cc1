import { sql } from 'kysely';
import type { Json } from '../../kernel/canonical.ts';
import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Change, Query, Reading, Work } from '../../store/index.ts';
import { type Register, writtenFieldsOf } from '../contract/register.ts';
import { readRecord } from '../write.ts';

/** What a record begins with that is made from a template, by field. */
export type Given = Readonly<Record<string, string | string[]>>;

/** A template of a register, as it is kept. */
export type Template = {
  readonly id: Id<'template'>;
  readonly name: string;
  readonly given: Given;
  readonly madeBy: string | null;
  readonly version: number;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
};

/** What a template is to become; what is left out stays. */
export type TemplateChange = {
  readonly name?: string | undefined;
  readonly given?: Given | undefined;
  /** `false` brings back one that was deleted. */
  readonly deleted?: false | undefined;
};

/** The template that a change is for, and the version of it that its author has read. */
export type TemplateTarget = { readonly id: Id<'template'>; readonly version: number | undefined };

const columns = sql`id, name, given, version, updated_at as "updatedAt", deleted_at as "deletedAt",
  (select p.name from person p where p.id = made_by) as "madeBy"`;

/** The templates of a register, by name. */
export const readTemplates = (register: Register, reading: Reading): Promise<readonly Template[]> =>
  reading.read(sql<Template>`select ${columns} from template
    where workspace_id = ${reading.workspace} and register = ${register.kind} and deleted_at is null
    order by lower(name), id`);

/**
 * What of a record is worth keeping for others of its kind: all that is recorded but its title and whatever names it
 * alone, and its state, since a new one begins in the first.
 */
export async function givenOf(register: Register, reading: Reading, record: string): Promise<Given | undefined> {
  const found = await readRecord(register, reading, record);
  if (!found) return undefined;
  const naming = register.keys.flatMap((key) => (key.length === 1 ? key : []));
  const left = new Set([register.title, register.states?.field, ...naming]);
  const kept = writtenFieldsOf(register).filter(([name]) => !left.has(name));
  return givenIn(Object.fromEntries(kept.map(([name]) => [name, found.values[name]])));
}

/** Values without those that are empty. */
export const givenIn = (values: object): Given =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]: [string, unknown]): [string, string | string[]][] => {
      if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.map(String)]];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

type Changed<Code extends string> = Promise<Result<Template, Refusal<Code>>>;

/** Keeps a template under a name that no other one of the register has. */
export async function saveTemplate(
  register: Register,
  work: Work,
  { name, given }: { readonly name: string; readonly given: Given },
): Changed<'name_taken'> {
  const id = work.ids('template');
  if (await isNameTaken(register, work, { id, name })) return err(nameTaken(name));
  const insertion = sql<Template>`insert into template
    (workspace_id, id, register, name, given, made_by, version, created_at, updated_at)
    values (${work.workspace}, ${id}, ${register.kind}, ${name}, ${JSON.stringify(given)}::jsonb, ${work.actor.person}, 1,
      ${work.now}, ${work.now}) returning ${columns}`;
  const changes = { register: { from: null, to: register.kind }, ...changesBetween(undefined, { name, given }) };
  return ok(await written(work, insertion, { event: 'saved', id, version: 1, changes }));
}

/** Changes a template; where nothing differs nothing is written. A deleted one is changed only by bringing it back. */
export async function editTemplate(
  register: Register,
  work: Work,
  { target, wanted }: { readonly target: TemplateTarget; readonly wanted: TemplateChange },
): Changed<'not_found' | 'name_taken' | 'changed_meanwhile'> {
  const found = await lockTemplate(register, work, target);
  if (!found.ok) return found;
  const before = found.value;
  if (before.deletedAt !== null && wanted.deleted !== false) return err(absent());
  const { name = before.name, given = before.given } = wanted;
  if (await isNameTaken(register, work, { id: before.id, name })) return err(nameTaken(name));
  const event = before.deletedAt === null ? 'changed' : 'restored';
  return ok(await replaced(work, before, { event, after: { name, given, deleted: false } }));
}

/** Deletes a template: no new record begins with it any more, and `editTemplate` can bring it back. */
export async function deleteTemplate(
  register: Register,
  work: Work,
  target: TemplateTarget,
): Changed<'not_found' | 'changed_meanwhile'> {
  const found = await lockTemplate(register, work, target);
  if (!found.ok) return found;
  const { name, given, deletedAt } = found.value;
  if (deletedAt !== null) return err(absent());
  return ok(await replaced(work, found.value, { event: 'deleted', after: { name, given, deleted: true } }));
}

async function replaced(
  work: Work,
  before: Template,
  { event, after }: { readonly event: Written['event']; readonly after: State },
): Promise<Template> {
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return before;
  const version = before.version + 1;
  const update = sql<Template>`update template set name = ${after.name}, given = ${JSON.stringify(after.given)}::jsonb,
      deleted_at = ${after.deleted ? work.now : null}, version = ${version}, updated_at = ${work.now}
    where workspace_id = ${work.workspace} and id = ${before.id} returning ${columns}`;
  return written(work, update, { event, id: before.id, version, changes });
}

type Written = {
  readonly event: 'saved' | 'changed' | 'restored' | 'deleted';
  readonly id: Id<'template'>;
  readonly version: number;
  readonly changes: Readonly<Record<string, Change>>;
};

async function written(work: Work, statement: Query<Template>, { event, id, version, changes }: Written) {
  const [template] = await work.write(statement, [
    { event: `template.${event}`, subject: { kind: 'template', id, version }, changes },
  ]);
  if (!template) throw new Error('a template changed under a lock that was held on it');
  return template;
}

type State = { readonly name: string; readonly given: Given; readonly deleted?: boolean };

/** What is kept may name people: like a record's, the values stay out of the ledger itself. */
function changesBetween(before: Template | undefined, after: State): Record<string, Change> {
  const was = before && { name: before.name, given: before.given, deleted: before.deletedAt !== null };
  const pairs: readonly (readonly [string, Json | undefined, Json])[] = [
    ['name', was?.name, after.name],
    ['given', was && asJson(was.given), asJson(after.given)],
    ['deleted', was?.deleted ?? false, after.deleted ?? false],
  ];
  return Object.fromEntries(
    pairs
      .filter(([, from, to]) => JSON.stringify(from) !== JSON.stringify(to))
      .map(([name, from, to]) => [name, { from: from ?? null, to, personal: name !== 'deleted' }]),
  );
}

/** In the order of names, so that the same values are the same text. */
const asJson = (given: Given): Json =>
  Object.fromEntries(Object.entries(given).toSorted(([one], [other]) => (one < other ? -1 : 1)));

async function lockTemplate(
  register: Register,
  work: Work,
  { id, version }: TemplateTarget,
): Changed<'not_found' | 'changed_meanwhile'> {
  const [found] = await work.read(sql<Template>`select ${columns} from template
    where workspace_id = ${work.workspace} and id = ${id} and register = ${register.kind} for update of template`);
  if (!found) return err(absent());
  return version === undefined || version === found.version
    ? ok(found)
    : err(refusal('changed_meanwhile', 'somebody else changed this template meanwhile; open it again, then change it'));
}

/** Whether another template has the name; who takes it at the same time waits for this transaction. */
async function isNameTaken(register: Register, work: Work, { id, name }: { id: string; name: string }) {
  const key = `template ${work.workspace} ${register.kind}`;
  await work.read(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7))`);
  const rows = await work.read(sql<{ id: string }>`select id from template
    where workspace_id = ${work.workspace} and register = ${register.kind} and deleted_at is null and id <> ${id}
      and lower(name) = lower(${name}) limit 1`);
  return rows.length > 0;
}

const absent = () => refusal('not_found', 'there is no such template here');

const nameTaken = (name: string) =>
  refusal('name_taken', `there is a template called \`${name}\` already; choose another name`, [
    { path: ['templateName'], code: 'name_taken', message: `\`${name}\` is taken; choose another name` },
  ]);
