import { expect, test } from 'vitest';
import { stagesInOrder } from './stages-in-order.ts';

test('stages stand in the order of a life, also those that no system is in', () => {
  const counted = [
    { stage: 'operation', systems: 3 },
    { stage: 'idea', systems: 1 },
  ];

  const shown = stagesInOrder(['idea', 'design', 'operation'], counted);

  expect(shown).toEqual([
    { stage: 'idea', systems: 1 },
    { stage: 'design', systems: 0 },
    { stage: 'operation', systems: 3 },
  ]);
});

test('systems without a stage come last, and only where there are any', () => {
  const order = ['idea'];

  expect(stagesInOrder(order, [{ stage: null, systems: 2 }]).at(-1)).toEqual({ stage: null, systems: 2 });
  expect(stagesInOrder(order, [{ stage: null, systems: 0 }])).toHaveLength(1);
});
