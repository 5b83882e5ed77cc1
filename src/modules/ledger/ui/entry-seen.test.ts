import { describe, expect, test } from 'vitest';
import { commitmentIn, prettyText, readEntry } from './entry-seen.ts';

const text = JSON.stringify({
  about: { row: 7 },
  actor: { person: 'per_1', via: 'import' },
  at: '2026-11-22T12:00:00.000Z',
  changes: {
    name: { to: 'Face finder' },
    owner: { from: null, to: { commitment: 'com_1', sha256: 'ab' } },
  },
  event: 'system.created',
  subject: { id: 'sys_1', kind: 'system', version: 1 },
  v: 1,
});

describe('an entry for reading', () => {
  test('says who did what to which thing, and when', () => {
    expect(readEntry(text)).toMatchObject({
      at: '2026-11-22T12:00:00.000Z',
      person: 'per_1',
      via: 'import',
      event: 'system.created',
      subject: { kind: 'system', id: 'sys_1', version: 1 },
      why: undefined,
      about: [['row', 7]],
    });
  });

  test('lists its changes, and tells nothing recorded from not there', () => {
    const [name, owner] = readEntry(text)?.changes ?? [];

    expect(name).toEqual({ field: 'name', from: undefined, to: 'Face finder' });
    expect(owner?.from).toBeNull();
    expect(commitmentIn(owner?.to)).toBe('com_1');
    expect(commitmentIn(name?.to)).toBeUndefined();
  });

  test('is nothing where the text is no entry', () => {
    expect(readEntry('nonsense')).toBeUndefined();
    expect(readEntry('[]')).toBeUndefined();
  });
});

test('a text is laid out by lines where it is JSON', () => {
  expect(prettyText('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyText('{')).toBe('{');
});
