import { type FieldValue, isComputed } from '../../contract/field.ts';
import type { Register } from '../../contract/register.ts';
import { fieldValueOf, isMissing, isSameValue } from '../values.ts';

type OneOfTwo = { readonly id: string; readonly values: Readonly<Record<string, unknown>> };

/** Two records that are compared. */
export type Compared<R extends OneOfTwo = OneOfTwo> = readonly [R, R];

/** By field, the record whose value is kept, or `both`; fields that are not there keep what `usual` says. */
export type Choices = Readonly<Record<string, string | undefined>>;

/** A field in which two records differ, with both values. */
export type Difference = { readonly name: string; readonly values: readonly [FieldValue, FieldValue] };

/** The fields in which two records differ, in the order of the declaration. */
export const differencesOf = ({ fields }: Register, [one, other]: Compared): readonly Difference[] =>
  Object.entries(fields)
    .filter(([, field]) => !isComputed(field))
    .map(([name]): Difference => ({ name, values: [fieldValueOf(one.values[name]), fieldValueOf(other.values[name])] }))
    .filter(({ values: [own, theirs] }) => !isSameValue(own, theirs));

/** Whose value is kept where nobody chose: the kept record's own, or the other's where it has none. */
export function usual({ name }: Pick<Difference, 'name'>, [one, other]: Compared, kept: string): string {
  const [own, theirs] = kept === one.id ? [one, other] : [other, one];
  return isMissing(fieldValueOf(own.values[name])) ? theirs.id : own.id;
}

/** The choices as the operation takes them: by winner and loser. */
export function chosenSides(
  differences: readonly Difference[],
  { pair, kept, choices }: { readonly pair: Compared; readonly kept: string; readonly choices: Choices },
): Readonly<Record<string, 'winner' | 'loser' | 'both'>> {
  return Object.fromEntries(
    differences.map(({ name }) => {
      const of = choices[name] ?? usual({ name }, pair, kept);
      return [name, of === 'both' ? 'both' : of === kept ? 'winner' : 'loser'];
    }),
  );
}
