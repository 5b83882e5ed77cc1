import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles } from './contract.ts';
import { decide, roleOf, rolesThatMay } from './rules.ts';

describe('a permission', () => {
  test('comes with the grant that gives it', () => {
    expect(decide('owner', 'system.edit')).toEqual({ may: true, grant: 'owner: system.*' });
    expect(decide('contributor', 'system.edit')).toEqual({ may: true, grant: 'contributor: system.edit' });
    expect(decide('reader', 'system.read')).toEqual({ may: true, grant: 'reader: system.read' });
  });

  test('that nobody was granted, nobody has', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.string(), fc.string(), (role, noun, verb) => {
        fc.pre(!['workspace', 'member', 'system', 'ledger'].includes(noun.split('.')[0] ?? ''));
        expect(decide(role, `${noun}.${verb}`)).toEqual({ may: false });
      }),
    );
  });

  test('to change anything is no reader\u2019s, to archive and import no contributor\u2019s, to let people in the owner\u2019s', () => {
    for (const permission of ['system.create', 'system.edit']) {
      expect(rolesThatMay(permission)).toEqual(['owner', 'manager', 'contributor']);
    }
    for (const permission of ['system.archive', 'system.import']) {
      expect(rolesThatMay(permission)).toEqual(['owner', 'manager']);
    }
    for (const permission of ['member.edit', 'workspace.edit']) expect(rolesThatMay(permission)).toEqual(['owner']);
  });
});

describe('a role', () => {
  test('is read only from a word that is one', () => {
    expect([roleOf('owner'), roleOf('Owner'), roleOf(undefined)]).toEqual(['owner', undefined, undefined]);
  });
});
