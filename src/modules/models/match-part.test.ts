import { describe, expect, test } from 'vitest';
import { models } from './contract.ts';
import { matchPart } from './match-part.ts';

const held = (id: string, values: Record<string, string>, archived = false) => ({ id, archived, values });
const match = (values: Record<string, string>, ...records: readonly ReturnType<typeof held>[]) => {
  const found = matchPart(models, { values }, records);
  return found && [found.record.id, found.matchedBy];
};

describe('a part of a card is recognised', () => {
  test('by its reference, whatever it is called', () => {
    expect(
      match({ name: 'New', reference: 'R1' }, held('a', { name: 'New' }), held('b', { name: 'Old', reference: 'r1' })),
    ).toEqual(['b', 'reference']);
  });

  test('by supplier, name and version before the name alone', () => {
    const records = [
      held('a', { name: 'Gpt' }),
      held('b', { name: 'Gpt', versionName: '2', supplier: 'Acme' }),
      held('c', { name: 'Gpt', versionName: '3', supplier: 'Acme' }),
    ];

    expect(match({ name: 'gpt', versionName: '3', supplier: 'ACME' }, ...records)).toEqual([
      'c',
      'supplier + name + versionName',
    ]);
    expect(match({ name: 'gpt' }, ...records)).toEqual(['a', 'name']);
  });

  test('by its name where one of the two does not say more', () => {
    expect(match({ name: 'Gpt' }, held('a', { name: 'Gpt', versionName: '2', supplier: 'Acme' }))).toEqual([
      'a',
      'name',
    ]);
  });

  test('not by its name where version, supplier or reference say otherwise', () => {
    expect(match({ name: 'Gpt', versionName: '3' }, held('a', { name: 'Gpt', versionName: '2' }))).toBeUndefined();
    expect(match({ name: 'Gpt', supplier: 'B' }, held('a', { name: 'Gpt', supplier: 'A' }))).toBeUndefined();
    expect(match({ name: 'Gpt', reference: 'x' }, held('a', { name: 'Gpt', reference: 'y' }))).toBeUndefined();
  });

  test('rather as what is in use than as what is archived', () => {
    expect(match({ name: 'Gpt' }, held('a', { name: 'Gpt' }, true), held('b', { name: 'Gpt' }))).toEqual(['b', 'name']);
  });
});
