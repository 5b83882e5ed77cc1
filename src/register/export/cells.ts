import { dateOf, type Instant } from '../../kernel/time.ts';
import { type Field, type FieldValue, fieldsOf, type Option, type Register } from '../contract.ts';
import { extraPrefix, ownHeadings } from '../import/own-format.ts';
import { joinedList } from '../import/quoted-list.ts';

/** A record as an export writes it. Whether it is archived is not told: an import restores nothing. */
export type ExportedRecord = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly titles?: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string>>;
};

/**
 * What an export writes: fields by name in the order of their columns, and after them a column for each extra name.
 * `records` is read once, from first to last, and no more of it is held than a few at a time.
 */
export type ExportRequest = {
  readonly register: Register;
  readonly fields: readonly string[];
  readonly extraNames: readonly string[];
  readonly records: AsyncIterable<ExportedRecord>;
  /** The moment that the records are as on; absent where they are as they are now. */
  readonly asOn?: Instant | undefined;
};

/** What an export is called: the register, and the day it is as on. */
export const exportTitle = ({ register, asOn }: Pick<ExportRequest, 'register' | 'asOn'>): string =>
  asOn === undefined ? register.label.many : `${register.label.many} ${dateOf(asOn)}`;

/** A column of an export; `field` is absent for an extra field's. */
export type ExportColumn = {
  readonly heading: string;
  readonly field?: Field;
  /** The cell's text; empty where nothing is recorded. */
  readonly textOf: (record: ExportedRecord) => string;
};

/** The columns of an export. Headings are such that an import of the same file knows every one of them. */
export function columnsOf({
  register,
  fields,
  extraNames,
  asOn,
}: Omit<ExportRequest, 'records'>): readonly ExportColumn[] {
  const known = new Map(fieldsOf(register));
  return [
    ...fields.flatMap((name): readonly ExportColumn[] => {
      const field = known.get(name);
      return field
        ? [
            {
              heading: field.label,
              field,
              textOf: ({ values, titles }) => fieldText(field, values[name] ?? null, titles),
            },
          ]
        : [];
    }),
    ...extraNames.map((name) => ({
      heading: `${extraPrefix}${name}`,
      textOf: ({ extra }: ExportedRecord) => (Object.hasOwn(extra, name) ? (extra[name] ?? '') : ''),
    })),
    ...(asOn === undefined ? [] : [{ heading: ownHeadings.asOn, textOf: () => asOn }]),
  ];
}

/** A field's value as people read it and an import reads it back. */
function fieldText(field: Field, value: FieldValue, titles: ExportedRecord['titles'] = {}): string {
  if (value === null) return '';
  const values = typeof value === 'string' ? [value] : value;
  if ('options' in field) return values.map((name) => labelOf(field.options, name)).join('; ');
  if ('to' in field) {
    const told = values.map((id) => titles[id] ?? id);
    return field.kind === 'links' ? joinedList(told) : told.join('; ');
  }
  if (field.kind !== 'country' && field.kind !== 'countries') return values.join('\n');
  // `NA` alone is Namibia to us and `not applicable` to everybody else.
  return values.length === 1 && values[0] === 'NA' ? 'NAM' : values.join('; ');
}

const labelOf = (options: Readonly<Record<string, Option>>, name: string): string => options[name]?.label ?? name;
