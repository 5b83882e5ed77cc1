import { describe, expect, test } from 'vitest';
import { type Id, idsFrom } from '../../../kernel/id.ts';
import { instantOf } from '../../../kernel/time.ts';
import { growingTree, sealEntry, signCheckpoint, signerOf, verifierKeyText } from '../../../ledger/index.ts';
import { checkLog, type LogHanded } from './check-log.ts';

let digit = 0;
const ids = idsFrom(
  () => instantOf(1_800_000_000_000),
  () => (digit = (digit + 0.013) % 1),
);
const workspace: Id<'workspace'> = ids('workspace');
const origin = `brehon/${workspace}`;
const signer = signerOf(origin, new Uint8Array(32).fill(7));
const person = ids('person');

const sealed = Array.from({ length: 3 }, () => {
  const entry = sealEntry({
    v: 1,
    id: ids('entry'),
    workspace,
    at: instantOf(1_800_000_000_000),
    actor: { person, via: 'web' },
    event: 'system.created',
    subject: { kind: 'system', id: ids('system'), version: 1 },
  });
  if (!entry.ok) throw new Error(entry.error.detail);
  return entry.value;
});

const checkpointOf = (size: number): string => {
  const tree = growingTree();
  for (const { leafHash } of sealed.slice(0, size)) tree.append(leafHash);
  return signCheckpoint({ origin, size, root: tree.root(), extensions: [] }, [signer]);
};

async function* textsOf(entries: readonly { readonly text: string }[]) {
  for (const { text } of entries) yield await Promise.resolve(text);
}

const handed = (more: Partial<LogHanded> = {}): LogHanded => ({
  workspace,
  origin,
  verifierKey: verifierKeyText(signer.key),
  checkpoint: checkpointOf(3),
  entries: textsOf(sealed),
  known: undefined,
  ...more,
});
const known = (size: number) => ({ verifierKey: verifierKeyText(signer.key), checkpoint: checkpointOf(size) });

describe('a whole log', () => {
  test('holds where its entries add up to the signed checkpoint', async () => {
    expect(await checkLog(handed())).toMatchObject({ holds: true, size: 3, grownFrom: undefined });
  });

  test('holds where it only grew since this browser saw it, and says from where', async () => {
    expect(await checkLog(handed({ known: known(2) }))).toMatchObject({ holds: true, grownFrom: 2 });
    expect(await checkLog(handed({ known: known(3) }))).toMatchObject({ holds: true, grownFrom: 3 });
  });

  test('does not hold where it is shorter than this browser saw it', async () => {
    const shorter = handed({ checkpoint: checkpointOf(2), entries: textsOf(sealed.slice(0, 2)), known: known(3) });

    expect(await checkLog(shorter)).toMatchObject({ holds: false, code: 'rolled_back' });
  });

  test('does not hold where an entry is missing or another key signs', async () => {
    const other = verifierKeyText(signerOf(origin, new Uint8Array(32).fill(8)).key);

    expect(await checkLog(handed({ entries: textsOf(sealed.slice(1)) }))).toMatchObject({ code: 'entries_missing' });
    expect(await checkLog(handed({ known: { ...known(2), verifierKey: other } }))).toMatchObject({
      code: 'key_changed',
    });
  });
});
