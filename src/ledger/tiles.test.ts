import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, valueOf } from '../../test/builders/ledger.ts';
import { utf8 } from '../kernel/hash.ts';
import { bundlePath, decodeBundle, encodeBundle, entryText, maxEntryBytes, parseTilePath, tilePath } from './index.ts';

const place = { index: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), width: fc.integer({ min: 1, max: 256 }) };
const entries = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 256 });

describe('paths of C2SP tlog-tiles', () => {
  test('are those of its examples', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 1, width: 17 })).toBe('tile/1/001.p/17');
    expect(bundlePath({ index: 0, width: 13 })).toBe('tile/entries/000.p/13');
    expect(bundlePath({ index: 1000, width: 256 })).toBe('tile/entries/x001/000');
  });

  test('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.record({ ...place, level: fc.integer({ min: 0, max: 63 }) }), (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual({ kind: 'tile', ...tile });
      }),
    );
    fc.assert(
      fc.property(fc.record(place), (bundle) => {
        expect(parseTilePath(bundlePath(bundle))).toEqual({ kind: 'entries', ...bundle });
      }),
    );
  });

  test.each([
    '',
    'tile/0/1',
    'tile/0/0001',
    'tile/00/001',
    'tile/64/001',
    'tile/-1/001',
    'tile/0/x000/001',
    'tile/0/001/x234',
    'tile/0/x001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/007',
    'tile/0/001.p/',
    'tile/0/001.p',
    'tile/0/001/',
    '/tile/0/001',
    'tile/0/001\n',
    'tile/0/../001',
    'tile/entries/x9/x999',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x001/x001/x001/x001/x001/x001/001',
    'tile/0/٠٠١',
  ])('`%s` is no path', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('an entry bundle', () => {
  test('puts the length of each entry before it, the higher byte first', () => {
    expect(valueOf(encodeBundle([utf8('one'), new Uint8Array(0), new Uint8Array(258)])).slice(0, 9)).toEqual(
      Uint8Array.of(0, 3, 0x6f, 0x6e, 0x65, 0, 0, 1, 2),
    );
  });

  test('gives back the entries that went in', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const bundle = valueOf(encodeBundle(list));

        expect(valueOf(decodeBundle(bundle, list.length))).toEqual(list);
      }),
    );
  });

  test('carries the longest entry, and refuses one byte more', () => {
    const longest = new Uint8Array(maxEntryBytes).fill(7);

    expect(valueOf(decodeBundle(valueOf(encodeBundle([longest])), 1))).toEqual([longest]);
    expect(codeOf(encodeBundle([longest, new Uint8Array(maxEntryBytes + 1)]))).toBe('entry_too_large');
  });

  test('has 1 to 256 entries', () => {
    const empty = new Uint8Array(0);

    expect(codeOf(encodeBundle([]))).toBe('wrong_width');
    expect(codeOf(encodeBundle(Array.from({ length: 257 }, () => empty)))).toBe('wrong_width');
    for (const width of [0, 257, 1.5, Number.NaN]) expect(codeOf(decodeBundle(empty, width))).toBe('wrong_width');
  });

  test('that was cut or added to is refused', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, chance) => {
        const bundle = valueOf(encodeBundle(list));
        const cut = bundle.slice(0, chance % bundle.length);
        const longer = Uint8Array.of(...bundle, 0);

        expect(codeOf(decodeBundle(cut, list.length))).toBe('truncated_bundle');
        expect(codeOf(decodeBundle(longer, list.length))).toBe('trailing_bytes');
      }),
    );
  });

  test('of any bytes at all is refused or read, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.integer({ min: 1, max: 256 }), (bytes, width) => {
        const read = decodeBundle(bytes, width);

        if (read.ok) expect(valueOf(encodeBundle(read.value))).toEqual(bytes);
      }),
    );
  });
});

describe('the text of an entry', () => {
  test('has one encoding alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = entryText(bytes);

        if (text !== undefined) expect(utf8(text)).toEqual(bytes);
      }),
    );
  });

  test('keeps a byte order mark, and is none where the bytes are not UTF-8', () => {
    expect(entryText(utf8('\ufeff{}'))).toBe('\ufeff{}');
    expect(entryText(Uint8Array.of(0xff))).toBeUndefined();
    expect(entryText(Uint8Array.of(0xc0, 0x80))).toBeUndefined();
  });
});
