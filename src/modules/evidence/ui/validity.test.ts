import { expect, test } from 'vitest';
import { validityOf } from './validity.ts';

const today = '2026-11-22';

test.each([
  ['ended yesterday', { coversFrom: null, expiresOn: '2026-11-21' }, { kind: 'expired', until: '2026-11-21' }],
  ['ends today', { coversFrom: null, expiresOn: today }, { kind: 'expires_soon', until: today }],
  ['ends in 30 days', { coversFrom: null, expiresOn: '2026-12-22' }, { kind: 'expires_soon', until: '2026-12-22' }],
  ['ends in 31 days', { coversFrom: today, expiresOn: '2026-12-23' }, { kind: 'in_date', until: '2026-12-23' }],
  ['does not age', { coversFrom: '2020-01-01', expiresOn: null }, { kind: 'in_date', until: null }],
  ['begins tomorrow', { coversFrom: '2026-11-23', expiresOn: '2026-11-30' }, { kind: 'not_yet', from: '2026-11-23' }],
  [
    'ended before it began',
    { coversFrom: '2026-11-23', expiresOn: '2026-11-01' },
    { kind: 'expired', until: '2026-11-01' },
  ],
])('evidence that %s', (_, dates, validity) => {
  expect(validityOf(dates, today)).toEqual(validity);
});
