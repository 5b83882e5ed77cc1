import type { Reading } from '../../store/index.ts';
import * as store from './store.ts';

/** How many entries stand under a signed checkpoint, and how many wait for their index. */
export async function ledgerFacts(reading: Reading): Promise<{ readonly entries: number; readonly waiting: number }> {
  const [newest] = await reading.read(store.newestCheckpoint(reading.workspace));
  const [counted] = await reading.read(store.waiting());
  return { entries: newest?.size ?? 0, waiting: counted?.waiting ?? 0 };
}
