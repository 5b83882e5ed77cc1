import { expect, test } from 'vitest';
import { stageOf } from './stages.ts';

test('a file is being sent until all of it has left', () => {
  expect(stageOf({ sent: undefined, told: undefined })).toEqual({ stage: 'sending', done: 0, of: 0 });
  expect(stageOf({ sent: { sent: 10, of: 100 }, told: undefined })).toEqual({ stage: 'sending', done: 10, of: 100 });
});

test('a file that has left is being read until the server tells more', () => {
  const sent = { sent: 100, of: 100 };

  expect(stageOf({ sent, told: undefined })).toEqual({ stage: 'reading', done: 0, of: 0 });
  expect(stageOf({ sent, told: { step: 'writing', done: 5, of: 9 } })).toEqual({ stage: 'writing', done: 5, of: 9 });
});
