import { expect, test } from 'vitest';
import { utf8 } from '../kernel/hash.ts';
import { openNote, signerOf, signNote } from '../ledger/index.ts';
import { fastSigners } from './signer.ts';

const seed = Uint8Array.from({ length: 32 }, (_, at) => at);

test('the fast signer has the key, and makes the signatures, of the one that a browser runs', () => {
  const [plain, fast] = [signerOf('brehon/one', seed), fastSigners(seed)('brehon/one')];

  expect(fast.key).toEqual(plain.key);
  expect(Buffer.from(fast.sign(utf8('a text'))).toString('hex')).toBe(
    Buffer.from(plain.sign(utf8('a text'))).toString('hex'),
  );
});

test('a note that the fast signer signs opens with its key, and with no other', () => {
  const signers = fastSigners(seed);
  const note = signNote('a text\n', [signers('brehon/one')]);

  expect(openNote(note, [signers('brehon/one').key])).toMatchObject({ ok: true });
  expect(openNote(note, [signers('brehon/two').key])).toMatchObject({ ok: false });
});
