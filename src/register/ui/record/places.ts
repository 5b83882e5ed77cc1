import type { Field } from '../../contract/field.ts';
import { fieldsOf, type Register, writtenFieldsOf } from '../../contract/register.ts';
import type { RegisterTexts } from '../texts.ts';
import { extraNameOf } from './changes.ts';

/** Extra fields hold any text that a file brought. */
const extraField = (name: string): Field => ({
  kind: 'longText',
  maxLength: 100_000,
  group: '',
  label: name,
  help: '',
});

/** The field at a place; an extra field is a long text under its own name. */
export function fieldAt(register: Register, place: string): Field {
  const extra = extraNameOf(place);
  return register.fields[place] ?? extraField(extra ?? place);
}

/** What people call the field at a place. */
export const labelAt = (texts: RegisterTexts, place: string): string => extraNameOf(place) ?? texts.label(place);

/** The field by which people here know a record, beside its title: the first that recognises one by itself. */
export const referenceOf = ({ keys, title }: Register): string | undefined =>
  keys.find((key) => key.length === 1 && key[0] !== title)?.[0];

/** A group of fields of a record's page. */
export type FieldGroup = { readonly group: string; readonly names: readonly string[] };

/** The fields of a register by group, in the order of the declaration; those that are `written`, or all. */
export const groupsOf = (register: Register, which: 'all' | 'written' = 'all'): readonly FieldGroup[] =>
  Object.keys(register.groups)
    .map((group) => ({
      group,
      names: (which === 'all' ? fieldsOf : writtenFieldsOf)(register)
        .filter(([, field]) => field.group === group)
        .map(([name]) => name),
    }))
    .filter(({ names }) => names.length > 0);
