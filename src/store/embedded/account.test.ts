import { expect, it } from 'vitest';
import { parseAccounts, runAs, spawnOptions } from './account.ts';

it('accounts are read from a passwd file, with numbers below zero as the system means them', () => {
  const passwd =
    'root:x:0:0:root:/root:/bin/bash\nnobody:*:-2:-2::/var/empty:/usr/bin/false\n# a remark\n\nbroken:x:one:2';

  expect(parseAccounts(passwd)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 },
  ]);
});

it('a command that cannot be found is a code and a reason, not an exception', async () => {
  const outcome = await runAs(undefined, { file: '/nowhere/postgres', args: [] });

  expect(outcome.code).not.toBe(0);
  expect(outcome.complaint).toContain('ENOENT');
});

it('nothing of our own surroundings reaches the server', () => {
  expect(Object.keys(spawnOptions(undefined).env)).toEqual(['PATH', 'HOME', 'LC_ALL']);
});
