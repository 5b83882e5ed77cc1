import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/product.ts';
import { openPool } from './pool.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let pool: ReturnType<typeof openPool>;

beforeAll(async () => {
  database = await aDatabase();
  pool = openPool(database.owner, { scope: 'none', size: 1, types: 'texts', report: () => undefined });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test.each([
  ['2026-11-22 13:00:00+00', '2026-11-22T13:00:00.000Z'],
  ['2026-11-22 13:00:00.5+00', '2026-11-22T13:00:00.500Z'],
  ['2026-11-22 13:00:00.123987+00', '2026-11-22T13:00:00.123Z'],
  ['2026-11-22 01:00:00+02', '2026-11-21T23:00:00.000Z'],
  ['1066-10-14 09:00:00.001+00', '1066-10-14T09:00:00.001Z'],
])('the moment %s is read as %s', async (written, read) => {
  const { rows } = await pool.query<{ at: string }>('select $1::timestamptz as at', [written]);

  expect(rows).toEqual([{ at: read }]);
});
