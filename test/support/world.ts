import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Id } from '../../src/kernel/id.ts';
import { type IdKind, idPrefixes } from '../../src/kernel/id.ts';
import type { Contract } from '../../src/kernel/operation.ts';
import { accessContracts, type Role } from '../../src/modules/access/contract.ts';
import { datasetContracts } from '../../src/modules/datasets/contract.ts';
import { determinationContracts } from '../../src/modules/determinations/contract.ts';
import { documentContracts } from '../../src/modules/documents/contract.ts';
import { evidenceContracts } from '../../src/modules/evidence/contract.ts';
import { modelContracts } from '../../src/modules/models/contract.ts';
import { noticeContracts } from '../../src/modules/notices/contract.ts';
import { obligationContracts } from '../../src/modules/obligations/contract.ts';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { supplierContracts } from '../../src/modules/suppliers/contract.ts';
import { systemContracts, systems } from '../../src/modules/systems/contract.ts';
import { taskContracts } from '../../src/modules/tasks/contract.ts';
import { unitContracts } from '../../src/modules/units/contract.ts';
import { templateContracts } from '../../src/register/contract/templates.ts';
import { viewContracts } from '../../src/register/contract/views.ts';
import { giveNotices } from '../../src/register/index.ts';
import { inWorkspace } from '../../src/store/index.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './product.ts';

/** Two workspaces side by side, with somebody of each role, and a way to make one of each kind of thing. */
export type World = {
  readonly product: Product;
  readonly workspace: string;
  readonly elsewhere: string;
  readonly owner: Someone;
  /** A member of the first workspace of each role. */
  readonly members: Readonly<Record<Role, Someone>>;
  /** An owner of the other workspace, who is no member of the first. */
  readonly stranger: Someone;
  /** `of`: the contract that it is made for, where what is made belongs to a register. */
  readonly make: (kind: IdKind, where: 'here' | 'elsewhere', of?: Contract) => Promise<string>;
};

/** Builds it on a database of its own. */
export async function aWorld(): Promise<World> {
  const product = await aProduct();
  const { founder, workspace } = await aFounder(product);
  const { stranger, workspace: elsewhere } = await aStranger(product, founder);
  const join = (role: Role) => aMember(product, { founder, workspace, role });
  const members = {
    owner: founder,
    manager: await join('manager'),
    contributor: await join('contributor'),
    reader: await join('reader'),
  };
  const make: World['make'] = (kind, where, of) =>
    makeOne(product, kind, {
      noun: of?.id.split('.')[0] ?? 'systems',
      workspace: where === 'here' ? workspace : elsewhere,
      as: where === 'here' ? founder : stranger,
    });
  return { product, workspace, elsewhere, owner: founder, members, stranger, make };
}

type Where = { readonly workspace: string; readonly as: Someone; readonly noun?: string };

/** INVARIANT: a kind whose ids stand in a contract has a line here; without one its operations' tests fail. */
async function makeOne(product: Product, kind: IdKind, { workspace, as, noun = 'systems' }: Where): Promise<string> {
  if (kind === 'workspace') return workspace;
  if (kind === 'system') return (await aSystem(product, { workspace, as })).id;
  if (kind === 'entry') return (await aSystem(product, { workspace, as })).entry;
  const made = makers.get(kind);
  if (made) return made(product, { workspace, as, noun });
  if (kind === 'member') {
    await aMember(product, { founder: as, workspace, role: 'reader' });
    const { body } = await product.call(accessContracts.members, { workspace }, { as });
    return String(body.members.find((member) => member.role === 'reader')?.id);
  }
  if (kind === 'invitation') {
    const { body } = await product.call(
      accessContracts.invite,
      { workspace, email: 'someone@example.org', role: 'reader' },
      { as },
    );
    return body.invitation.id;
  }
  if (kind === 'view') {
    const { saveView } = viewContracts({ ...systems, noun });
    const view = { workspace, name: `A view ${randomUUID()}`, query: '' };
    return (await product.call(saveView, view, { as })).body.view.id;
  }
  const contracts = recordContracts.get(kind);
  if (contracts) {
    const created = await product.call(contracts.create, { workspace, values: { name: 'A thing' } }, { as });
    return String(created.body.record.id);
  }
  throw new Error(`the world of tests cannot make a ${kind}; teach it in test/support/world.ts`);
}

async function aTemplate(
  product: Product,
  { workspace, as, noun }: Where & { readonly noun: string },
): Promise<string> {
  const { saveTemplate } = templateContracts({ ...systems, noun });
  const template = { workspace, templateName: `A template ${randomUUID()}` };
  return (await product.call(saveTemplate, template, { as })).body.template.id;
}

const makers = new Map<IdKind, (product: Product, where: Where & { readonly noun: string }) => Promise<string>>([
  ['template', (product, where) => aTemplate(product, where)],
  ['comment', (product, where) => aComment(product, where)],
  ['import', (product, where) => anImport(product, where)],
  ['person', (product, where) => aMembersPerson(product, where)],
  ['revision', (product, where) => aRevision(product, where)],
  ['job', (product, where) => aJob(product, where)],
  ['notice', (product, where) => aNotice(product, where)],
  ['merge', (product, where) => aMerge(product, where)],
  ['determination', (product, where) => aDetermination(product, where)],
  ['field', (product, where) => aField(product, where)],
]);

/** A file of a new record of evidence. */
async function aRevision(product: Product, { workspace, as }: Where): Promise<string> {
  const evidence = await makeOne(product, 'evidence', { workspace, as });
  const uploaded = await product.call(
    evidenceContracts.upload,
    { workspace, evidence, filename: 'minutes.txt' },
    { as, file: 'What was said.' },
  );
  return uploaded.body.revision.id;
}

/** A field that the workspace adds to the register of this word; it is no field yet, so that it can be restored where that is tried. */
async function aField(product: Product, { workspace, as, noun }: Where & { readonly noun: string }): Promise<string> {
  const { contracts } = registerOf(noun);
  const label = `Field ${randomUUID()}`;
  const defined = await product.call(contracts.defineField, { workspace, label }, { as });
  return String(defined.body.field.id);
}

/** A job that waits, since nobody works in the world of tests. */
async function aJob(product: Product, { workspace, as }: Where): Promise<string> {
  return (await product.call(systemContracts.exportLater, { workspace }, { as })).body.job;
}

/** A notice to whoever asks for one, of a new system. */
async function aNotice(product: Product, { workspace, as }: Where): Promise<string> {
  const { id } = await aSystem(product, { workspace, as });
  const { body } = await product.call(accessContracts.session, {}, { as });
  const person = body.person.id;
  const settings = { workspace: z.custom<Id<'workspace'>>().parse(workspace), as: { person, via: 'web' } } as const;
  await inWorkspace(product.brehon.workshop, settings, (work) =>
    giveNotices(work, [
      { kind: 'overdue', to: [person], about: { noun: 'systems', kind: 'system', id, title: 'CV screening' } },
    ]),
  );
  const inbox = await product.call(noticeContracts.list, { workspace }, { as });
  return String(inbox.body.notices[0]?.id);
}

/** What was determined of a new system, and accepted. */
async function aDetermination(product: Product, { workspace, as }: Where): Promise<string> {
  const { id: system } = await aSystem(product, { workspace, as });
  return (await product.call(determinationContracts.accept, { workspace, system }, { as })).body.accepted.id;
}

/** The contracts of the register of this word, and the kind of its records. */
function registerOf(noun: string) {
  const all = [['system', systemContracts] as const, ...recordContracts];
  const found = all.find(([, contracts]) => contracts.import.id === `${noun}.import`);
  if (!found) throw new Error(`there is no register of ${noun}`);
  return { kind: found[0], contracts: found[1] };
}

/** A comment on a new record of the register of this word. */
async function aComment(product: Product, where: Where & { readonly noun: string }): Promise<string> {
  const { workspace, as } = where;
  const { kind, contracts } = registerOf(where.noun === 'work' ? 'tasks' : where.noun);
  const record = await makeOne(product, kind, { workspace, as });
  const commented = await product.call(contracts.comment, { workspace, [kind]: record, text: 'Is it so?' }, { as });
  return commented.body.comment.id;
}

/** One record of the register of this word that was merged into another. */
async function aMerge(product: Product, { workspace, as, noun }: Where & { readonly noun: string }): Promise<string> {
  const all: [IdKind, typeof systemContracts][] = [['system', systemContracts], ...recordContracts];
  const [kind, contracts] = all.find(([, each]) => each.merge.id === `${noun}.merge`) ?? [];
  if (!kind || !contracts) throw new Error(`there is no register of ${noun}`);
  const [winner, loser] = [
    await makeOne(product, kind, { workspace, as }),
    await makeOne(product, kind, { workspace, as }),
  ];
  return (await product.call(contracts.merge, { workspace, [kind]: winner, loser }, { as })).body.merge;
}

/** A file that was imported into the register of this word. */
async function anImport(product: Product, { workspace, as, noun }: Where & { readonly noun: string }): Promise<string> {
  const { contracts } = registerOf(noun);
  const input = { workspace, filename: 'things.csv' };
  return (await product.call(contracts.import, input, { as, file: 'name\nA thing\n' })).body.import;
}

/** Somebody who is a reader of one workspace and of no other. */
async function aMembersPerson(product: Product, { workspace, as }: Where): Promise<string> {
  await aMember(product, { founder: as, workspace, role: 'reader' });
  const { body } = await product.call(accessContracts.members, { workspace }, { as });
  return String(body.members.findLast((member) => member.role === 'reader')?.person);
}

/** Registers whose records need no more than a name. */
const recordContracts = new Map<IdKind, typeof systemContracts>([
  ['unit', unitContracts],
  ['staff', peopleContracts],
  ['supplier', supplierContracts],
  ['model', modelContracts],
  ['dataset', datasetContracts],
  ['document', documentContracts],
  ['evidence', evidenceContracts],
  ['task', taskContracts],
  ['obligation', obligationContracts],
]);

/** An AI system, sequenced, so that its entry can be proved. */
async function aSystem(
  product: Product,
  { workspace, as, values = {} }: Where & { values?: object },
): Promise<{ id: string; entry: string; version: number }> {
  const created = await product.call(
    systemContracts.create,
    { workspace, values: { name: 'CV screening', ...values } },
    { as },
  );
  await settle(product, workspace);
  const { record, entry } = created.body;
  return { id: record.id, entry: String(entry), version: record.version };
}

/** Waits until every entry of a workspace has its index. */
export const settle = (product: Product, workspace: string): Promise<void> =>
  product.brehon.sequencer.settle(z.custom<Id<'workspace'>>().parse(workspace));

/** Where ids of things stand in what a contract takes: the path to each, and its kind. */
export function idPlaces(contract: Contract): readonly { readonly path: readonly string[]; readonly kind: IdKind }[] {
  return placesIn(contract.takes, []);
}

function placesIn(schema: unknown, path: readonly string[]): { path: readonly string[]; kind: IdKind }[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return placesIn(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return placesIn(schema.element, [...path, '0']);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, inner]) => placesIn(inner, [...path, name]));
  }
  const kind = schema instanceof z.ZodType ? schema.meta()?.['idKind'] : undefined;
  if (kind === 'record') return [{ path, kind: 'system' }];
  return isKind(kind) ? [{ path, kind }] : [];
}

const isKind = (kind: unknown): kind is IdKind => typeof kind === 'string' && kind in idPrefixes;

/** An id of a kind that nothing has. */
export const nobodysId = (kind: IdKind): string => `${idPrefixes[kind]}_01jd0000000000000000000000`;
