import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Json } from '../../../kernel/canonical.ts';
import type { FieldValue } from '../../../register/contract.ts';

type Component = { readonly [name: string]: Json };

/** An object without the names that have no value. */
export const withoutBlanks = (all: Readonly<Record<string, Json | undefined>>): Component =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );

/** Our own fields that the format has no place for, as properties under our own name, in order; nothing for none. */
export function properties(values: Readonly<Record<string, FieldValue>>): Component {
  const all = Object.entries(values).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : (value ?? []).join(', ');
    return text.trim() === '' ? [] : [{ name: `brehon:${name}`, value: text.toWellFormed() }];
  });
  return all.length === 0 ? {} : { properties: all.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

const licenceSchema = z.object({ enum: z.array(z.string()) });
let licences: ReadonlyMap<string, string> | undefined;

function knownLicences(): ReadonlyMap<string, string> {
  const file = new URL(
    'res/schema/spdx.SNAPSHOT.schema.json',
    import.meta.resolve('@cyclonedx/cyclonedx-library/package.json'),
  );
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(licenceSchema.parse(parsed).enum.map((id) => [id.toLowerCase(), id]));
}

/** A licence by its SPDX id where the text is one, else by name. */
export function licenceOf(text: string): Component {
  licences ??= knownLicences();
  const id = licences.get(text.trim().toLowerCase());
  return { license: id === undefined ? { name: text } : { id } };
}
