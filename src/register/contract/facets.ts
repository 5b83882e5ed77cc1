import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import type { Field } from './field.ts';
import { fieldsOf, type Register } from './register.ts';
import { filterSchema } from './schemas.ts';

/** The longest text whose values are counted: what is longer is a sentence, and hardly stands there twice. */
const shortText = 500;

/** How many values of a field are given, the most frequent first; those that are filtered by always are. */
export const mostValues = 50;

const countedKinds: Readonly<Record<Field['kind'], boolean>> = {
  text: true,
  longText: false,
  oneOf: true,
  manyOf: true,
  countries: true,
  country: true,
  urls: false,
  date: false,
  dateTime: false,
  number: false,
  money: false,
  yesNo: true,
  file: false,
  link: true,
  links: true,
};

/** The fields of a register whose values are counted: all that several records share, so no title and no key of its own. */
export const facetNames = (register: Register): readonly string[] => {
  const unique = new Set([register.title, ...register.keys.filter(({ length }) => length === 1).flat()]);
  return fieldsOf(register)
    .filter(([name, field]) => countedKinds[field.kind] && !unique.has(name) && isShort(field))
    .map(([name]) => name);
};

const isShort = (field: Field): boolean => field.kind !== 'text' || field.maxLength <= shortText;

/** The values of one field with how many records have each; `more` says that there are others beside these. */
const facetSchema = z.object({
  field: z.string(),
  values: z.array(z.object({ value: z.string(), records: z.int() })),
  missing: z.int().describe('how many records have nothing recorded there'),
  more: z.boolean(),
});

/** Which values the records of a list have, and how often. */
export const facetContracts = (register: Register) =>
  ({
    facets: {
      id: `${register.noun}.facets`,
      summary: `Count the values that the filtered ${register.label.many} have, field by field; a field's own filter does not narrow its own values`,
      may: `${register.kind}.read`,
      method: 'GET',
      path: `/workspaces/{workspace}/${register.noun}/facets`,
      takes: z.strictObject({
        workspace: idOf('workspace'),
        ...filterSchema(register),
        facets: z
          .array(z.enum(facetNames(register)))
          .max(50)
          .optional()
          .describe('the fields whose values are counted; without it those that the list shows first'),
      }),
      gives: z.object({ facets: z.array(facetSchema), titles: z.record(z.string(), z.string()) }),
      refuses: [],
      example: { workspace: 'ws' },
      isRemembered: true,
    },
  }) as const satisfies Record<string, Contract>;
