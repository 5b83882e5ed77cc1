import { describe, expect, test } from 'vitest';
import { toHex } from '../../../kernel/hash.ts';
import { idsFrom } from '../../../kernel/id.ts';
import { instantOf } from '../../../kernel/time.ts';
import { leafHash, nodeHash, sealEntry, signCheckpoint, signerOf, verifierKeyText } from '../../../ledger/index.ts';
import { checkEntry, type EntryClaim, entrySteps } from './check-entry.ts';

const ids = idsFrom(
  () => instantOf(1_800_000_000_000),
  () => 0.5,
);
const workspace = ids('workspace');
const origin = `brehon/${workspace}`;
const signer = signerOf(origin, new Uint8Array(32).fill(7));
const sealed = sealEntry({
  v: 1,
  id: ids('entry'),
  workspace,
  at: instantOf(1_800_000_000_000),
  actor: { person: ids('person'), via: 'web' },
  event: 'system.created',
  subject: { kind: 'system', id: ids('system'), version: 1 },
});
if (!sealed.ok) throw new Error(sealed.error.detail);
const { text, leafHash: leaf } = sealed.value;
const sibling = leafHash(new Uint8Array([1, 2, 3]));
const root = nodeHash(leaf, sibling);
const claim: EntryClaim = {
  entry: { id: ids('entry'), index: 0, text },
  workspace,
  inclusion: [toHex(sibling)],
  checkpoint: signCheckpoint({ origin, size: 2, root, extensions: [] }, [signer]),
  origin,
  verifierKey: verifierKeyText(signer.key),
  knownKey: undefined,
};
const failure = (changed: Partial<EntryClaim>) => {
  const { failed } = checkEntry({ ...claim, ...changed });
  return failed && `${failed.kind}: ${failed.code}`;
};

describe('an entry that is in the log', () => {
  test('holds at every step, and each shows what it found', () => {
    const { held, failed } = checkEntry(claim);

    expect(failed).toBeUndefined();
    expect(held.map(({ kind }) => kind)).toEqual(entrySteps);
    expect(held).toMatchObject([
      { key: claim.verifierKey, isKnown: false },
      { size: 2, root: toHex(root) },
      { bytes: text.length },
      { hash: toHex(leaf) },
      { hashes: 1, root: toHex(root) },
    ]);
  });

  test('holds where this browser knows the key already', () => {
    expect(failure({ knownKey: claim.verifierKey })).toBeUndefined();
  });
});

describe('a claim that is not true', () => {
  const other = signerOf(origin, new Uint8Array(32).fill(8));

  test('fails at the key where another one signs than before', () => {
    expect(failure({ knownKey: verifierKeyText(other.key) })).toBe('key: key_changed');
    expect(failure({ verifierKey: 'nonsense' })).toBe('key: malformed_key');
  });

  test('fails at the signature where another key made it, or it is of another log', () => {
    const forged = signCheckpoint({ origin, size: 2, root, extensions: [] }, [other]);

    expect(failure({ checkpoint: forged })).toBe('signature: untrusted_note');
    expect(failure({ origin: 'brehon/other' })).toBe('signature: wrong_origin');
  });

  test('fails at the text where it is no entry, another entry, or one of another workspace', () => {
    expect(failure({ entry: { ...claim.entry, text: `${text} ` } })).toBe('text: not_canonical');
    expect(failure({ entry: { ...claim.entry, id: 'ent_other' } })).toBe('text: other_entry');
    expect(failure({ workspace: 'ws_other' })).toBe('text: other_entry');
  });

  test('fails at the path where one letter of the entry was changed', () => {
    const altered = text.replace('system.created', 'system.creates');

    expect(failure({ entry: { ...claim.entry, text: altered } })).toBe('path: root_mismatch');
  });

  test('fails at the path where a hash is missing or is none', () => {
    expect(failure({ inclusion: [] })).toBe('path: wrong_length');
    expect(failure({ inclusion: ['xyz'] })).toBe('path: malformed_hash');
  });
});
