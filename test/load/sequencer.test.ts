import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Brehon, openBrehon } from '../../src/entry/open.ts';
import { toHex } from '../../src/kernel/hash.ts';
import type { Id } from '../../src/kernel/id.ts';
import { entryLeafHash, growingTree, type Hash, openCheckpoint } from '../../src/ledger/index.ts';
import { type EntryDraft, fastSha256, inWorkspace, type Work } from '../../src/store/index.ts';
import { valueOf } from '../builders/ledger.ts';
import { aDatabase } from '../support/product.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let dataFolder: string;
let both: readonly [Brehon, Brehon];

beforeAll(async () => {
  database = await aDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), 'brehon-sequencer-'));
  const opening = { owner: database.owner, dataFolder, report: () => undefined };
  both = [await openBrehon(opening), await openBrehon(opening)];
});
afterAll(async () => {
  await Promise.all(both.map((each) => each.close()));
  await database.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Something that one of the two does, some milliseconds after the others have begun. */
type Step = {
  readonly by: 0 | 1;
  readonly after: number;
  readonly does: 'writes' | 'writes and fails' | 'writes, then sequences' | 'sequences';
  readonly entries: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(0, 1),
  after: fc.nat(25),
  does: fc.oneof(
    { weight: 5, arbitrary: fc.constant('writes' as const) },
    { weight: 1, arbitrary: fc.constant('writes and fails' as const) },
    { weight: 3, arbitrary: fc.constant('writes, then sequences' as const) },
    { weight: 2, arbitrary: fc.constant('sequences' as const) },
  ),
  entries: fc.integer({ min: 1, max: 40 }),
});

test('two sequencers among writers make one tree that never forks, with every committed entry in it once', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 40 }), async (steps) => {
    const [first] = both;
    const workspace = first.machine.ids('workspace');

    const written = (await Promise.all(steps.map((each) => take(each, workspace)))).flat();
    for (const brehon of both) await brehon.sequencer.settle(workspace);
    const log = await readLog(workspace);

    expect(log.waiting).toBe(0);
    expect(log.leaves.map(({ index }) => index)).toEqual(written.map((_, place) => place));
    expect(log.leaves.map(({ id }) => id).sort()).toEqual([...written].sort());
    expect(signedRoots(log)).toEqual(ownRoots(log));
    expect(log.checkpoints.at(-1)?.size ?? 0).toBe(written.length);
  });

  await fc.assert(property, { numRuns: 12, seed: 9162, endOnFailure: true });
}, 240_000);

async function take({ by, after, does, entries }: Step, workspace: Id<'workspace'>): Promise<readonly string[]> {
  const brehon = both[by];
  await setTimeout(after);
  if (does === 'sequences') {
    await brehon.sequencer.settle(workspace);
    return [];
  }
  const ids = await writeEntries(brehon, workspace, { entries, fails: does === 'writes and fails' });
  if (does === 'writes, then sequences') {
    await brehon.sequencer.settle(workspace);
    const sequenced = new Set((await readLog(workspace)).leaves.map(({ id }) => id));
    expect(ids.filter((id) => !sequenced.has(id))).toEqual([]);
  }
  return ids;
}

class ChangedMind extends Error {}

/** Writes entries in one transaction, half of them in each of two statements; gives the ids of those that committed. */
async function writeEntries(
  brehon: Brehon,
  workspace: Id<'workspace'>,
  { entries, fails }: { entries: number; fails: boolean },
): Promise<readonly string[]> {
  const actor = { person: brehon.machine.ids('person'), via: 'api' } as const;
  const draft = (): EntryDraft => ({
    event: 'system.edited',
    subject: { kind: 'system', id: brehon.machine.ids('system'), version: 1 },
  });
  const marked = async (work: Work, count: number): Promise<readonly string[]> => {
    const more = Array.from({ length: count - 1 }, draft);
    await work.write(sql`select 1`, [draft(), ...more]);
    const found = await work.read<{ id: string }>(
      sql`select id from ledger_entry where workspace_id = ${workspace} and person_id = ${actor.person}`,
    );
    return found.map(({ id }) => id);
  };
  try {
    return await inWorkspace(brehon.workshop, { workspace, as: actor }, async (work) => {
      if (entries > 1) await marked(work, Math.floor(entries / 2));
      const ids = await marked(work, Math.ceil(entries / 2));
      if (fails) throw new ChangedMind('the writer changed its mind');
      return ids;
    });
  } catch (error) {
    if (error instanceof ChangedMind) return [];
    throw error;
  }
}

type Log = {
  readonly workspace: Id<'workspace'>;
  readonly waiting: number;
  readonly leaves: readonly { readonly index: number; readonly id: string; readonly body: string }[];
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
};

function readLog(workspace: Id<'workspace'>): Promise<Log> {
  const [brehon] = both;
  const actor = { person: brehon.machine.ids('person'), via: 'api' } as const;
  return inWorkspace(brehon.workshop, { workspace, as: actor }, async ({ read }) => {
    const [counted] = await read<{ waiting: number }>(
      sql`select count(*) as waiting from ledger_pending where workspace_id = ${workspace}`,
    );
    const leaves = await read<Log['leaves'][number]>(sql`select l.index, l.entry_id as id, e.body from ledger_leaf l
      join ledger_entry e on e.workspace_id = l.workspace_id and e.id = l.entry_id where l.workspace_id = ${workspace} order by l.index`);
    const checkpoints = await read<Log['checkpoints'][number]>(
      sql`select size, note from ledger_checkpoint where workspace_id = ${workspace} order by size`,
    );
    return { workspace, waiting: counted?.waiting ?? 0, leaves, checkpoints };
  });
}

type Root = { readonly size: number; readonly root: string };

const rootAt = (size: number, root: Hash): Root => ({ size, root: toHex(root) });

/** What was signed, size by size. */
function signedRoots({ workspace, checkpoints }: Log): readonly Root[] {
  const { key } = both[0].signerFor(workspace);
  return checkpoints.map(({ note }) => {
    const { checkpoint } = valueOf(openCheckpoint(note, { origin: key.name, keys: [key] }));
    return rootAt(checkpoint.size, checkpoint.root);
  });
}

/** What the entries come to at the sizes that were signed. */
function ownRoots({ leaves, checkpoints }: Log): readonly Root[] {
  const tree = growingTree(fastSha256);
  const sizes = new Set(checkpoints.map(({ size }) => size));
  const roots: Root[] = [];
  for (const { body } of leaves) {
    tree.append(entryLeafHash(body, fastSha256));
    if (sizes.has(tree.size())) roots.push(rootAt(tree.size(), tree.root()));
  }
  return roots;
}
