import type { Reading } from '../../store/index.ts';
import { membersOf } from './store.ts';

/** How many people may do everything in a workspace. */
export async function accessFacts(reading: Reading): Promise<{ readonly owners: number }> {
  const members = await reading.read(membersOf(reading.workspace));
  return { owners: members.filter((member) => member.role === 'owner').length };
}
