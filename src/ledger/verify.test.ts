import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aLog, aText, aWorkspace, codeOf, nativeSha256, someIds, valueOf } from '../../test/builders/ledger.ts';
import { parseJson } from '../kernel/canonical.ts';
import { toHex } from '../kernel/hash.ts';
import { instantOf } from '../kernel/time.ts';
import {
  consistencyRanges,
  emptyRoot,
  entryLeafHash,
  type LogClaim,
  parseTlogProof,
  rootOf,
  signCheckpoint,
  signerOf,
  tlogProofText,
  verifyEntry,
  verifyExtension,
  verifyLog,
} from './index.ts';

const texts = Array.from({ length: 60 }, (_, n) => aText({ about: { n }, at: instantOf(1_795_000_000_000 + n) }));
const ours = aLog(texts);
const stranger = aLog(texts, 8);
const other = aText({ about: { n: 'another' } });
const anIndex = fc.integer({ min: 0, max: texts.length - 1 });

/** A text with one character changed into another; the result differs for any `flip` from 1 on. */
const flipped = (text: string, at: number, flip: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ flip) + text.slice(at + 1);

const aFlip = fc.record({ at: fc.nat(), flip: fc.integer({ min: 1, max: 127 }) });

describe('a whole log', () => {
  const claim: LogClaim = { log: ours.log, checkpoint: ours.checkpoint(), entries: texts };
  const judge = async (differences: Partial<LogClaim>) => verifyLog({ ...claim, ...differences }, nativeSha256);

  test('is verified, with evidence', async () => {
    expect(valueOf(await judge({}))).toEqual({
      origin: ours.log.origin,
      size: 60,
      root: toHex(rootOf(texts.map((text) => entryLeafHash(text)))),
      signedBy: [ours.log.origin],
      olderSizes: [],
      entries: { workspace: aWorkspace, from: '2026-11-18T11:06:40.000Z', until: '2026-11-18T11:06:40.059Z' },
    });
  });

  test('may come from a source that gives one entry at a time', async () => {
    async function* slowly() {
      for (const text of texts) yield await Promise.resolve(text);
    }

    expect(codeOf(await judge({ entries: slowly() }))).toBe('accepted');
  });

  test('without entries is verified too', async () => {
    const verified = await verifyLog({ log: ours.log, checkpoint: ours.checkpoint(0), entries: [] });

    expect(valueOf(verified)).toEqual({
      origin: ours.log.origin,
      size: 0,
      root: toHex(emptyRoot()),
      signedBy: [ours.log.origin],
      olderSizes: [],
    });
  });

  test('adds up to every older checkpoint on the way', async () => {
    const olderCheckpoints = [31, 0, 60, 8, 31].map((size) => ours.checkpoint(size));

    expect(valueOf(await judge({ olderCheckpoints })).olderSizes).toEqual([0, 8, 31]);
  });

  test('with one character of one entry changed is found out', async () => {
    await fc.assert(
      fc.asyncProperty(anIndex, aFlip, async (index, { at, flip }) => {
        const text = texts[index] ?? '';
        const entries = texts.with(index, flipped(text, at % text.length, flip));

        const failure = await judge({ entries });

        expect(codeOf(failure)).not.toBe('accepted');
        const range =
          failure.ok || failure.error.look.kind !== 'entries' ? { start: 61, end: 0 } : failure.error.look.range;
        expect(range.start <= index && index < range.end).toBe(true);
      }),
    );
  });

  test('with an entry replaced, dropped, repeated, added or moved is found out', async () => {
    await fc.assert(
      fc.asyncProperty(anIndex, anIndex, async (one, two) => {
        fc.pre(one !== two);
        const [a, b] = [texts[one] ?? '', texts[two] ?? ''];
        const codes = await Promise.all(
          [
            texts.with(one, other),
            texts.with(one, b),
            texts.with(one, b).with(two, a),
            texts.toSpliced(one, 1),
            texts.toSpliced(one, 0, a),
            texts.toSpliced(one, 0, other),
            texts.slice(0, one),
          ].map(async (entries) => codeOf(await judge({ entries }))),
        );

        expect(codes.map((code) => code.replace('entries_', '')).join(' ')).toMatch(
          /^differ differ differ missing (left_over|differ) (left_over|differ) missing$/u,
        );
      }),
      { numRuns: 30 },
    );
  });

  test('is searched between the checkpoints that still hold', async () => {
    const olderCheckpoints = [8, 31, 45].map((size) => ours.checkpoint(size));

    const failure = await judge({ olderCheckpoints, entries: texts.with(37, other) });

    expect(failure).toMatchObject({
      error: { code: 'entries_differ', look: { kind: 'entries', range: { start: 31, end: 45 } } },
    });
  });

  test('that cannot be read is named by the place of the entry', async () => {
    const look = { kind: 'entries', range: { start: 7, end: 8 } };

    expect(await judge({ entries: texts.with(7, '{}') })).toMatchObject({ error: { code: 'malformed_entry', look } });
    expect(await judge({ entries: texts.with(7, 'no JSON') })).toMatchObject({ error: { code: 'not_json', look } });
  });

  test('must be of one workspace, and of the one that was asked for', async () => {
    const foreign = someIds(1)('workspace');
    const mixed = [...texts.slice(0, 3), aText({ workspace: foreign })];
    const mixedLog = aLog(mixed);

    const within = await verifyLog({ log: mixedLog.log, checkpoint: mixedLog.checkpoint(), entries: mixed });

    expect(within).toMatchObject({ error: { code: 'wrong_workspace', look: { range: { start: 0, end: 4 } } } });
    expect(await judge({ workspace: foreign })).toMatchObject({
      error: { code: 'wrong_workspace', look: { range: { start: 0, end: 1 } } },
    });
    expect(codeOf(await judge({ workspace: aWorkspace }))).toBe('accepted');
  });

  test('is believed only under the trusted key and for its own origin', async () => {
    const look = { kind: 'checkpoint' };

    expect(await judge({ checkpoint: stranger.checkpoint() })).toMatchObject({
      error: { code: 'untrusted_note', look },
    });
    expect(await judge({ checkpoint: 'nonsense' })).toMatchObject({ error: { code: 'malformed_note', look } });
    expect(await judge({ log: { ...ours.log, origin: 'elsewhere' } })).toMatchObject({
      error: { code: 'wrong_origin', look },
    });
  });

  test('with one character of its checkpoint changed is not believed', async () => {
    const { checkpoint } = claim;
    await fc.assert(
      fc.asyncProperty(aFlip, async ({ at, flip }) => {
        expect(codeOf(await judge({ checkpoint: flipped(checkpoint, at % checkpoint.length, flip) }))).not.toBe(
          'accepted',
        );
      }),
    );
  });

  test('that was longer once, or has two histories, is found out by an older checkpoint', async () => {
    const shorter = { checkpoint: ours.checkpoint(59), entries: texts.slice(0, -1) };
    const twin = aLog(texts.with(3, other)).checkpoint();

    expect(codeOf(await judge({ ...shorter, olderCheckpoints: [ours.checkpoint()] }))).toBe('rolled_back');
    expect(codeOf(await judge({ olderCheckpoints: [twin] }))).toBe('forked');
    expect(codeOf(await judge({ olderCheckpoints: [stranger.checkpoint(5)] }))).toBe('untrusted_note');
  });

  test('whose older history was rewritten before both checkpoints were handed over is found out', async () => {
    const rewritten = aLog(texts.with(3, other));

    const failure = await judge({ olderCheckpoints: [rewritten.checkpoint(31)] });

    expect(failure).toMatchObject({ error: { code: 'entries_differ', look: { range: { start: 0, end: 31 } } } });
  });

  test('that claims a root for no entries is found out', async () => {
    const signer = signerOf(ours.log.origin, new Uint8Array(32).fill(7));
    const checkpoint = signCheckpoint({ origin: ours.log.origin, size: 0, root: new Uint8Array(32), extensions: [] }, [
      signer,
    ]);

    expect(codeOf(await judge({ checkpoint, entries: [] }))).toBe('entries_differ');
    expect(codeOf(await judge({ checkpoint }))).toBe('entries_differ');
  });
});

describe('one entry', () => {
  const claim = (index: number) => ({ log: ours.log, entry: texts[index] ?? '', proof: ours.proof(index) });

  test('is proven to be in the log, with evidence', () => {
    expect(valueOf(verifyEntry(claim(41)))).toEqual({
      origin: ours.log.origin,
      size: 60,
      root: toHex(rootOf(texts.map((text) => entryLeafHash(text)))),
      signedBy: [ours.log.origin],
      index: 41,
      entry: parseJson(texts[41] ?? ''),
    });
  });

  test('is proven wherever it stands', () => {
    fc.assert(
      fc.property(anIndex, (index) => {
        expect(valueOf(verifyEntry(claim(index), nativeSha256)).index).toBe(index);
      }),
    );
  });

  test('with one character of it or of its proof changed is not proven', () => {
    fc.assert(
      fc.property(anIndex, aFlip, (index, { at, flip }) => {
        const { log, entry, proof } = claim(index);

        expect(codeOf(verifyEntry({ log, proof, entry: flipped(entry, at % entry.length, flip) }))).not.toBe(
          'accepted',
        );
        expect(codeOf(verifyEntry({ log, entry, proof: flipped(proof, at % proof.length, flip) }))).not.toBe(
          'accepted',
        );
      }),
    );
  });

  test('is not proven by the proof of another, nor by a checkpoint that is not trusted', () => {
    expect(verifyEntry({ ...claim(4), entry: texts[5] ?? '' })).toMatchObject({
      error: { code: 'root_mismatch', look: { kind: 'proof' } },
    });
    expect(verifyEntry({ ...claim(4), proof: stranger.proof(4) })).toMatchObject({
      error: { code: 'untrusted_note', look: { kind: 'checkpoint' } },
    });
    expect(verifyEntry({ ...claim(4), entry: '{}' })).toMatchObject({
      error: { code: 'malformed_entry', look: { kind: 'entries', range: { start: 4, end: 5 } } },
    });
    expect(verifyEntry({ ...claim(4), proof: '' })).toMatchObject({
      error: { code: 'malformed_proof', look: { kind: 'proof' } },
    });
  });

  test('is still proven where the proof has extra data, which nobody believes', () => {
    const proof = ours.proof(4).replace('\nindex', '\nextra YWJj\nindex');

    expect(codeOf(verifyEntry({ ...claim(4), proof }))).toBe('accepted');
  });
});

describe('a proof as text (C2SP tlog-proof)', () => {
  test('is read back as it was written', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const index = fc.integer({ min: 0, max: 10 ** 15 });
    fc.assert(
      fc.property(fc.record({ index, proof: fc.array(hash, { maxLength: 60 }), checkpoint: fc.string() }), (proof) => {
        expect(valueOf(parseTlogProof(tlogProofText(proof)))).toEqual(proof);
      }),
    );
  });

  const good = ours.proof(4);
  test.each([
    ['another header', good.replace('@v1', '@v2')],
    ['no index', good.replace('index 4\n', '')],
    ['an index with a leading zero', good.replace('index 4', 'index 04')],
    ['an index that is negative', good.replace('index 4', 'index -4')],
    ['a hash that is too short', good.replace('index 4\n', 'index 4\nAAAA\n')],
    ['a hash that is not Base 64', good.replace('index 4\n', 'index 4\n!\n')],
    ['no checkpoint', good.slice(0, good.indexOf('\n\n'))],
    ['65 hashes', good.replace('index 4\n', `index 4\n${`${'A'.repeat(43)}=\n`.repeat(65)}`)],
  ])('with %s is malformed', (_, proof) => {
    expect(codeOf(parseTlogProof(proof))).toBe('malformed_proof');
  });
});

describe('a later checkpoint', () => {
  const claim = (olderSize: number, size: number) => ({
    log: ours.log,
    older: ours.checkpoint(olderSize),
    newer: ours.checkpoint(size),
    proof: ours.hashes(consistencyRanges(olderSize, size)),
  });

  test('extends every earlier one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (one, two) => {
        const [olderSize, size] = [Math.min(one, two), Math.max(one, two)];

        expect(valueOf(verifyExtension(claim(olderSize, size), nativeSha256))).toMatchObject({ olderSize, size });
      }),
    );
  });

  test('of a history that was rewritten does not extend the earlier one', () => {
    const rewritten = aLog(texts.with(3, other));
    const proof = rewritten.hashes(consistencyRanges(31, 60));

    expect(verifyExtension({ ...claim(31, 60), newer: rewritten.checkpoint(), proof })).toMatchObject({
      error: { code: 'older_root_mismatch', look: { kind: 'proof' } },
    });
    expect(codeOf(verifyExtension({ ...claim(60, 60), newer: rewritten.checkpoint() }))).toBe('forked');
  });

  test('that is shorter than the earlier one was rolled back', () => {
    const { older, newer, ...rest } = claim(31, 60);

    expect(codeOf(verifyExtension({ ...rest, older: newer, newer: older }))).toBe('rolled_back');
  });

  test('needs the very proof that belongs to the two', () => {
    const { proof, ...rest } = claim(31, 60);

    expect(codeOf(verifyExtension({ ...rest, proof: proof.slice(1) }))).not.toBe('accepted');
    expect(codeOf(verifyExtension({ ...rest, proof: [] }))).toBe('wrong_length');
    expect(codeOf(verifyExtension({ ...claim(0, 60), proof }))).toBe('wrong_length');
  });

  test('does not extend an empty log with the root of another', () => {
    const signer = signerOf(ours.log.origin, new Uint8Array(32).fill(7));
    const older = signCheckpoint({ origin: ours.log.origin, size: 0, root: new Uint8Array(32), extensions: [] }, [
      signer,
    ]);

    expect(codeOf(verifyExtension({ ...claim(0, 60), older }))).toBe('older_root_mismatch');
  });

  test('says which of the two is not believed', () => {
    expect(verifyExtension({ ...claim(31, 60), older: stranger.checkpoint(31) })).toMatchObject({
      error: { code: 'untrusted_note', look: { kind: 'older_checkpoint' } },
    });
    expect(verifyExtension({ ...claim(31, 60), newer: stranger.checkpoint(60) })).toMatchObject({
      error: { code: 'untrusted_note', look: { kind: 'checkpoint' } },
    });
  });
});
