import { describe, expect, it } from 'vitest';
import { fieldValueOf, isMissing, isSameValue } from './values.ts';

describe('a value as it came from the server', () => {
  it('is a text, a list of texts or nothing', () => {
    expect(fieldValueOf('IE')).toBe('IE');
    expect(fieldValueOf(['IE', 3, 'NL'])).toEqual(['IE', 'NL']);
    expect(fieldValueOf({ commitment: 'com' })).toBeNull();
  });

  it('is missing when it is empty', () => {
    expect([null, '', []].every(isMissing)).toBe(true);
    expect(isMissing('0')).toBe(false);
  });
});

describe('two values', () => {
  it('are the same whatever the order of a list', () => {
    expect(isSameValue(['IE', 'NL'], ['NL', 'IE'])).toBe(true);
    expect(isSameValue(['IE'], ['IE', 'NL'])).toBe(false);
    expect(isSameValue('IE', ['IE'])).toBe(false);
  });

  it('are the same when both are missing', () => {
    expect(isSameValue(null, '')).toBe(true);
    expect(isSameValue([], null)).toBe(true);
    expect(isSameValue(null, 'IE')).toBe(false);
  });
});
