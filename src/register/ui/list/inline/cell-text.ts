import { type Field, type FieldValue, isMany } from '../../../contract/field.ts';
import type { Wording } from '../../value-texts.ts';

type Place = { readonly name: string; readonly wording: Wording };

/** Kinds whose own form is read everywhere; in the reader's form another product may take them for something else. */
const plainKinds: readonly Field['kind'][] = ['date', 'dateTime', 'number', 'money', 'country', 'countries', 'file'];

/** A cell's value as it goes to the clipboard, such that pasting it back reads the same; `shown` is what its reader sees. */
export function cellText(field: Field, value: FieldValue, shown: readonly string[]): string {
  const values = typeof value === 'string' ? [value] : (value ?? []);
  return (plainKinds.includes(field.kind) ? values : shown).join(field.kind === 'urls' ? '\n' : '; ');
}

/** A pasted text with the reader's words for choices as the server knows them; all else stays as it is. */
export function storedText(field: Field, text: string, { name, wording }: Place): string {
  if (field.kind === 'yesNo') return storedAnswer(text, wording);
  if (field.kind !== 'oneOf' && field.kind !== 'manyOf') return text;
  const options = new Map(
    Object.keys(field.options).map((option) => [folded(wording.texts.option(name, option)), option]),
  );
  const parts = isMany(field) ? text.split(/[;\n]/u) : [text];
  return parts.map((part) => options.get(folded(part)) ?? part.trim()).join('; ');
}

function storedAnswer(text: string, { yesNo }: Wording): string {
  if (folded(text) === folded(yesNo.yes)) return 'yes';
  return folded(text) === folded(yesNo.no) ? 'no' : text;
}

const folded = (text: string): string => text.trim().toLocaleLowerCase();
