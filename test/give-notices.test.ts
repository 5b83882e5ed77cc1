import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, parseId } from '../src/kernel/id.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
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
