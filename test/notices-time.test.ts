import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deadlines } from '../src/entry/deadlines.ts';
import { type Id, parseId } from '../src/kernel/id.ts';
import { instantOf } from '../src/kernel/time.ts';
import { accessContracts } from '../src/modules/access/contract.ts';
import { documentContracts } from '../src/modules/documents/contract.ts';
import { evidenceContracts } from '../src/modules/evidence/contract.ts';
import { noticeContracts, preferenceContracts } from '../src/modules/notices/contract.ts';
import { snooze } from '../src/modules/notices/inbox.ts';
import { goRound } from '../src/modules/notices/rounds.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { giveNotices, type NoticeDraft } from '../src/register/index.ts';
import { inWorkspace, type Query } from '../src/store/index.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let workspace: Id<'workspace'>;
let ada: Someone;
let ben: Someone;
let benId: Id<'person'>;
let benStaff: string;
const reports: string[] = [];

beforeAll(async () => {
  product = await aProduct();
  const founded = await aFounder(product);
  ada = founded.founder;
  const id = parseId('workspace', founded.workspace);
  if (!id) throw new Error('no workspace');
  workspace = id;
  ben = await aMember(product, { founder: ada, workspace, role: 'contributor' });
  benId = (await product.call(accessContracts.session, {}, { as: ben })).body.person.id;
  const values = { name: 'Ben Hall', email: ben.email.toUpperCase() };
  benStaff = (await product.call(peopleContracts.create, { workspace, values }, { as: ada })).body.record.id;
});
beforeEach(() => prefer({ timeZone: 'UTC', digestHour: 7, quietWeekends: false, dueSoonDays: 3 }));
afterAll(() => product.close());

const prefer = (change: object, as = ben) =>
  product.call(preferenceContracts.editPreferences, { workspace, ...change }, { as });

/** The product as it would be at another moment. */
function then(at: string) {
  const { brehon } = product;
  const machine = { ...brehon.machine, clock: () => instantOf(Date.parse(at)) };
  return { ...brehon, machine, workshop: { ...brehon.workshop, machine } };
}

async function round(at: string): Promise<void> {
  await goRound({ platform: then(at), deadlines, report: (text) => reports.push(text) });
  expect(reports).toEqual([]);
}

const at = <Row>(moment: string, query: Query<Row>) =>
  inWorkspace(then(moment).workshop, { workspace, as: { person: benId, via: 'web' } }, (work) => work.read(query));

/** What was told of a record, with the days that were said. */
async function toldOf(id: string): Promise<readonly string[]> {
  const { body } = await product.call(noticeContracts.list, { workspace, size: 200 }, { as: ben });
  return body.notices
    .filter(({ about }) => about.id === id)
    .map(({ kind, text }) => `${kind} ${text}`)
    .toSorted();
}

const evidence = async (expiresOn: string, collector = benStaff) =>
  (
    await product.call(
      evidenceContracts.create,
      { workspace, values: { name: 'Test report', expiresOn, collector } },
      { as: ada },
    )
  ).body.record.id;
const document = async (reviewBy: string, status?: string) =>
  (
    await product.call(
      documentContracts.create,
      { workspace, values: { name: 'AI policy', reviewBy, owner: benStaff, ...(status ? { status } : {}) } },
      { as: ada },
    )
  ).body.record.id;

describe('a day that comes', () => {
  test('is told once as many days before as its person chose, and once when it has passed', async () => {
    const id = await document('2020-06-10');
    const told: string[] = [];
    for (let day = 5; day <= 13; day += 1) {
      await round(`2020-06-${String(day).padStart(2, '0')}T09:00:00Z`);
      told.push(`${day}: ${(await toldOf(id)).join(', ')}`);
    }

    expect(told).toEqual([
      '5: ',
      '6: ',
      ...[7, 8, 9, 10].map((day) => `${day}: due_soon 2020-06-10`),
      ...[11, 12, 13].map((day) => `${day}: due_soon 2020-06-10, overdue 2020-06-10`),
    ]);
  });

  test('is told again where it was put to another day', async () => {
    const id = await document('2020-07-10');
    await round('2020-07-09T09:00:00Z');
    await product.call(
      documentContracts.edit,
      { workspace, document: id, values: { reviewBy: '2020-08-10' } },
      { as: ada },
    );
    await round('2020-07-11T09:00:00Z');
    await round('2020-08-09T09:00:00Z');

    expect(await toldOf(id)).toEqual(['due_soon 2020-07-10', 'due_soon 2020-08-10']);
  });

  test('begins where its person is', async () => {
    await prefer({ timeZone: 'Pacific/Auckland', dueSoonDays: 0 });
    const id = await document('2020-09-10');
    await round('2020-09-09T11:00:00Z');
    expect(await toldOf(id)).toEqual([]);
    await round('2020-09-09T12:15:00Z');

    expect(await toldOf(id)).toEqual(['due_soon 2020-09-10']);
  });

  test('is not told of what is withdrawn or archived', async () => {
    const withdrawn = await document('2020-10-10', 'withdrawn');
    const archived = await document('2020-10-10');
    await product.call(documentContracts.archive, { workspace, document: archived }, { as: ada });
    await round('2020-10-09T09:00:00Z');

    expect([await toldOf(withdrawn), await toldOf(archived)]).toEqual([[], []]);
  });
});

test('a task is told to its assignee, until it is done', async () => {
  const add = async (status: string) => {
    const { workshop, machine } = then('2022-01-01T00:00:00Z');
    const id = machine.ids('task');
    await inWorkspace(workshop, { workspace, as: { person: benId, via: 'web' } }, (work) =>
      work.write(
        sql`insert into task (workspace_id, id, version, created_at, updated_at, name, assignee, due_on, status)
          values (${workspace}, ${id}, 1, ${work.now}, ${work.now}, 'Ask the supplier', ${benStaff}, '2022-02-10', ${status}) returning id`,
        [{ event: 'task.created', subject: { kind: 'task', id, version: 1 } }],
      ),
    );
    return id;
  };
  const [open, done] = [await add('open'), await add('done')];
  await round('2022-02-08T09:00:00Z');
  await round('2022-02-12T09:00:00Z');

  expect(await toldOf(open)).toEqual(['due_soon 2022-02-10', 'overdue 2022-02-10']);
  expect(await toldOf(done)).toEqual([]);
});

test('evidence that expires is told to its collector thirty days before', async () => {
  const id = await evidence('2021-03-31');
  await round('2021-02-28T09:00:00Z');
  expect(await toldOf(id)).toEqual([]);
  await round('2021-03-01T09:00:00Z');

  expect(await toldOf(id)).toEqual(['evidence_expiring 2021-03-31']);
});

describe('a digest', () => {
  const about = {
    noun: 'systems',
    kind: 'system',
    id: 'sys_01jd0000000000000000000000',
    title: 'CV screening',
  } as const;
  /** Tells somebody of something at a moment, as the founder. */
  async function tell(moment: string, draft: Partial<NoticeDraft> = {}, someone = ben): Promise<void> {
    const [from, to] = await Promise.all(
      [ada, someone].map(
        async (each) => (await product.call(accessContracts.session, {}, { as: each })).body.person.id,
      ),
    );
    if (!from || !to) throw new Error('nobody');
    await inWorkspace(then(moment).workshop, { workspace, as: { person: from, via: 'web' } }, (work) =>
      giveNotices(work, [{ kind: 'commented', about, ...draft, to: [to] }]),
    );
  }
  const digests = async () =>
    (
      await at(
        '2040-01-01T00:00:00Z',
        sql<{ day: string; notices: number }>`select day::text as day, notices from notice_digest
          where person_id = ${benId} order by day`,
      )
    ).map(({ day, notices }) => `${day}: ${notices}`);
  const letters = async () =>
    at(
      '2040-01-01T00:00:00Z',
      sql<{ as: string; notices: number }>`select input->>'as' as "as", jsonb_array_length(input->'notices') as notices
        from job where kind = 'notice.letter' and input->>'person' = ${benId} order by id`,
    );

  test('is made once a day at its hour, of what came before it and was not yet in one', async () => {
    await product.call(noticeContracts.readAll, { workspace }, { as: ben });
    const [before, made] = [(await letters()).length, await digests()];
    await tell('2025-01-10T06:00:00Z');
    await tell('2025-01-10T06:30:00Z', { kind: 'task_changed' });
    await round('2025-01-10T06:45:00Z');
    expect(await digests()).toEqual(made);
    await round('2025-01-10T07:00:00Z');
    await round('2025-01-10T07:15:00Z');
    await tell('2025-01-10T07:20:00Z');
    await round('2025-01-10T23:45:00Z');
    expect(await digests()).toEqual([...made, '2025-01-10: 2']);
    await round('2025-01-11T07:00:00Z');
    await round('2025-01-12T07:00:00Z');

    expect(await digests()).toEqual([...made, '2025-01-10: 2', '2025-01-11: 1']);
    expect((await letters()).slice(before)).toEqual([
      { as: 'digest', notices: 2 },
      { as: 'digest', notices: 1 },
    ]);
  });

  test('is not made of what was read, is done or was put off, and waits over a quiet weekend', async () => {
    await prefer({ quietWeekends: true });
    const before = await digests();
    for (const hour of [1, 2, 3]) await tell(`2025-02-07T0${hour}:00:00Z`);
    const { body } = await product.call(noticeContracts.list, { workspace, size: 3 }, { as: ben });
    const [put, done, read] = body.notices.map(({ id }) => id);
    if (!put) throw new Error('nothing was told');
    await product.call(noticeContracts.read, { workspace, notices: [read] }, { as: ben });
    await product.call(noticeContracts.done, { workspace, notices: [done] }, { as: ben });
    const { workshop } = then('2025-02-07T04:00:00Z');
    await inWorkspace(workshop, { workspace, as: { person: benId, via: 'web' } }, (work) =>
      snooze(work, [put], '2025-02-08T05:00:00Z'),
    );
    await round('2025-02-07T08:00:00Z');
    await round('2025-02-08T08:00:00Z');
    await round('2025-02-09T08:00:00Z');
    expect(await digests()).toEqual(before);
    await round('2025-02-10T08:00:00Z');

    expect(await digests()).toEqual([...before, '2025-02-10: 1']);
  });

  test('is in its person\u2019s own time, and of the kinds that he wants in it', async () => {
    await prefer({ timeZone: 'Asia/Kathmandu', digestHour: 8, mail: { commented: 'never' } });
    const before = await digests();
    await tell('2025-03-03T01:00:00Z');
    await tell('2025-03-03T01:00:00Z', { kind: 'task_changed' });
    await round('2025-03-03T02:00:00Z');
    expect(await digests()).toEqual(before);
    await round('2025-03-03T02:15:00Z');

    expect(await digests()).toEqual([...before, '2025-03-03: 1']);
    await prefer({ mail: { commented: 'daily' } });
  });

  test('takes in what would have come at once on a quiet weekend; on other days that is sent with its commit', async () => {
    await prefer({ quietWeekends: true });
    const [count, before] = [(await letters()).length, await digests()];
    await tell('2025-04-05T10:00:00Z', { kind: 'mentioned' });
    expect((await letters()).length).toBe(count);
    await tell('2025-04-07T06:00:00Z', { kind: 'assigned' });
    expect((await letters()).slice(count)).toEqual([{ as: 'at_once', notices: 1 }]);
    await round('2025-04-07T07:00:00Z');

    expect(await digests()).toEqual([...before, '2025-04-07: 1']);
  });

  test('is made once where several go round at the same time', async () => {
    const before = await digests();
    await tell('2025-05-01T06:00:00Z');
    await Promise.all([1, 2, 3].map(() => round('2025-05-01T07:00:00Z')));

    expect(await digests()).toEqual([...before, '2025-05-01: 1']);
  });
});
