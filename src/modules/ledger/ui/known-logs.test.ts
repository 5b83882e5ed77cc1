import { expect, test } from 'vitest';
import { knownLog, rememberLog } from './known-logs.ts';

const aStore = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
};

test('a log is remembered under its origin, and no other is', () => {
  const store = aStore();

  rememberLog('brehon/one', { verifierKey: 'k', checkpoint: 'c' }, store);

  expect(knownLog('brehon/one', store)).toEqual({ verifierKey: 'k', checkpoint: 'c' });
  expect(knownLog('brehon/two', store)).toBeUndefined();
});

test('what was kept in another form is nothing', () => {
  const store = aStore();

  store.setItem('brehon-ledger brehon/one', '{"verifierKey":1}');

  expect(knownLog('brehon/one', store)).toBeUndefined();
});
