import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Id, parseId } from '../src/kernel/id.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { noticeContracts as contracts, preferenceContracts } from '../src/modules/notices/contract.ts';
import { giveNotices, type NoticeDraft } from '../src/register/index.ts';
import { inWorkspace, type Work } from '../src/store/index.ts';
import type { Someone } from './support/product.ts';
import { aWorld, type World } from './support/world.ts';

let world: World;
let workspace: string;
let reader: Someone;
let system: string;

beforeAll(async () => {
  world = await aWorld();
  ({ workspace } = world);
  reader = world.members.reader;
  system = await world.make('system', 'here');
});
afterAll(() => world.product.close());

async function personOf(someone: Someone): Promise<Id<'person'>> {
  return (await world.product.call(accessContracts.session, {}, { as: someone })).body.person.id;
}

/** Does something in the workspace as its owner. */
async function asOwner<T>(task: (work: Work) => Promise<T>): Promise<T> {
  const id = parseId('workspace', workspace);
  if (!id) throw new Error('no workspace');
  const as = { person: await personOf(world.owner), via: 'web' } as const;
  return inWorkspace(world.product.brehon.workshop, { workspace: id, as }, task);
}

/** Tells somebody of something, and gives the notice as it then stands first in the inbox. */
async function tell(someone: Someone, draft: Partial<NoticeDraft> = {}) {
  const about = { noun: 'systems', kind: 'system', id: system, title: 'CV screening' } as const;
  const to = [await personOf(someone)];
  await asOwner((work) => giveNotices(work, [{ kind: 'mentioned', about, ...draft, to }]));
  const [first] = (await inbox(someone)).notices;
  if (!first) throw new Error('nobody was told');
  return first;
}

const inbox = async (as: Someone, asked: object = {}) =>
  (await world.product.call(contracts.list, { workspace, ...asked }, { as })).body;
const idsOf = async (as: Someone, asked: object = {}) => (await inbox(as, asked)).notices.map(({ id }) => id);
const unreadOf = async (as: Someone) => (await world.product.call(contracts.unread, { workspace }, { as })).body.unread;

describe('an inbox', () => {
  test('says what one was told, by whom, about what and where', async () => {
    const notice = await tell(reader, { text: 'Please look', place: 'comment-1' });

    expect(notice).toMatchObject({
      kind: 'mentioned',
      about: { noun: 'systems', id: system, title: 'CV screening' },
      by: { name: world.owner.name },
      text: 'Please look',
      place: 'comment-1',
      readAt: null,
      doneAt: null,
    });
    expect((await tell(reader, { kind: 'overdue' })).by).toBeNull();
  });

  test('is its owner\u2019s alone: nobody else finds, reads, puts off or puts away what is in it', async () => {
    const { id } = await tell(reader);

    expect(await idsOf(world.owner)).not.toContain(id);
    for (const { contract, input } of [
      { contract: contracts.read, input: {} },
      { contract: contracts.done, input: {} },
      { contract: contracts.snooze, input: { until: '2999-01-01T00:00:00Z' } },
    ]) {
      const own = await tell(world.owner, { kind: 'overdue' });
      const answer = await world.product.call(
        contract,
        { workspace, notices: [own.id, id], ...input },
        { as: world.owner },
      );
      expect(answer.status).toBe(404);
      expect((await inbox(world.owner)).notices.find((each) => each.id === own.id)).toEqual(own);
    }
    expect((await inbox(reader)).notices.find((each) => each.id === id)).toMatchObject({ readAt: null, doneAt: null });
    expect(await idsOf(world.owner, { before: id })).toEqual([]);
  });

  test('counts what is unread, and loses the count where all is read', async () => {
    const notice = await tell(reader);
    const before = await unreadOf(reader);
    const read = await world.product.call(contracts.read, { workspace, notices: [notice.id] }, { as: reader });

    expect(read.body.notices[0]?.readAt).not.toBeNull();
    expect(read.body.unread).toBe(before - 1);
    expect(await idsOf(reader, { show: 'unread' })).not.toContain(notice.id);
    const again = { workspace, notices: [notice.id], read: false };
    expect((await world.product.call(contracts.read, again, { as: reader })).body.unread).toBe(before);
    const all = await world.product.call(contracts.readAll, { workspace }, { as: reader });
    expect(all.body).toEqual({ marked: before, unread: 0 });
  });

  test('lets go of what is done, and gets it back', async () => {
    const { id } = await tell(reader);
    const done = await world.product.call(contracts.done, { workspace, notices: [id] }, { as: reader });

    expect(done.body.notices[0]).toMatchObject({ id, readAt: expect.any(String), doneAt: expect.any(String) });
    expect(await idsOf(reader)).not.toContain(id);
    expect(await idsOf(reader, { show: 'done' })).toContain(id);
    await world.product.call(contracts.done, { workspace, notices: [id], done: false }, { as: reader });
    expect(await idsOf(reader)).toContain(id);
  });

  test('shows what was put off when its time has come, first and unread', async () => {
    const { id } = await tell(reader);
    await tell(reader);
    await world.product.call(contracts.read, { workspace, notices: [id] }, { as: reader });
    const until = new Date(Date.now() + 5000).toISOString();
    await world.product.call(contracts.snooze, { workspace, notices: [id], until }, { as: reader });

    expect(await idsOf(reader)).not.toContain(id);
    expect(await idsOf(reader, { show: 'snoozed' })).toEqual([id]);
    await expect.poll(() => idsOf(reader)).toContain(id);
    expect((await inbox(reader)).notices[0]).toMatchObject({ id, readAt: null });
    const past = { workspace, notices: [id], until: '2020-01-01T00:00:00Z' };
    expect((await world.product.call(contracts.snooze, past, { as: reader })).problem.code).toBe('not_in_the_future');
    await world.product.call(contracts.snooze, { ...past, until: null }, { as: reader });
    expect((await inbox(reader)).notices[0]?.id).not.toBe(id);
  });

  test('comes in pages, and by kind', async () => {
    for (let count = 0; count < 5; count += 1) await tell(reader, { kind: 'assigned' });
    const asked = { kind: ['assigned'], size: 2 };
    const first = await inbox(reader, asked);
    const second = await inbox(reader, { ...asked, before: first.notices[1]?.id });
    const third = await inbox(reader, { ...asked, before: second.notices[1]?.id });

    expect([first, second, third].map(({ notices, more }) => [notices.length, more])).toEqual([
      [2, true],
      [2, true],
      [1, false],
    ]);
    const ids = [first, second, third].flatMap(({ notices }) => notices.map(({ id }) => id));
    expect(ids).toEqual(await idsOf(reader, { kind: ['assigned'] }));
  });
});

describe('preferences', () => {
  const edit = (change: object, as = reader) =>
    world.product.call(preferenceContracts.editPreferences, { workspace, ...change }, { as });
  const preferencesOf = async (as: Someone) =>
    (await world.product.call(preferenceContracts.preferences, { workspace }, { as })).body.preferences;

  test('have defaults, keep what is changed, and are each member\u2019s own', async () => {
    const before = await preferencesOf(reader);
    expect(before).toMatchObject({ mail: { mentioned: 'at_once', job_done: 'never' }, digestHour: 7, version: 0 });

    const change = { mail: { mentioned: 'daily' }, digestHour: 0, timeZone: 'Asia/Kathmandu', quietWeekends: false };
    const edited = (await edit(change)).body.preferences;
    expect(edited).toEqual({ ...before, ...change, mail: { ...before.mail, mentioned: 'daily' }, version: 1 });
    expect((await edit(change)).body.preferences.version).toBe(1);
    expect((await preferencesOf(world.owner)).version).toBe(0);
  });

  test('take no time zone that is none', async () => {
    const answer = await edit({ timeZone: 'Mars/Olympus' });

    expect(answer.problem).toMatchObject({ code: 'unknown_time_zone', status: 422 });
  });
});
