import { parseInstant, parseLocalDate } from '../../../kernel/time.ts';
import { type SearchValues, textsOf } from '../../../kit/address.ts';
import { countryCodes } from '../../contract/countries.ts';
import { type Field, isOrdered, isToldWords, plainDecimal, plainMoney } from '../../contract/field.ts';
import { fieldPaths } from '../../contract/paths.ts';
import type { Register } from '../../contract/register.ts';

/** What a filter asks of a field. */
export type Asked =
  | { readonly kind: 'is'; readonly values: readonly string[] }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'between'; readonly from: string | undefined; readonly until: string | undefined }
  | { readonly kind: 'recorded' }
  | { readonly kind: 'missing' };

/** A filter on one field, or on an extra field by its name. Several filters must all hold. */
export type Filter =
  | { readonly on: 'field'; readonly field: string; readonly asked: Asked }
  | { readonly on: 'extra'; readonly name: string; readonly values: readonly string[] };

/** What can be asked of a field of each kind, the most usual first. */
export const askable: Readonly<Record<Field['kind'], readonly Asked['kind'][]>> = {
  text: ['contains', 'is', 'recorded', 'missing'],
  longText: ['contains', 'is', 'recorded', 'missing'],
  oneOf: ['is', 'recorded', 'missing'],
  manyOf: ['is', 'recorded', 'missing'],
  countries: ['is', 'recorded', 'missing'],
  urls: ['contains', 'is', 'recorded', 'missing'],
  date: ['between', 'recorded', 'missing'],
  dateTime: ['between', 'recorded', 'missing'],
  number: ['between', 'recorded', 'missing'],
  money: ['between', 'recorded', 'missing'],
  country: ['is', 'recorded', 'missing'],
  yesNo: ['is', 'recorded', 'missing'],
  file: ['contains', 'recorded', 'missing'],
  link: ['is', 'recorded', 'missing'],
  links: ['is', 'recorded', 'missing'],
};

/** The values that a field can have; `undefined` where it can have any. */
export function choicesOf(field: Field): readonly string[] | undefined {
  if (isToldWords(field)) return undefined;
  if (field.kind === 'oneOf' || field.kind === 'manyOf') return Object.keys(field.options);
  if (field.kind === 'yesNo') return ['yes', 'no'];
  return field.kind === 'countries' || field.kind === 'country' ? countryCodes : undefined;
}

/** Where a filter stands among others: a filter at the same place takes the other's place. */
export function placeOf(filter: Filter): string {
  if (filter.on === 'extra') return `extra ${filter.name}`;
  const { kind } = filter.asked;
  return `${filter.field} ${kind === 'recorded' || kind === 'missing' ? 'empty' : kind}`;
}

/** The filters with one more: in the place of `instead` where that is given, else in its own or at the end. */
export function withFilter(filters: readonly Filter[], filter: Filter, instead?: Filter): readonly Filter[] {
  const place = placeOf(instead ?? filter);
  const others = filters.filter((each) => placeOf(each) === place || placeOf(each) !== placeOf(filter));
  if (!others.some((each) => placeOf(each) === place)) return [...others, filter];
  return others.map((each) => (placeOf(each) === place ? filter : each));
}

/** The filters without the one at this place. */
export const withoutFilter = (filters: readonly Filter[], filter: Filter): readonly Filter[] =>
  filters.filter((each) => placeOf(each) !== placeOf(filter));

/** The filters of an address, and the names in it that are no filter or have no good value. Input may be hostile. */
export function readFilters(
  register: Register,
  search: SearchValues,
): { readonly filters: readonly Filter[]; readonly notUnderstood: readonly string[] } {
  const read = [
    ...fieldPaths(register.fields).flatMap(([path, field]) => readField(path, field, search)),
    ...readExtra(search),
  ];
  const filters = read.filter((each) => typeof each !== 'string');
  return { filters, notUnderstood: read.filter((each) => typeof each === 'string') };
}

type Read = Filter | string;

function readField(name: string, field: Field, search: SearchValues): readonly Read[] {
  const filter = (asked: Asked): Filter => ({ on: 'field', field: name, asked });
  const kinds = askable[field.kind];
  return [
    ...readIs(name, field, search),
    ...(kinds.includes('contains') ? readContains(name, search).map(filter) : []),
    ...(kinds.includes('between')
      ? readBetween(name, field, search).map((each) => (typeof each === 'string' ? each : filter(each)))
      : []),
    ...readEmpty(name, search).map((each) => (typeof each === 'string' ? each : filter(each))),
  ];
}

function readIs(name: string, field: Field, search: SearchValues): readonly Read[] {
  const texts = textsOf(search[name]).filter((text) => text !== '');
  if (texts.length === 0) return [];
  if (isOrdered(field)) return [name];
  const choices = choicesOf(field);
  const values = [...new Set(choices ? texts.filter((text) => choices.includes(text)) : texts)];
  const wrong = choices ? texts.filter((text) => !choices.includes(text)).map((text) => `${name}=${text}`) : [];
  return values.length === 0 ? wrong : [{ on: 'field', field: name, asked: { kind: 'is', values } }, ...wrong];
}

function readContains(name: string, search: SearchValues): readonly Asked[] {
  const text = textsOf(search[`${name}.contains`])[0]?.trim() ?? '';
  return text === '' ? [] : [{ kind: 'contains', text }];
}

function readBetween(name: string, field: Field, search: SearchValues): readonly (Asked | string)[] {
  const at = (end: 'from' | 'until') => textsOf(search[`${name}.${end}`])[0];
  const [from, until] = [boundAt(field, at('from')), boundAt(field, at('until'))];
  const wrong = (['from', 'until'] as const)
    .filter((end) => at(end) && !boundAt(field, at(end)))
    .map((end) => `${name}.${end}=${at(end) ?? ''}`);
  return from === undefined && until === undefined ? wrong : [{ kind: 'between', from, until }, ...wrong];
}

/** One end of a stretch in a field's own form; `undefined` for a text that is none. */
function boundAt(field: Field, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (field.kind === 'number') return plainDecimal(text);
  if (field.kind === 'money') return plainMoney(text);
  return field.kind === 'dateTime' ? parseInstant(text) : parseLocalDate(text);
}

function readEmpty(name: string, search: SearchValues): readonly (Asked | string)[] {
  const text = textsOf(search[`${name}.empty`])[0];
  if (text === undefined || text === '') return [];
  if (text === 'yes') return [{ kind: 'missing' }];
  return text === 'no' ? [{ kind: 'recorded' }] : [`${name}.empty=${text}`];
}

function readExtra(search: SearchValues): readonly Read[] {
  const texts = textsOf(search['extra']);
  const good = texts.filter((text) => text.indexOf('=') > 0);
  const byName = Map.groupBy(good, (text) => text.slice(0, text.indexOf('=')));
  const filters = [...byName].map(([name, each]): Filter => {
    const values = [...new Set(each.map((text) => text.slice(name.length + 1)))];
    return { on: 'extra', name, values };
  });
  return [...filters, ...texts.filter((text) => text.indexOf('=') <= 0).map((text) => `extra=${text}`)];
}

/** The filters as the names and values by which address and API know them. */
export function writeFilters(filters: readonly Filter[]): SearchValues {
  const extra = filters.flatMap((filter) =>
    filter.on === 'extra' ? filter.values.map((value) => `${filter.name}=${value}`) : [],
  );
  const fields = filters.flatMap((filter) => (filter.on === 'field' ? writeAsked(filter.field, filter.asked) : []));
  return { ...Object.fromEntries(fields), ...(extra.length === 0 ? {} : { extra }) };
}

function writeAsked(name: string, asked: Asked): readonly (readonly [string, string | readonly string[]])[] {
  switch (asked.kind) {
    case 'is':
      return [[name, asked.values]];
    case 'contains':
      return [[`${name}.contains`, asked.text]];
    case 'between':
      return [
        ...(asked.from === undefined ? [] : [[`${name}.from`, asked.from] as const]),
        ...(asked.until === undefined ? [] : [[`${name}.until`, asked.until] as const]),
      ];
    case 'recorded':
      return [[`${name}.empty`, 'no']];
    case 'missing':
      return [[`${name}.empty`, 'yes']];
  }
}

/** The names by which an address can say anything about a field's filters. */
export const filterNamesOf = (name: string, field: Field): readonly string[] => [
  name,
  `${name}.empty`,
  ...(isOrdered(field) ? [`${name}.from`, `${name}.until`] : []),
  ...(askable[field.kind].includes('contains') ? [`${name}.contains`] : []),
];
