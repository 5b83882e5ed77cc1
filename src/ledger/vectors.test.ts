import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { codeOf, nativeSha256, valueOf } from '../../test/builders/ledger.ts';
import { sharedFolder } from '../../test/builders/shared-folder.ts';
import {
  decodeBundle,
  type Hash,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  rootFromTiles,
  rootOf,
  tilePath,
  tilesForAppend,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './index.ts';

const vectors = sharedFolder('tlog-vectors');

const hash = z.string().transform((text): Hash => new Uint8Array(Buffer.from(text, 'base64')));
const common = {
  desc: z.string(),
  wantErr: z.boolean(),
  proof: z
    .array(hash)
    .nullable()
    .transform((proof) => proof ?? []),
};

const inclusionVector = z.strictObject({
  ...common,
  leafIdx: z.number(),
  treeSize: z.number(),
  root: hash,
  leafHash: hash,
});
const subtreeInclusionVector = z.strictObject({
  ...common,
  leafIdx: z.number(),
  start: z.number(),
  end: z.number(),
  root: hash,
  leafHash: hash,
});
const consistencyVector = z.strictObject({ ...common, size1: z.number(), size2: z.number(), root1: hash, root2: hash });
const subtreeConsistencyVector = z.strictObject({
  ...common,
  start: z.number(),
  end: z.number(),
  size: z.number(),
  root1: hash,
  root2: hash,
});

const read = <T>(schema: z.ZodType<T>, file: string): T => schema.parse(JSON.parse(vectors.text(file)));

/** For each kind of vector how many there are, and whether our verifier accepts what is in a file. */
const kinds: Readonly<
  Record<string, { readonly count: number; readonly accepts: (file: string) => [boolean, boolean] }>
> = {
  inclusion: {
    count: 98,
    accepts: (file) => {
      const { wantErr, leafIdx, treeSize, leafHash: leaf, proof, root } = read(inclusionVector, file);
      return [!wantErr, verifyInclusion({ index: leafIdx, size: treeSize, leaf, proof, root }).ok];
    },
  },
  consistency: {
    count: 98,
    accepts: (file) => {
      const { wantErr, size1, size2, root1, root2, proof } = read(consistencyVector, file);
      return [!wantErr, verifyConsistency({ olderSize: size1, size: size2, olderRoot: root1, root: root2, proof }).ok];
    },
  },
  subtreeinclusion: {
    count: 204,
    accepts: (file) => {
      const { wantErr, leafIdx, start, end, leafHash: leaf, proof, root } = read(subtreeInclusionVector, file);
      return [!wantErr, verifySubtreeInclusion({ index: leafIdx, part: { start, end }, leaf, proof, root }).ok];
    },
  },
  subtreeconsistency: {
    count: 118,
    accepts: (file) => {
      const { wantErr, start, end, size, root1, root2, proof } = read(subtreeConsistencyVector, file);
      return [
        !wantErr,
        verifySubtreeConsistency({ part: { start, end }, size, partRoot: root1, root: root2, proof }).ok,
      ];
    },
  },
};

describe.skipIf(!vectors.isThere)("transparency-dev/merkle's test vectors", () => {
  test.each(Object.entries(kinds))('all in %s are judged as they ask', (kind, { count, accepts }) => {
    const files = vectors.files(`merkle/${kind}`);

    const wrong = files.filter((file) => {
      const [wanted, accepted] = accepts(file);
      return wanted !== accepted;
    });

    expect(files).toHaveLength(count);
    expect(wrong).toEqual([]);
  });

  test('there are no vectors beside those four kinds', () => {
    const count = Object.values(kinds).reduce((total, kind) => total + kind.count, 0);

    expect(vectors.files('merkle')).toHaveLength(count);
  });
});

describe.skipIf(!vectors.isThere)("a log that transparency-dev's Tessera wrote", () => {
  const origin = 'example.com/log/testdata';
  const path = (rest: string) => `tessera-testdata/log/${rest}`;
  // The key under which Tessera publishes its test data.
  const key = valueOf(parseVerifierKey(`${origin}+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx`));
  const sizes = Array.from({ length: 16 }, (_, size) => size);

  test.each(sizes)('its checkpoint, tiles and entries of size %i agree', (size) => {
    const { checkpoint } = valueOf(openCheckpoint(vectors.text(path(`checkpoint.${size}`)), { origin, keys: [key] }));

    const tiles = tilesForAppend(size).map((tile) => ({ ...tile, hashes: vectors.bytes(path(tilePath(tile))) }));
    const bundle = size === 0 ? [] : valueOf(decodeBundle(vectors.bytes(path(`tile/entries/000.p/${size}`)), size));

    expect(checkpoint.size).toBe(size);
    expect(valueOf(rootFromTiles(size, tiles))).toEqual(checkpoint.root);
    expect(rootOf(bundle.map((entry) => leafHash(entry, nativeSha256)))).toEqual(checkpoint.root);
  });

  test('its newest checkpoint is not taken for that of another log', () => {
    const source = vectors.text(path('checkpoint'));

    expect(codeOf(openCheckpoint(source, { origin, keys: [key] }))).toBe('accepted');
    expect(codeOf(openCheckpoint(source, { origin: 'example.com/log', keys: [key] }))).toBe('wrong_origin');
  });
});
