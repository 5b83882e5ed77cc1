import { expect, test } from 'vitest';
import { readAsOn, writeAsOn } from './as-on.ts';

test('an address says a day or a moment, and anything else means today', () => {
  expect(readAsOn({ asOn: '2026-03-03' })).toBe('2026-03-03');
  expect(readAsOn({ asOn: '2026-03-03T10:00:00Z' })).toBe('2026-03-03T10:00:00Z');
  expect([readAsOn({}), readAsOn({ asOn: '' }), readAsOn({ asOn: '2026-02-30' })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([writeAsOn('2026-03-03'), writeAsOn(undefined)]).toEqual([{ asOn: '2026-03-03' }, {}]);
});
