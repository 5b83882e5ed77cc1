import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anEntry, aText, codeOf, someIds, valueOf } from '../../test/builders/ledger.ts';
import { canonicalText, type Json, parseJson } from '../kernel/canonical.ts';
import { toHex, utf8 } from '../kernel/hash.ts';
import {
  commit,
  entryLeafHash,
  isCommitment,
  leafHash,
  maxEntryBytes,
  openCommitment,
  parseEntry,
  sealEntry,
} from './index.ts';

const json = fc.jsonValue().map((value) => parseJson(JSON.stringify(value)) ?? null);
const ids = someIds(1);

describe('an entry', () => {
  test('is written as its canonical text, and hashed as a leaf', () => {
    const entry = anEntry({ why: 'it runs in three countries', about: { row: 12 } });

    const sealed = valueOf(sealEntry(entry));

    expect(sealed.text).toBe(canonicalText(entry));
    expect(sealed.leafHash).toEqual(leafHash(utf8(sealed.text)));
    expect(sealed.leafHash).toEqual(entryLeafHash(sealed.text));
  });

  test('has the text and hash that it had in the first version, and must always have', () => {
    const text =
      '{"actor":{"person":"per_01jd0000000000000000000001","via":"web"},"at":"2026-11-22T12:00:00.000Z",' +
      '"changes":{"stage":{"from":"design","to":"operation"}},"event":"system.edited",' +
      '"id":"ent_01jd0000000000000000000002","subject":{"id":"sys_01jd0000000000000000000003","kind":"system","version":3},' +
      '"v":1,"why":"it runs","workspace":"ws_01jd0000000000000000000004"}';

    const sealed = valueOf(sealEntry(valueOf(parseEntry(text))));

    expect(sealed.text).toBe(text);
    expect(toHex(sealed.leafHash)).toBe('72563ed208cd5192f4b52e9766672e0261720cc461fdd8a471e149a79097a413');
  });

  test('is read back as it was written, whatever its values are', () => {
    const change = fc.oneof(fc.record({ from: json }), fc.record({ to: json }), fc.record({ from: json, to: json }));
    const parts = fc.record({ changes: fc.dictionary(fc.string(), change), about: fc.dictionary(fc.string(), json) });
    fc.assert(
      fc.property(parts, (differences) => {
        const entry = anEntry(differences);

        expect(valueOf(parseEntry(valueOf(sealEntry(entry)).text))).toEqual(entry);
      }),
    );
  });

  test('may be one byte short of too long, and says which values are long where it is not', () => {
    const length = maxEntryBytes - utf8(aText({ changes: { name: { to: '' } } })).length;
    const fits = anEntry({ changes: { name: { to: 'x'.repeat(length) } } });
    const tooLong = anEntry({
      changes: { stage: { to: 'idea' }, name: { from: 'short', to: `${'x'.repeat(length)}x` } },
    });

    const refused = sealEntry(tooLong);

    expect(codeOf(sealEntry(fits))).toBe('accepted');
    expect(codeOf(refused)).toBe('entry_too_large');
    expect(refused.ok ? [] : refused.error.problems?.map(({ path }) => path)).toEqual([
      ['changes', 'name', 'to'],
      ['changes', 'name', 'from'],
      ['changes', 'stage', 'to'],
    ]);
  });

  test('that is too long in its reason is refused all the same', () => {
    expect(codeOf(sealEntry(anEntry({ why: '€'.repeat(30_000) })))).toBe('entry_too_large');
  });

  test('with half a character in it is refused, for it has no bytes', () => {
    expect(codeOf(sealEntry(anEntry({ why: 'half a \ud83d character' })))).toBe('not_text');
  });

  test('that could not be read back is our own mistake, and is never written', () => {
    expect(() => sealEntry(anEntry({ event: 'Edited' }))).toThrow(TypeError);
    expect(() => sealEntry(anEntry({ changes: { stage: {} } }))).toThrow(TypeError);
  });
});

describe('reading an entry', () => {
  /** The entry with one place of it set to another value; `undefined` takes the place away. */
  const spoilt = (path: readonly string[], value: Json | undefined): string => {
    const spoil = (part: Json, [name, ...rest]: readonly string[]): Json => {
      if (name === undefined || typeof part !== 'object' || part === null || Array.isArray(part)) return part;
      const named = Object.entries(part).filter(([each]) => each !== name);
      const before = Object.entries(part).find(([each]) => each === name)?.[1] ?? null;
      const after = rest.length === 0 ? value : spoil(before, rest);
      return Object.fromEntries(after === undefined ? named : [...named, [name, after]]);
    };
    return canonicalText(spoil(anEntry({ why: 'so', about: {} }), path));
  };

  const problemsOf = (text: string) => {
    const read = parseEntry(text);
    return read.ok ? [] : (read.error.problems ?? []).map(({ path, code }) => [path.join('.'), code]);
  };

  test.each<[string, Json | undefined, string]>([
    ['v', 2, 'unknown_version'],
    ['v', undefined, 'required'],
    ['v', '1', 'unknown_version'],
    ['id', 'sys_01jd0000000000000000000003', 'malformed'],
    ['id', undefined, 'required'],
    ['workspace', 'ws_', 'malformed'],
    ['at', '2026-11-22', 'malformed'],
    ['at', '2026-11-22T12:00:00Z', 'malformed'],
    ['at', '2026-11-22T13:00:00.000+01:00', 'malformed'],
    ['actor', 'per_01jd0000000000000000000001', 'not_an_object'],
    ['actor.person', null, 'malformed'],
    ['actor.via', 'telepathy', 'malformed'],
    ['actor.name', 'Ada', 'unknown_name'],
    ['event', 'edited', 'malformed'],
    ['event', 'System.Edited', 'malformed'],
    ['event', `a.${'b'.repeat(100)}`, 'malformed'],
    ['subject', [], 'not_an_object'],
    ['subject.kind', 'planet', 'malformed'],
    ['subject.kind', 'constructor', 'malformed'],
    ['subject.id', 'per_01jd0000000000000000000001', 'malformed'],
    ['subject.id', null, 'malformed'],
    ['subject.version', 0, 'malformed'],
    ['subject.version', 1.5, 'malformed'],
    ['subject.version', '3', 'malformed'],
    ['changes', [], 'not_an_object'],
    ['changes.stage', {}, 'required'],
    ['changes.stage', 'operation', 'not_an_object'],
    ['changes.stage.until', 'operation', 'unknown_name'],
    ['why', '', 'malformed'],
    ['why', null, 'malformed'],
    ['about', null, 'not_an_object'],
    ['abuot', {}, 'unknown_name'],
    ['__proto__', {}, 'unknown_name'],
  ])('finds `%s` wrong where it is %j', (path, value, code) => {
    expect(problemsOf(spoilt(path.split('.'), value))).toEqual([[path, code]]);
  });

  test('tells all problems at once, and the name that was meant', () => {
    const read = parseEntry(canonicalText({ v: 1, actor: { via: 'web' }, subjcet: {} }));

    expect(codeOf(read)).toBe('malformed_entry');
    expect(read.ok ? [] : read.error.problems).toContainEqual(
      expect.objectContaining({ path: ['subjcet'], code: 'unknown_name', meant: 'subject' }),
    );
    expect(read.ok ? [] : read.error.problems?.map(({ path }) => path.join('.'))).toEqual([
      'subjcet',
      'id',
      'workspace',
      'at',
      'actor.person',
      'event',
      'subject',
    ]);
  });

  test('a text that is not JSON, or no object, is no entry', () => {
    expect(['', '{', 'nonsense'].map((text) => codeOf(parseEntry(text)))).toEqual(Array(3).fill('not_json'));
    expect(['null', '[]', '1', '"text"', '{}'].map((text) => codeOf(parseEntry(text)))).toEqual(
      Array(5).fill('malformed_entry'),
    );
  });

  test('a text in another form than the canonical one is not taken, though it means the same', () => {
    const text = aText();
    const others = [
      ` ${text}`,
      `${text}\n`,
      `\ufeff${text}`,
      text.replace('"v":1', '"v":1.0'),
      text.replace('"v":1', '"v":1,"v":1'),
      text.replace('design', '\\u0064esign'),
      JSON.stringify(Object.fromEntries(Object.entries(valueOf(parseEntry(text))).reverse())),
    ];

    expect(others.map((other) => codeOf(parseEntry(other)))).not.toContain('accepted');
    expect(others.slice(3).map((other) => codeOf(parseEntry(other)))).toEqual(Array(4).fill('not_canonical'));
  });

  test('a text longer than a bundle carries is refused unread', () => {
    expect(codeOf(parseEntry(`"${'x'.repeat(70_000)}"`))).toBe('entry_too_large');
    expect(codeOf(parseEntry(`"${'€'.repeat(22_000)}"`))).toBe('entry_too_large');
  });

  test('a text of nothing but brackets is refused and does not exhaust the stack', () => {
    expect(codeOf(parseEntry('['.repeat(60_000)))).toBe('not_json');
    expect(codeOf(parseEntry(`${'['.repeat(30_000)}${']'.repeat(30_000)}`))).toBe('malformed_entry');
  });

  test('any text at all is refused, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(codeOf(parseEntry(text))).not.toBe('accepted');
      }),
    );
  });

  test('one character changed gives no entry, or one with another hash', () => {
    const text = aText({ why: 'because' });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 127 }), (at, flip) => {
        const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ flip) + text.slice(at + 1);

        const read = parseEntry(changed);

        if (read.ok) expect(entryLeafHash(changed)).not.toEqual(entryLeafHash(text));
      }),
    );
  });
});

describe('a commitment', () => {
  const salt = '000102030405060708090a0b0c0d0e0f';

  test('is SHA-256 over the canonical JSON of salt and value', () => {
    const id = ids('commitment');

    const { sha256 } = commit(id, { salt, value: 'Ada' });

    // printf '["000102030405060708090a0b0c0d0e0f","Ada"]' | sha256sum
    expect(sha256).toBe('3fdd708fa9f0cd4189c2f9fb6e6a9d42ffafaa1e900e03d9423783036271072b');
  });

  test('is opened by its own salt and value alone', () => {
    const aSalt = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toHex);
    fc.assert(
      fc.property(
        fc.record({ one: aSalt, other: aSalt, value: json, another: json }),
        ({ one, other, value, another }) => {
          fc.pre(one !== other && canonicalText(value) !== canonicalText(another));
          const commitment = commit(ids('commitment'), { salt: one, value });

          expect(openCommitment(commitment, { salt: one, value })).toEqual({ ok: true, value });
          expect(codeOf(openCommitment(commitment, { salt: one, value: another }))).toBe('value_differs');
          expect(codeOf(openCommitment(commitment, { salt: other, value }))).toBe('value_differs');
        },
      ),
    );
  });

  test('salt and value cannot be moved into each other', () => {
    const commitment = commit(ids('commitment'), { salt, value: 'Ada' });

    expect(codeOf(openCommitment(commitment, { salt, value: ['Ada'] }))).toBe('value_differs');
    expect(codeOf(openCommitment(commitment, { salt: salt.slice(0, 31), value: 'fAda' }))).toBe('malformed_opening');
  });

  test('takes a salt of 16 bytes and a value that JSON can carry', () => {
    const commitment = commit(ids('commitment'), { salt, value: 'Ada' });

    for (const opening of [
      { salt: salt.replaceAll('a', 'A'), value: 'Ada' },
      { salt: '', value: 'Ada' },
      { salt, value: Number.NaN },
    ]) {
      expect(() => commit(ids('commitment'), opening)).toThrow(RangeError);
      expect(codeOf(openCommitment(commitment, opening))).toBe('malformed_opening');
    }
  });

  test('stands in an entry in the place of a value, and is known as one', () => {
    const commitment = commit(ids('commitment'), { salt, value: 'Ada' });

    const entry = valueOf(parseEntry(aText({ changes: { accountable: { from: 'nobody', to: commitment } } })));

    expect(isCommitment(entry.changes?.accountable?.to)).toBe(true);
    expect(isCommitment(entry.changes?.accountable?.from)).toBe(false);
  });

  test('is nothing that lacks a part of one, or has more', () => {
    const { commitment, sha256 } = commit(ids('commitment'), { salt, value: 'Ada' });
    const others = [
      undefined,
      null,
      'com',
      [],
      {},
      { commitment },
      { sha256 },
      { commitment, sha256, value: 'Ada' },
      { commitment: 'Ada', sha256 },
      { commitment, sha256: sha256.toUpperCase() },
      { commitment: 1, sha256 },
    ];

    expect(others.filter(isCommitment)).toEqual([]);
  });
});
