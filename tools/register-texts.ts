// Lingui extractor: takes the texts of registers out of their declarations, under the ids by which the screens ask.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { defineConfig } from '@lingui/cli';
import { fieldsOf, type Register } from '../src/register/contract/register.ts';
import { sentencesIn } from './answer-texts.ts';

type Extractor = NonNullable<Parameters<typeof defineConfig>[0]['extractors']>[number];

const contractFile = /(^|\/)src\/modules\/[^/]+\/contract\.ts$/u;

/**
 * Extracts each register's labels, help texts, choices and groups, `register.<kind>.<field>.label` and so on, and the
 * sentences by which its contract refuses what does not fit.
 */
export const registerTexts: Extractor = {
  match: (filename) => contractFile.test(filename),
  async extract(filename, code, found) {
    for (const id of sentencesIn(code)) found({ id, message: id, origin: [filename, 1] });
    const exported: unknown = await import(pathToFileURL(resolve(filename)).href);
    for (const value of Object.values(exported ?? {})) {
      if (!isRegister(value)) continue;
      for (const [place, message] of textsOf(value)) {
        found({ id: `register.${value.kind}.${place}`, message, origin: [filename, 1] });
      }
    }
  },
};

const isRegister = (value: unknown): value is Register =>
  typeof value === 'object' && value !== null && 'noun' in value && 'fields' in value && 'groups' in value;

/** Every text of a register with its place, as `src/register/ui/texts.ts` asks for it. */
export function textsOf(register: Register): readonly (readonly [string, string])[] {
  const groups = Object.entries(register.groups).map(([name, label]) => [`group.${name}`, label] as const);
  const fields = fieldsOf(register).flatMap(([name, field]) => [
    [`${name}.label`, field.label] as const,
    [`${name}.help`, field.help] as const,
    ...optionsOf(field).map(([value, label]) => [`${name}.option.${value}`, label] as const),
  ]);
  return [['one', register.label.one], ['many', register.label.many], ...groups, ...fields];
}

const optionsOf = (field: Register['fields'][string]): readonly (readonly [string, string])[] =>
  'options' in field ? Object.entries(field.options).map(([value, { label }]) => [value, label] as const) : [];
