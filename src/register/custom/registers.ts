import type { Reading } from '../../store/index.ts';
import { type CustomField, withCustomFields } from '../contract/custom.ts';
import type { Register } from '../contract/register.ts';
import { readCustomFields } from './definitions.ts';

const made = new Map<string, readonly Register[]>();
const mostMade = 50;

/** Registers with the same custom fields are the same objects: what is made from one is found again by it. */
function registersWith(registers: readonly Register[], all: readonly CustomField[]): readonly Register[] {
  if (all.length === 0) return registers;
  const key = JSON.stringify([registers.map(({ kind }) => kind), all]);
  const known = made.get(key) ?? registers.map((register) => withCustomFields(register, all, registers));
  made.delete(key);
  made.set(key, known);
  const [oldest] = made.size > mostMade ? made.keys() : [];
  if (oldest !== undefined) made.delete(oldest);
  return known;
}

/** Registers as they are in the workspace that is read: with the custom fields that are not archived. */
export async function registersHere(registers: readonly Register[], reading: Reading): Promise<readonly Register[]> {
  const all = await readCustomFields(reading);
  return registersWith(
    registers,
    all.filter(({ archivedAt }) => archivedAt === null),
  );
}

/** The same, with archived custom fields too: all that any record or entry may hold. */
export const registersWhole = async (registers: readonly Register[], reading: Reading): Promise<readonly Register[]> =>
  registersWith(registers, await readCustomFields(reading));

/** The register of the same kind among some; itself where none is. */
export const ownAmong = (registers: readonly Register[], register: Register): Register =>
  registers.find(({ kind }) => kind === register.kind) ?? register;
