import { expect, test } from 'vitest';
import { parseId } from '../../kernel/id.ts';
import { instantOf } from '../../kernel/time.ts';
import { editRecord } from '../../register/commands.ts';
import { readPage } from '../../register/list.ts';
import type { Query, Work } from '../../store/index.ts';
import { tables } from '../../store/query.ts';
import { systems } from './contract.ts';

const compiler = tables<unknown>();
const ulid = (number: number) => String(number).padStart(26, '0');
const idOf = (prefix: string, number: number) => `${prefix}_${ulid(number)}`;

const row = (id: string) => ({
  id,
  version: 1,
  created_at: '2026-11-01T08:00:00.000Z',
  updated_at: '2026-11-01T08:00:00.000Z',
  archived_at: null,
  name: `System ${id}`,
  stage: 'idea',
  extra: {},
  titles: {},
});

/** A work that counts what it is asked, and answers each statement with the next of `answers`. */
function countingWork(answers: readonly (readonly unknown[])[]) {
  const asked: string[] = [];
  const answer = <Row>(query: Query<Row>): Promise<readonly Row[]> => {
    asked.push(query.compile(compiler).sql);
    return Promise.resolve(JSON.parse(JSON.stringify(answers[asked.length - 1] ?? [])));
  };
  const workspace = parseId('workspace', idOf('ws', 1));
  const person = parseId('person', idOf('per', 1));
  if (!workspace || !person) throw new Error('an id of this test is none');
  const work: Work = {
    workspace,
    actor: { person, via: 'api' },
    role: 'owner',
    now: instantOf(Date.UTC(2026, 10, 22)),
    ids: () => {
      throw new Error('nothing new is made here');
    },
    read: answer,
    recall: (_memory, _key, read) => read(),
    write: (change) => answer(change),
    deliver: () => Promise.resolve(),
    lastEntry: () => undefined,
  };
  return { work, asked };
}

test.each([2, 50])('a page of %i records is two statements and the count, however they are ordered', async (size) => {
  const ids = Array.from({ length: size }, (_, number) => idOf('sys', number));
  for (const sort of ['name', '-supplier', 'ownerUnit']) {
    const { work, asked } = countingWork([ids.map((id) => ({ id })), ids.map(row), [{ total: 9000 }]]);
    const page = await readPage(systems, work, { sort, size, page: 1 });

    expect(page.total).toBe(9000);
    expect(page.rows).toHaveLength(size);
    expect(asked).toHaveLength(3);
  }
});

test('an edit of several links is the lock, one question for all links, and the write', async () => {
  const id = idOf('sys', 7);
  const [unit, person, supplier] = [idOf('unt', 1), idOf('stf', 2), idOf('sup', 3)];
  const linked = [
    { field: 'ownerUnit', id: unit, title: 'Legal' },
    { field: 'accountablePerson', id: person, title: 'Ada Byrne' },
    { field: 'supplier', id: supplier, title: 'Ledgerly' },
  ];
  const { work, asked } = countingWork([[row(id)], linked, [{ id }]]);
  const edited = await editRecord(systems, work, {
    target: { id, version: 1, why: undefined },
    wanted: { values: { ownerUnit: unit, accountablePerson: person, supplier }, extra: {} },
  });

  expect(edited.ok && edited.value.record.titles).toEqual({
    [unit]: 'Legal',
    [person]: 'Ada Byrne',
    [supplier]: 'Ledgerly',
  });
  expect(asked).toHaveLength(3);
  expect(asked[2]).toContain('"owner_unit" = "given"."owner_unit"');
  expect(asked[2]).not.toContain('"description" =');
});
