import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Id, parseId } from '../src/kernel/id.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { noticeContracts, preferenceContracts } from '../src/modules/notices/contract.ts';
import { giveNotices, type NoticeDraft } from '../src/register/index.ts';
import { inWorkspace } from '../src/store/index.ts';
import { aWorld, type World } from './support/world.ts';

let world: World;
let workspace: Id<'workspace'>;
let ada: Id<'person'>;
let ben: Id<'person'>;
let system: string;

beforeAll(async () => {
  world = await aWorld();
  workspace = idOf('workspace', world.workspace);
  const { body } = await world.product.call(accessContracts.members, { workspace }, { as: world.owner });
  const personOf = (email: string) => idOf('person', String(body.members.find((each) => each.email === email)?.person));
  ada = personOf(world.owner.email);
  ben = personOf(world.members.reader.email);
  system = await world.make('system', 'here');
});
afterAll(() => world.product.close());

function idOf<K extends 'person' | 'workspace'>(kind: K, text: string): Id<K> {
  const id = parseId(kind, text);
  if (!id) throw new Error(`${text} is no ${kind}`);
  return id;
}

const inIt = <T>(task: Parameters<typeof inWorkspace<T>>[2]) =>
  inWorkspace(world.product.brehon.workshop, { workspace, as: { person: ada, via: 'web' } }, task);

const told = () =>
  inIt((work) =>
    work.read(
      sql<{
        person: string;
        kind: string;
        text: string;
      }>`select person_id as person, kind, text from notice order by id`,
    ),
  );

const about = () => ({ noun: 'systems', kind: 'system', id: system, title: 'CV screening of Grace Hopper' }) as const;
const give = (...drafts: Omit<NoticeDraft, 'about'>[]) =>
  inIt((work) =>
    giveNotices(
      work,
      drafts.map((draft) => ({ ...draft, about: about() })),
    ),
  );

test('a notice goes to each who is told but to who did it, once for the most urgent of what is told of one thing', async () => {
  await give({ kind: 'mentioned', to: [ben, ben], text: 'Look here' }, { kind: 'commented', to: [ada, ben] });

  expect(await told()).toEqual([{ person: ben, kind: 'mentioned', text: 'Look here' }]);
});

test('what time brings is told to whoever it is for, once for each cause', async () => {
  const overdue = { kind: 'overdue', to: [ada], cause: 'overdue:1' } as const;
  const before = await told();
  await give(overdue);
  await give(overdue, { ...overdue, cause: 'overdue:2' });

  expect((await told()).slice(before.length).map(({ person }) => person)).toEqual([ada, ada]);
});

test('nobody is told who is no member', async () => {
  const before = await told();
  const stranger = idOf('person', await world.make('person', 'elsewhere'));
  await give({ kind: 'assigned', to: [stranger] });

  expect(await told()).toEqual(before);
});

test('a long text is cut, and its half character with it', async () => {
  await give({ kind: 'commented', to: [ben], text: `${'x'.repeat(498)}\u{1F600}${'y'.repeat(10)}` });

  expect((await told()).at(-1)?.text).toBe(`${'x'.repeat(498)}\u2026`);
});

test('the ledger says who was told and of which record, and commits to the words without showing them', async () => {
  await give({ kind: 'assigned', to: [ben], text: 'A secret' });
  const [entry] = await inIt((work) =>
    work.read(
      sql<{ body: string }>`select body from ledger_entry where event = 'notice.given' order by id desc limit 1`,
    ),
  );

  expect(entry?.body).toContain(ben);
  expect(entry?.body).toContain(system);
  expect(entry?.body).not.toMatch(/secret|Hopper/u);
});

describe('what many records have in common', () => {
  const together = { same: 'high-risk from 2 December', list: 'obligations?appliesFrom.from=2027-12-02' };
  const ofSystem = (number: number, more: Partial<NoticeDraft> = {}): NoticeDraft => ({
    kind: 'law_changes',
    to: [ben],
    about: { noun: 'systems', kind: 'system', id: `sys_${number}`, title: `System ${number}` },
    text: '2027-12-02: High-risk',
    cause: `takes_effect:sys_${number}:2027-12-02`,
    together,
    ...more,
  });
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const giveAll = (drafts: readonly NoticeDraft[]) => inIt((work) => giveNotices(work, drafts));
  /** What was told in the call, and the letters that it asked for by how many notices each has. */
  async function toldBy(give: () => Promise<void>) {
    const read = () =>
      inIt(async (work) => ({
        notices: await work.read(
          sql<{ id: string; person: string; title: string; count: number; list: string | null; about: string }>`
            select id, person_id as person, about_title as title, about_count as count, list, about_id as about
            from notice order by about_title, person_id`,
        ),
        letters: await work.read(
          sql<{ id: string; person: string; notices: number; as: string }>`select id, input->>'person' as person,
            input->>'as' as "as", jsonb_array_length(input->'notices') as notices
            from job where kind = 'notice.letter'`,
        ),
      }));
    const before = await read();
    await give();
    const after = await read();
    const known = new Set([...before.notices, ...before.letters].map(({ id }) => id));
    return {
      notices: after.notices.filter(({ id }) => !known.has(id)),
      letters: after.letters.filter(({ id }) => !known.has(id)),
    };
  }

  beforeAll(() =>
    world.product.call(
      preferenceContracts.editPreferences,
      { workspace, quietWeekends: false },
      { as: world.members.reader },
    ),
  );

  test('is told of three each by itself, in one letter', async () => {
    const { notices, letters } = await toldBy(() => giveAll(numbers(1, 3).map((number) => ofSystem(number))));

    expect(notices.map(({ title, count, list }) => [title, count, list])).toEqual([
      ['System 1', 1, null],
      ['System 2', 1, null],
      ['System 3', 1, null],
    ]);
    expect(letters).toMatchObject([{ person: ben, as: 'at_once', notices: 3 }]);
  });

  test('is told of more by one notice, that names the first and leads to all; and of none of them again', async () => {
    const many = numbers(1, 40).map((number) => ofSystem(number));
    const first = await toldBy(() => giveAll(many));
    const again = await toldBy(() => giveAll(many));
    const shifted = await toldBy(() => giveAll(numbers(30, 41).map((number) => ofSystem(number))));

    expect(first.notices).toMatchObject([
      { person: ben, title: 'System 4, System 5, System 6', count: 37, list: together.list, about: 'sys_4' },
    ]);
    expect(first.letters).toMatchObject([{ person: ben, as: 'at_once', notices: 1 }]);
    expect(again).toEqual({ notices: [], letters: [] });
    expect(shifted.notices.map(({ title, count }) => [title, count])).toEqual([['System 41', 1]]);
  });

  test('is told apart where it is not the same, and of each person what is his', async () => {
    const drafts = numbers(101, 110).map((number) =>
      ofSystem(number, number % 2 ? { to: [ada, ben] } : { together: { ...together, same: 'something else' } }),
    );
    const { notices, letters } = await toldBy(() => giveAll(drafts));

    const toldTo = (who: string) =>
      notices.filter(({ person }) => person === who).map(({ title, count }) => [title, count]);
    expect(toldTo(ada)).toEqual([['System 101, System 103, System 105', 5]]);
    expect(toldTo(ben)).toEqual([
      ['System 101, System 103, System 105', 5],
      ['System 102, System 104, System 106', 5],
    ]);
    expect(letters.find(({ person }) => person === ben)?.notices).toBe(2);
  });

  test('is told of a record twice where it is twice something else', async () => {
    const other = { together: { ...together, same: 'another law' } };
    const drafts = numbers(201, 204).flatMap((number) => [ofSystem(number), ofSystem(number, other)]);
    const { notices } = await toldBy(() => giveAll(drafts.map(({ cause: _cause, ...draft }) => draft)));

    expect(notices.map(({ count }) => count)).toEqual([4, 4]);
  });

  test('stands in the inbox with how many it is of, and in the ledger with each', async () => {
    const { body } = await world.product.call(
      noticeContracts.list,
      { workspace, kind: ['law_changes'] },
      { as: world.members.reader },
    );
    const [entry] = await inIt((work) =>
      work.read(
        sql<{ body: string }>`select body from ledger_entry where event = 'notice.given' and body like '%"sys_110"%'`,
      ),
    );

    expect(body.notices.find(({ about }) => about.id === 'sys_102')).toMatchObject({
      about: { id: 'sys_102', title: 'System 102, System 104, System 106' },
      several: { count: 5, list: together.list },
      text: '2027-12-02: High-risk',
    });
    expect(entry?.body).toContain('"sys_110"');
    expect(entry?.body).not.toContain('System 102');
  });

  test('of thousands fits into one entry, and is told in a moment', async () => {
    const { notices, letters } = await toldBy(() => giveAll(numbers(1001, 6000).map((number) => ofSystem(number))));

    expect(notices.map(({ count }) => count)).toEqual([5000]);
    expect(letters).toHaveLength(1);
  });
});
