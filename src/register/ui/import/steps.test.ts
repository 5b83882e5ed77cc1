import { describe, expect, test } from 'vitest';
import { stepAt } from './steps.ts';

const nothing = { hasFile: false, isMapped: false, hasBegun: false };
const mapped = { hasFile: true, isMapped: true, hasBegun: false };

describe('the step that an address asks for', () => {
  test('is the first without a file, whatever the address says', () => {
    expect(stepAt('check', nothing)).toBe('file');
    expect(stepAt(undefined, nothing)).toBe('file');
    expect(stepAt('nonsense', mapped)).toBe('file');
  });

  test('is shown where all before it is settled', () => {
    expect(stepAt('columns', mapped)).toBe('columns');
    expect(stepAt('check', mapped)).toBe('check');
  });

  test('is the one before while something is in its way', () => {
    expect(stepAt('check', { ...mapped, isMapped: false })).toBe('columns');
    expect(stepAt('import', mapped)).toBe('check');
  });

  test('is the import once it was begun', () => {
    expect(stepAt('import', { ...mapped, hasBegun: true })).toBe('import');
  });
});
