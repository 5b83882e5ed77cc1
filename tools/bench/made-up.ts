import type { Field, FieldValue, Register } from '../../src/register/contract.ts';
import { writtenFieldsOf } from '../../src/register/contract.ts';
import type { Dice } from './dice.ts';
import {
  coined,
  countries,
  dateIn,
  type Linkable,
  type MadeUp,
  madeUpCompany,
  madeUpName,
  oneOf,
  sentences,
  several,
  someOf,
  subjects,
  type Words,
} from './texts.ts';

type Making = { readonly dice: Dice; readonly number: number; readonly linkable: Linkable };

/** How often a field that is not required has a value. */
const isFilled = 0.7;
const mostLinks = 2;

/**
 * A record of any register, by its declaration: every field that can be written, as often as people fill it in. Files are
 * left out, for their bytes would have to be there.
 */
export function madeUpRecord(register: Register, making: Making): MadeUp['values'] {
  const { dice } = making;
  return Object.fromEntries(
    writtenFieldsOf(register).flatMap(([name, field]) => {
      const own = named(register, name, making);
      if (own !== undefined) return [[name, own]];
      if (field.required !== true && !dice.chance(isFilled)) return [];
      return [[name, valueOf(field, making)]];
    }),
  );
}

/** What a record is called, its number and its address: each another one. */
function named({ kind, title }: Register, name: string, { dice, number }: Making): FieldValue | undefined {
  if (name === 'reference') return `${kind.slice(0, 1).toUpperCase()}-${String(number).padStart(6, '0')}`;
  if (name === 'email') return `person.${number}@example.org`;
  if (name !== title) return undefined;
  if (kind === 'staff') return madeUpName(dice);
  if (kind === 'supplier') return madeUpCompany(dice);
  return `${coined(dice)} ${dice.pickSkewed(subjects)} ${number}`;
}

/** Values of kinds of which a field says no more. */
const plain: Readonly<Partial<Record<Field['kind'], (making: Making) => FieldValue>>> = {
  text: ({ dice }) => sentences(dice, { from: 1, to: 4 }),
  longText: ({ dice }) => sentences(dice, { from: 10, to: 40 }),
  country: ({ dice }) => dice.pickSkewed(countries),
  countries: ({ dice }) => several(dice, countries),
  urls: ({ number }) => [`https://example.org/records/${number}`],
  yesNo: ({ dice }) => dice.pick(['yes', 'no']),
  date: ({ dice }) => dateIn(dice, { from: 2024, to: 2028 }),
  dateTime: ({ dice }) => `${dateIn(dice, { from: 2023, to: 2025 })}T10:00:00.000Z`,
  number: ({ dice }) => String(dice.whole(100_000)),
  money: ({ dice }) => `${dice.whole(900_000)}.00 EUR`,
};

function valueOf(field: Field, making: Making): FieldValue {
  const { dice, linkable } = making;
  if (field.kind === 'oneOf') return dice.pickSkewed(optionsOf(field.options));
  if (field.kind === 'manyOf') return several(dice, optionsOf(field.options));
  if (field.kind === 'link') return oneOf(dice, idsFor(linkable, field.to.noun));
  if (field.kind === 'links') return someOf(dice, idsFor(linkable, field.to.noun), mostLinks);
  return plain[field.kind]?.(making) ?? null;
}

const idsFor = (linkable: Linkable, noun: string): readonly string[] =>
  Object.entries(linkable).find(([register]) => register === noun)?.[1] ?? [];

function optionsOf(options: Readonly<Record<string, unknown>>): Words {
  const [first = '', ...others] = Object.keys(options);
  return [first, ...others];
}
