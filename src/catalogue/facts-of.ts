import * as z from 'zod';
import type { Facts, FactValue } from '../engine/index.ts';

/** Facts as a case or a file has them; a value of a shape that no fact has is left out, and so unknown. */
export function factsOf(raw: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(raw)) {
    const fits = factValueOf(value);
    if (fits !== undefined) facts[name] = fits;
  }
  return facts;
}

const texts = z.array(z.string());
const things = z.array(z.record(z.string(), z.unknown()));

function factValueOf(value: unknown): FactValue | undefined {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  return texts.safeParse(value).data ?? things.safeParse(value).data?.map(factsOf);
}
