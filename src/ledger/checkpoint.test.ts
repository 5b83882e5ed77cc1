import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, valueOf } from '../../test/builders/ledger.ts';
import { emptyRoot, openCheckpoint, signCheckpoint, signerOf, signNote } from './index.ts';

const origin = 'ledger.example/ours';
const signer = signerOf(origin, new Uint8Array(32).fill(9));
const log = { origin, keys: [signer.key] };
const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';

describe('a signed checkpoint', () => {
  test('is read back as it was written', () => {
    const size = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const extensions = fc.array(fc.stringMatching(/^[a-z ]+$/u), { maxLength: 3 });
    fc.assert(
      fc.property(fc.record({ origin: fc.constant(origin), size, root: hash, extensions }), (checkpoint) => {
        const opened = valueOf(openCheckpoint(signCheckpoint(checkpoint, [signer]), log));

        expect(opened).toMatchObject({ checkpoint, signedBy: [signer.key], unverified: [] });
      }),
    );
  });

  test('has origin, size and root on a line each', () => {
    const note = signCheckpoint({ origin, size: 20_852_163, root: emptyRoot(), extensions: [] }, [signer]);

    expect(note.split('\n').slice(0, 4)).toEqual([
      origin,
      '20852163',
      '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      '',
    ]);
  });

  test('of another log is refused, even where the key is trusted', () => {
    const other = signCheckpoint({ origin: 'ledger.example/other', size: 0, root: emptyRoot(), extensions: [] }, [
      signer,
    ]);

    expect(codeOf(openCheckpoint(other, log))).toBe('wrong_origin');
  });

  test.each([
    ['no root', `${origin}\n5\n`],
    ['a size with a leading zero', `${origin}\n05\n${root}\n`],
    ['a size with a sign', `${origin}\n+5\n${root}\n`],
    ['no size', `${origin}\n\n${root}\n`],
    ['a size in hexadecimal', `${origin}\n0x5\n${root}\n`],
    ['a size that is too large to count', `${origin}\n9007199254740992\n${root}\n`],
    ['a root of 31 bytes', `${origin}\n5\n${root.slice(0, 40)}AA==\n`],
    ['a root without padding', `${origin}\n5\n${root.slice(0, -1)}\n`],
    ['an empty origin', `\n5\n${root}\n`],
    ['an empty line at its end', `${origin}\n5\n${root}\n\n`],
    ['an empty extension line', `${origin}\n5\n${root}\n\nmore\n`],
  ])('with %s is malformed, though it is signed', (_, text) => {
    expect(codeOf(openCheckpoint(signNote(text, [signer]), log))).toBe('malformed_checkpoint');
  });

  test('is not made of what no checkpoint can say', () => {
    const good = { origin, size: 0, root: emptyRoot(), extensions: [] };

    for (const bad of [
      { size: -1 },
      { size: 0.5 },
      { root: new Uint8Array(31) },
      { origin: '' },
      { extensions: [''] },
    ]) {
      expect(() => signCheckpoint({ ...good, ...bad }, [signer])).toThrow(RangeError);
    }
  });
});
