import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allContracts } from '../src/entry/contracts.ts';
import { knownRefusals } from '../src/entry/http/problem.ts';
import type { Contract } from '../src/kernel/operation.ts';
import { roles } from '../src/modules/access/contract.ts';
import { rolesThatMay } from '../src/modules/access/rules.ts';
import type { How, Someone } from './support/product.ts';
import { aWorld, idPlaces, nobodysId, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.product.close());

/** Open to anybody on purpose. INVARIANT: nothing joins this list without a reason. */
const publicOperations = [
  'instance.read',
  'instance.set-up',
  'session.sign-in',
  'invitations.read',
  'invitations.accept',
];

const needsPermission = (contract: Contract): boolean => contract.may !== 'anyone' && contract.may !== 'signed-in';
const guarded = allContracts.filter(needsPermission);

const fileFor = (contract: Contract): How => (contract.takesFile ? { file: 'name,agency\nA system,An agency\n' } : {});

/** The contract's own example, with a thing of each kind made for it. */
async function inputFor(contract: Contract): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = structuredClone({ ...contract.example });
  for (const { path, kind } of idPlaces(contract)) {
    if (path[0] !== undefined && path[0] in input) put(input, path, await world.make(kind, 'here', contract));
  }
  return input;
}

/** The word of an operation: `systems` of `systems.list`. */

function put(
  input: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const inner = input[first];
  if (rest.length === 0) input[first] = value;
  else if (typeof inner === 'object' && inner !== null) {
    const changed = put({ ...inner }, rest, value);
    input[first] = Array.isArray(inner) ? Object.values(changed) : changed;
  }
  return input;
}

const call = (contract: Contract, input: object, as?: Someone) =>
  world.product.call(contract, input, { as, ...fileFor(contract) });

const withoutRequestId = (text: string): string => text.replace(/"requestId":"[^"]*"/u, '');

describe('every operation', () => {
  test('has a contract in the list, and every contract has an operation', () => {
    const served = world.product.operations.map((operation) => operation.contract.id);

    expect(served.toSorted()).toEqual(allContracts.map((contract) => contract.id).toSorted());
    expect(new Set(served).size).toBe(served.length);
  });

  test('refuses only with codes that have a status', () => {
    const codes = allContracts.flatMap((contract) => contract.refuses);

    expect(codes.filter((code) => !knownRefusals.includes(code))).toEqual([]);
  });

  test('that is open to anybody is on the list of those that should be', () => {
    const open = allContracts.filter((contract) => contract.may === 'anyone').map((contract) => contract.id);

    expect(open.toSorted()).toEqual(publicOperations.toSorted());
  });
});

describe.each(guarded.map((contract) => [contract.id, contract] as const))('%s', (_, contract) => {
  test('is done for whoever has the permission', async () => {
    const answer = await call(contract, await inputFor(contract), world.owner);

    const isRefusedByItsOwnRules = answer.status >= 400 && contract.refuses.includes(answer.problem.code);
    expect(isRefusedByItsOwnRules ? 200 : answer.status, answer.text).toBe(200);
  });

  test('is refused to a role without the permission, and to nobody in particular', async () => {
    const input = await inputFor(contract);
    const unknown = await call(contract, input);

    expect(unknown.status).toBe(401);
    for (const role of roles.filter((each) => !rolesThatMay(contract.may).includes(each))) {
      const answer = await call(contract, input, world.members[role]);
      expect(answer.status, answer.text).toBe(403);
      expect(answer.problem.detail).toContain(contract.may);
    }
  });

  test('hides this workspace from a member of another one, and another one\u2019s things from this', async () => {
    const places = idPlaces(contract).filter(({ path }) => path[0] !== undefined && path[0] in contract.example);
    expect(places.some(({ kind }) => kind === 'workspace')).toBe(true);

    for (const { path, kind } of places) {
      const [theirs, none] = [await inputFor(contract), await inputFor(contract)];
      put(theirs, path, kind === 'workspace' ? world.workspace : await world.make(kind, 'elsewhere', contract));
      put(none, path, nobodysId(kind));
      const as = kind === 'workspace' ? world.stranger : world.owner;
      const [hidden, absent] = [await call(contract, theirs, as), await call(contract, none, as)];

      expect(hidden.status, `${path.join('.')}: ${hidden.text}`).toBe(404);
      expect(withoutRequestId(hidden.text)).toBe(withoutRequestId(absent.text));
    }
  });

  test('tells every problem of a bad input at once, and writes nothing', async () => {
    const input = await inputFor(contract);
    const [name = ''] = idPlaces(contract)[0]?.path ?? [];
    const answer = await call(contract, { ...input, [name]: 'not-an-id', nonsense: 'x' }, world.owner);

    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const paths = answer.problem.problems?.map((each) => each.path.join('.'));
    expect(paths).toEqual(expect.arrayContaining([name, 'nonsense']));
  });
});

describe.each(
  allContracts.filter((contract) => contract.may === 'signed-in').map((contract) => [contract.id, contract] as const),
)('%s', (_, contract) => {
  test('is refused where nobody is signed in', async () => {
    expect((await call(contract, contract.example)).status).toBe(401);
  });

  test('tells what it does not know', async () => {
    const answer = await call(contract, { ...contract.example, nonsense: 'x' }, world.owner);

    expect(answer.status).toBe(422);
  });
});

describe.each(
  allContracts.filter((contract) => contract.may === 'anyone').map((contract) => [contract.id, contract] as const),
)('%s', (_, contract) => {
  test('tells every problem of a bad input at once', async () => {
    const answer = await call(contract, { ...contract.example, nonsense: 'x' });

    expect(answer.status).toBe(422);
    expect(answer.problem.problems).toEqual([expect.objectContaining({ code: 'unknown_name' })]);
  });
});
