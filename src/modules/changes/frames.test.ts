import { describe, expect, test } from 'vitest';
import type { Changed } from '../../store/index.ts';
import { framesOf } from './frames.ts';

const change = (index: number, kind = 'system'): Changed => ({
  index,
  kind,
  id: `${kind} ${index}`,
  version: 2,
  event: `${kind}.edited`,
});
const nounOf = (kind: string) => (kind === 'system' ? 'systems' : undefined);

describe('changes as events', () => {
  test('say register, record, version and event, and where in the ledger they stand', () => {
    expect(framesOf([change(7)], nounOf)).toEqual([
      'id: 7\nevent: changed\ndata: {"noun":"systems","id":"system 7","version":2,"event":"system.edited"}\n\n',
    ]);
  });

  test('leave out what the follower may not read', () => {
    expect(framesOf([change(1, 'member'), change(2, 'staff')], nounOf)).toEqual([]);
  });

  test('are told as one where a register changed in very many places', () => {
    const frames = framesOf(
      Array.from({ length: 10_000 }, (_, index) => change(index)),
      nounOf,
    );

    expect(frames).toEqual([
      'id: 9999\nevent: changed\ndata: {"noun":"systems","id":null,"version":null,"event":"system.edited"}\n\n',
    ]);
  });
});
