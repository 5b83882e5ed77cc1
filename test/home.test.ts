import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Id, parseId } from '../src/kernel/id.ts';
import type { Contract } from '../src/kernel/operation.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { evidence, evidenceContracts } from '../src/modules/evidence/contract.ts';
import { homeContracts } from '../src/modules/home/contract.ts';
import { systemContracts, systems } from '../src/modules/systems/contract.ts';
import { taskContracts, tasks } from '../src/modules/tasks/contract.ts';
import { inDays, type Past, thePast } from './support/past.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: Id<'workspace'>;
let person: Id<'person'>;

const past = () => thePast({ product, workspace, person });
const made: Past['made'] = (...given) => past().made(...given);
const changed: Past['changed'] = (...given) => past().changed(...given);

beforeAll(async () => {
  product = await aProduct();
  const founded = await aFounder(product);
  founder = founded.founder;
  const id = parseId('workspace', founded.workspace);
  if (!id) throw new Error('no workspace');
  workspace = id;
  person = (await product.call(accessContracts.session, {}, { as: founder })).body.person.id;
  const sorter = await made(systems, 80, { name: 'Sorter', stage: 'idea', domain: 'Post' });
  const judge = await made(systems, 60, { name: 'Judge', stage: 'design', domain: 'post', autonomy: 'full' });
  await made(systems, 2, { name: 'Late', stage: 'idea' });
  await changed(systems, 50, { id: sorter, values: { intendedPurpose: 'Sorts letters.' } });
  await changed(systems, 40, { id: sorter, values: { stage: 'design', intendedPurpose: 'Sorts all letters.' } });
  await changed(systems, 30, { id: judge, values: { autonomy: null, stage: 'development' } });
  await changed(systems, 20, { id: sorter, values: { stage: 'development' } });
  await made(evidence, 70, { name: 'Bias test', evidenceKind: 'test_result', expiresOn: inDays(-30) });
  const log = await made(evidence, 70, {
    name: 'Log',
    evidenceKind: 'record',
    expiresOn: inDays(40),
    systems: [sorter],
  });
  await changed(evidence, 25, { id: log, values: { systems: null } });
  await made(evidence, 3, { name: 'Minutes', evidenceKind: 'minutes' });
  const task = await made(tasks, 45, { name: 'Renew the test', dueOn: inDays(-10) });
  await made(tasks, 45, { name: 'Look at the log', dueOn: inDays(3) });
  await changed(tasks, 5, { id: task, values: { status: 'in_progress' } });
});
afterAll(() => product.close());

const read = async <C extends Contract>(contract: C) =>
  (await product.call(contract, { workspace }, { as: founder })).body;

const lists: Readonly<Record<string, Contract>> = {
  systems: systemContracts.list,
  evidence: evidenceContracts.list,
  tasks: taskContracts.list,
};

async function totalOf(list: string, query: object): Promise<number> {
  const contract = lists[list];
  if (!contract) return 0;
  const { text } = await product.call(contract, { workspace, size: 1, ...query }, { as: founder });
  return Number(/"total":(\d+)/u.exec(text)?.[1]);
}

describe('the figures of the home page', () => {
  test('are each what the list says that they open', async () => {
    const { answers } = await read(homeContracts.read);

    for (const { id, value, list, filter } of answers.flatMap(({ figures, gaps }) => [...figures, ...gaps])) {
      if (list === null || filter === null) continue;
      expect({ id, value }).toEqual({ id, value: await totalOf(list, filter) });
    }
  });

  test('count evidence in date, expired, and about nothing', async () => {
    const { answers } = await read(homeContracts.read);
    const all = answers.flatMap(({ figures, gaps }) => [...figures, ...gaps]);
    const value = (id: string) => all.find((figure) => figure.id === id)?.value;

    expect(['evidence_in_date', 'evidence_ageless', 'evidence_expired', 'evidence_of_nothing'].map(value)).toEqual([
      1, 1, 1, 3,
    ]);
    expect(['tasks_overdue', 'tasks_of_nobody'].map(value)).toEqual([1, 2]);
  });
});

describe('their trend', () => {
  test('is at the end of each day what the list as on that day says', async () => {
    const { answers } = await read(homeContracts.read);
    const { days, figures } = await read(homeContracts.trend);
    expect(days).toHaveLength(13);
    const courses = new Map(figures.map((course) => [course.id, course]));

    for (const { id, list, filter } of answers.flatMap((each) => [...each.figures, ...each.gaps])) {
      const course = courses.get(id);
      if (list === null || !lists[list] || !course) continue;
      for (const place of [4, 8, 12]) {
        const query = { ...(course.filters?.[place] ?? filter), asOn: days[place] };
        const found = { id, day: days[place], value: course.values[place] };
        expect(found).toEqual({ ...found, value: await totalOf(list, query) });
      }
    }
  });

  test('follows systems through their stages, before this table or any other began', async () => {
    const { days, stages } = await read(homeContracts.trend);
    const course = (stage: string) => stages.find((each) => each.stage === stage)?.values;
    const design = days.map((day) => [day < inDays(-40), day < inDays(-30), day < inDays(-20)]);

    expect(course('idea')).toEqual(days.map((day) => (day >= inDays(-80) && day < inDays(-40) ? 1 : 0)));
    expect(course('design')).toEqual(
      days.map((day, place) => {
        const [sorterIdea, judgeDesign, sorterDesign] = design[place] ?? [];
        return (judgeDesign && day >= inDays(-60) ? 1 : 0) + (sorterDesign && !sorterIdea ? 1 : 0);
      }),
    );
  });

  test('has the owners, the ledger and the imports beside the records', async () => {
    const { figures } = await read(homeContracts.trend);
    const ids = figures.map(({ id }) => id);

    expect(ids).toEqual(expect.arrayContaining(['workspace_owners', 'ledger_entries', 'imports']));
    expect(figures.find(({ id }) => id === 'workspace_owners')?.values.at(-1)).toBe(0);
  });
});

describe('the charts', () => {
  test('have parts that each open their records', async () => {
    const charts = await read(homeContracts.charts);

    expect(charts.domains.map(({ value, records }) => [value?.toLowerCase() ?? null, records])).toEqual([
      ['post', 2],
      [null, 1],
    ]);
    expect(charts.evidence).toHaveLength(12);
    expect(charts.tasks).toHaveLength(8);
    expect(charts.evidence.reduce((sum, { records }) => sum + records, 0)).toBe(1);
    const parts = [
      ...charts.domains.map((part) => ['systems', part] as const),
      ...[charts.evidenceExpired, ...charts.evidence].map((part) => ['evidence', part] as const),
      ...[charts.tasksOverdue, ...charts.tasks].map((part) => ['tasks', part] as const),
    ];
    for (const [list, { value, records, filter }] of parts) {
      expect({ list, value, records }).toEqual({ list, value, records: await totalOf(list, filter) });
    }
  });
});
