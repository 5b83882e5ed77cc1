import { type Field, namesPeople } from '../contract.ts';
import type { Coercer } from './coerce.ts';
import { type ColumnProfile, distinctness, shareOf, total } from './profile.ts';
import type { FieldRole } from './roles.ts';

/** What a field is, as far as a column's values tell whether they can be its. */
export type Candidate = {
  readonly field: Field;
  readonly role: FieldRole;
  readonly coerce: Coercer;
};

const yesOrNo = /^(?:yes|no|y|n|true|false|ja|nein|nee|oui|non|si|sí|sim|0|1)\b.{0,2}$/iu;
const address = /^https?:\/\//iu;
const dateLike = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/u;
const wordy = /[\p{L}]{2}/u;
const personLike = /@|^(?:[\p{Lu}][\p{L}'’.-]*,?\s+){1,4}[\p{Lu}][\p{L}'’.-]*$/u;

/** The share of a column's telling values that a field understands, from 0 to 1; 1 where nothing is told. */
const understood = (coerce: Coercer, { told }: ColumnProfile): number =>
  told.size === 0 ? 1 : shareOf(told, (value) => coerce(value).said === undefined);

/** Fields that take any text: their values speak only weakly for a column. Links take titles. */
const isProse = ({ kind }: Field): boolean =>
  kind === 'text' || kind === 'longText' || kind === 'link' || kind === 'links';

/** Whether a column that is called like a field can be it by its values. The surer the name, the less is asked of them. */
export function fits(candidate: Candidate, column: ColumnProfile, isExact: boolean): boolean {
  const { field, coerce } = candidate;
  if (!isProse(field)) return understood(coerce, column) >= (isExact ? 0.1 : 0.5);
  return isExact || column.told.size === 0 || fitsAsText(candidate, column);
}

function fitsAsText({ field, role, coerce }: Candidate, column: ColumnProfile): boolean {
  const { told } = column;
  if (shareOf(told, (value) => yesOrNo.test(value)) >= 0.5) return false;
  if (understood(coerce, column) < 1) return false;
  if (namesPeople(field) && shareOf(told, (value) => personLike.test(value)) < 0.3) return false;
  if (role === 'key') return distinctness(told) >= 0.9;
  return role !== 'title' || canNameRecords(column);
}

/** Whether values could name records: words, mostly different, no dates and no addresses. */
function canNameRecords({ share, told }: ColumnProfile): boolean {
  const isName = (value: string): boolean => wordy.test(value) && !address.test(value) && !dateLike.test(value);
  return share >= 0.5 && shareOf(told, isName) >= 0.8 && (distinctness(told) >= 0.3 || total(told) < 10);
}

/** Whether a column without a telling heading is the file's list of names: short, nearly all filled, nearly all different. */
export function looksLikeNames(column: ColumnProfile): boolean {
  const { told, share } = column;
  if (share < 0.9 || distinctness(told) < 0.7) return false;
  const length = told.keys().reduce((sum, value) => sum + value.length, 0) / told.size;
  const spaced = shareOf(told, (value) => /\s/u.test(value));
  return length >= 3 && length <= 120 && spaced >= 0.3 && canNameRecords(column);
}

/** More different values than this are no choice from a list. */
const mostOptions = 40;

/** Whether nearly all values are options of a field, of at least three kinds: then the heading need not tell it. */
export function looksLikeOptions({ field, coerce }: Candidate, { told, values }: ColumnProfile): boolean {
  if (field.kind !== 'oneOf' || told.size < 3 || told.size > mostOptions) return false;
  if (total(told) < 5 || total(told) < total(values) / 2) return false;
  const options = new Set([...told.keys()].map((value) => coerce(value).value).filter((value) => value !== null));
  return options.size >= 3 && shareOf(told, (value) => coerce(value).value !== null) >= 0.9;
}

/** Whether a closed field understands nearly all values of a column whose heading has a word of its names. */
export const looksUnderstood = ({ field, coerce }: Candidate, column: ColumnProfile): boolean =>
  ['oneOf', 'manyOf', 'countries'].includes(field.kind) && column.told.size > 0 && understood(coerce, column) >= 0.9;

const addressHeading = /\b(?:url|uri|link|links|website|web|webpage|site|homepage|repository|repo)\b/iu;

/** Whether a column called after addresses holds them. */
export const looksLikeAddresses = ({ field }: Candidate, { heading, told }: ColumnProfile): boolean =>
  field.kind === 'urls' &&
  addressHeading.test(heading.replaceAll(/[_-]/gu, ' ')) &&
  shareOf(told, (value) => address.test(value)) >= 0.9;
