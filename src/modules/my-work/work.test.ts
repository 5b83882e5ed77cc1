import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFounder, aMember, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { accessContracts } from '../access/contract.ts';
import { peopleContracts } from '../people/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { taskContracts } from '../tasks/contract.ts';
import { workContracts as contracts } from './contract.ts';

let product: Product;
let founder: Someone;
let second: Someone;
let workspace: string;
let system: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  second = await aMember(product, { founder, workspace, role: 'contributor' });
  const made = await product.call(
    systemContracts.create,
    { workspace, values: { name: 'CV screening' } },
    { as: founder },
  );
  system = made.body.record.id;
});
afterAll(() => product.close());

const workOf = async (as: Someone) => (await product.call(contracts.list, { workspace }, { as })).body;
const staffOf = async (someone: Someone) => {
  const { body } = await product.call(peopleContracts.list, { workspace, email: [someone.email] }, { as: founder });
  return String(body.rows[0]?.id);
};
const accountOf = async (someone: Someone) => {
  const { body } = await product.call(accessContracts.members, { workspace }, { as: founder });
  return String(body.members.find(({ email }) => email === someone.email)?.person);
};
const given = async (name: string, to: Someone, values: object = {}) => {
  const created = await product.call(
    taskContracts.create,
    { workspace, values: { name, assignee: await staffOf(to), ...values } },
    { as: founder },
  );
  return created.body.record.id;
};
const commented = (text: string, as: Someone) =>
  product.call(systemContracts.comment, { workspace, system, text }, { as });

describe('one\u2019s own work', () => {
  test('has the open tasks that one is the assignee of, the first due first, with what they are about', async () => {
    await given('Later', second, { dueOn: '2027-01-01' });
    await given('Sooner', second, { dueOn: '2026-12-01', about: system, priority: 'high' });
    const done = await given('Done', second);
    await product.call(taskContracts.edit, { workspace, task: done, values: { status: 'done' } }, { as: second });
    const { me, tasks } = await workOf(second);

    expect(me).toBe(await staffOf(second));
    expect(tasks.map(({ title }) => title)).toEqual(['Sooner', 'Later']);
    expect(tasks[0]).toMatchObject({
      dueOn: '2026-12-01',
      priority: 'high',
      about: { id: system, noun: 'systems', title: 'CV screening' },
    });
    expect((await workOf(founder)).tasks).toEqual([]);
  });

  test('has a mention until it is answered or ticked off', async () => {
    const account = await accountOf(second);
    await commented(`@${account} what do you say?`, founder);
    const [mention] = (await workOf(second)).mentions;
    await commented('It is fine', second);
    const answered = (await workOf(second)).mentions;
    await commented(`@${account} and now?`, founder);
    const [next] = (await workOf(second)).mentions;
    await product.call(contracts.tickMention, { workspace, comment: next?.comment }, { as: second });

    expect(mention).toMatchObject({
      record: { noun: 'systems', id: system },
      author: { name: 'Ada Byrne' },
      text: '@A contributor what do you say?',
    });
    expect(answered).toEqual([]);
    expect((await workOf(second)).mentions).toEqual([]);
  });

  test('is put by until a day, for oneself alone', async () => {
    const task = await given('Not now', second);
    const snooze = (until: string | null, as: Someone) =>
      product.call(contracts.snooze, { workspace, task, until }, { as });
    const hidden = async (as: Someone) => (await workOf(as)).tasks.find(({ id }) => id === task)?.hiddenUntil;
    await snooze('2026-12-24', founder);
    const before = await hidden(second);
    await snooze('2026-12-02', second);
    const after = await hidden(second);
    const again = await snooze('2026-12-02', second);
    await snooze(null, second);

    expect([before, after, await hidden(second)]).toEqual([null, '2026-12-02', null]);
    expect(again.body.entry).toBeNull();
  });
});

describe('a task that is given to somebody else', () => {
  test('leaves one\u2019s work for theirs, with the note as a comment', async () => {
    const task = await given('Sign it', second);
    const to = await staffOf(founder);
    await product.call(contracts.delegate, { workspace, task, to, note: 'You decide this.' }, { as: second });
    const { comments } = (await product.call(taskContracts.comments, { workspace, task }, { as: founder })).body;

    expect((await workOf(second)).tasks.map(({ title }) => title)).not.toContain('Sign it');
    expect((await workOf(founder)).tasks.map(({ title }) => title)).toContain('Sign it');
    expect(comments).toMatchObject([{ text: 'You decide this.', author: { name: 'A contributor' } }]);
  });
});
