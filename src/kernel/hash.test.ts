import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, sha256, toHex, utf8 } from './hash.ts';

describe('SHA-256', () => {
  test('the examples of FIPS 180-4 come out', () => {
    const hex = (text: string) => toHex(sha256(utf8(text)));

    expect(hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  test("the browser's and the server's hashes are the same", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toHex(sha256(bytes))).toBe(hash('sha256', bytes));
      }),
    );
  });
});

describe('hexadecimal', () => {
  test('bytes come back from their text, which is in lower case', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toHex(bytes);

        expect(text).toMatch(/^([0-9a-f]{2})*$/u);
        expect(fromHex(text)).toEqual(bytes);
      }),
    );
  });

  test('a text that is not hexadecimal throws', () => {
    for (const text of ['0', 'zz', '0x00', ' 00', '00 ']) expect(() => fromHex(text)).toThrow();
  });
});

describe('UTF-8', () => {
  test('a text has one encoding, also past the first plane', () => {
    expect(toHex(utf8('a€😀'))).toBe('61e282acf09f9880');
  });
});
