import { useLingui } from '@lingui/react/macro';
import { dateText, formatLocale } from '../../../kit/DateText.tsx';
import { fieldAtPath } from '../../contract/paths.ts';
import { useRegister } from '../register-context.tsx';
import { useWording, valueTexts } from '../value-texts.ts';
import type { Asked, Filter } from './filters.ts';

/** What a filter is called, and what it asks for, as its chip says it. */
export type FilterWords = { readonly subject: string; readonly asks: string };

/** Gives a function that puts a filter into words. */
export function useFilterWords(): (filter: Filter) => FilterWords {
  const { register, texts } = useRegister();
  const { t, i18n } = useLingui();
  const wording = useWording();
  const or = new Intl.ListFormat(formatLocale(i18n.locale), { type: 'disjunction' });
  const quoted = (value: string) => (value === '' ? t`nothing` : `“${value}”`);
  const day = (at: string) => dateText(at, { locale: i18n.locale });
  const fieldAsks = (name: string, asked: Asked): string => {
    const field = fieldAtPath(register.fields, name);
    switch (asked.kind) {
      case 'is': {
        const words = field ? valueTexts(field, asked.values, { name, wording }) : [];
        const listed = or.format(field && 'maxLength' in field ? words.map(quoted) : words);
        return t`is ${listed}`;
      }
      case 'contains': {
        const text = quoted(asked.text);
        return t`contains ${text}`;
      }
      case 'between':
        return between(asked);
      case 'recorded':
        return t`is recorded`;
      case 'missing':
        return t`is not recorded`;
    }
  };
  const between = ({ from, until }: Extract<Asked, { kind: 'between' }>): string => {
    const shown = (bound: string) => (/^\d{4}-\d\d-\d\d/u.test(bound) ? day(bound) : bound);
    const [first, last] = [from && shown(from), until && shown(until)];
    if (first && last) return t`from ${first} until ${last}`;
    return first ? t`from ${first}` : t`until ${last}`;
  };
  return (filter) => {
    if (filter.on === 'field')
      return { subject: texts.label(filter.field), asks: fieldAsks(filter.field, filter.asked) };
    const listed = or.format(filter.values.map(quoted));
    return { subject: filter.name, asks: t`is ${listed}` };
  };
}
