import type { Instant, LocalDate } from '../../kernel/time.ts';
import { countFigures, type Register } from '../../register/index.ts';
import type { Reading } from '../../store/index.ts';
import { type RecordFigure, recordFigures } from './asked.ts';

/** What the members of the workspace say. */
export type AccessFacts = { readonly owners: number };

/** What the ledger says. */
export type LedgerFacts = { readonly entries: number; readonly waiting: number };

/** The readers of other slices' facts, today and at moments of the past. Home never looks into another slice's tables. */
export type FactSources = {
  readonly access: (reading: Reading) => Promise<AccessFacts>;
  readonly ledger: (reading: Reading) => Promise<LedgerFacts>;
  readonly imports: (reading: Reading) => Promise<number>;
  readonly ownersThen: (reading: Reading, moments: readonly Instant[]) => Promise<readonly number[]>;
  readonly entriesThen: (reading: Reading, moments: readonly Instant[]) => Promise<readonly number[]>;
  readonly importsThen: (reading: Reading, moments: readonly Instant[]) => Promise<readonly number[]>;
};

/** All facts that the answers rest on; `records` has what each figure that counts records found, by its id. */
export type HomeFacts = {
  readonly today: LocalDate;
  readonly records: ReadonlyMap<string, number>;
  readonly access: AccessFacts;
  readonly ledger: LedgerFacts;
  readonly imports: number;
};

/** The figures of each register, so that each register is passed through once. */
export const figuresByRegister: ReadonlyMap<Register, readonly RecordFigure[]> = Map.groupBy(
  recordFigures,
  ({ register }) => register,
);

/** What every figure that counts records finds today. */
export async function countRecordsOf(reading: Reading, today: LocalDate): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const [register, figures] of figuresByRegister) {
    const counts = await countFigures(
      register,
      reading,
      figures.map(({ filter }) => filter(today)),
    );
    for (const [place, { id }] of figures.entries()) found.set(id, counts[place] ?? 0);
  }
  return found;
}
