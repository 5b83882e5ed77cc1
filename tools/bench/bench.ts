import type { Dice } from './dice.ts';
import type { Prepared } from './prepare.ts';
import type { RunningProduct } from './product.ts';

/** What every measurement is given: the product on the seeded data, and somebody who may do everything. */
export type Bench = Prepared & {
  readonly product: RunningProduct;
  readonly token: string;
  readonly dice: Dice;
  /** How long a load lasts. */
  readonly lasting: number;
  readonly isQuick: boolean;
  readonly tell: (text: string) => void;
};
