import { useLingui } from '@lingui/react/macro';
import { listText } from '../../../kit/list-text.ts';
import type { Field } from '../../contract/field.ts';
import { fieldAtPath } from '../../contract/paths.ts';
import { useRegister } from '../register-context.tsx';
import { useWording, valueTexts, type Wording } from '../value-texts.ts';
import type { Asked, Filter } from './filters.ts';

/** What a filter is called, and what it asks for, as its chip says it. */
export type FilterWords = { readonly subject: string; readonly asks: string };

/** Gives a function that puts a filter into words. */
export function useFilterWords(): (filter: Filter) => FilterWords {
  const { register, texts } = useRegister();
  const { t, i18n } = useLingui();
  const wording = useWording();
  const or = (words: readonly string[]) => listText(words, i18n.locale, 'disjunction');
  const quoted = (value: string) => (value === '' ? t`nothing` : t`“${value}”`);
  const fieldAsks = (name: string, asked: Asked): string => {
    const field = fieldAtPath(register.fields, name);
    switch (asked.kind) {
      case 'is': {
        const words = field ? valueTexts(field, asked.values, { name, wording }) : [];
        const listed = or(field && 'maxLength' in field ? words.map(quoted) : words);
        return t`is ${listed}`;
      }
      case 'contains': {
        const text = quoted(asked.text);
        return t`contains ${text}`;
      }
      case 'between':
        return between(name, asked);
      case 'recorded':
        return t`is recorded`;
      case 'missing':
        return t`is not recorded`;
    }
  };
  const between = (name: string, { from, until }: Extract<Asked, { kind: 'between' }>): string => {
    const field = fieldAtPath(register.fields, name);
    const shown = (bound: string) => boundText(field, bound, wording);
    const [first, last] = [from && shown(from), until && shown(until)];
    if (first && last) return t`from ${first} until ${last}`;
    return first ? t`from ${first}` : t`until ${last}`;
  };
  return (filter) => {
    if (filter.on === 'field')
      return { subject: texts.label(filter.field), asks: fieldAsks(filter.field, filter.asked) };
    const listed = or(filter.values.map(quoted));
    return { subject: filter.name, asks: t`is ${listed}` };
  };
}

/** A stretch of moments is asked for by whole days. */
function boundText(field: Field | undefined, bound: string, wording: Wording): string {
  if (!field) return bound;
  const isMoment = field.kind === 'dateTime';
  const [text] = valueTexts(isMoment ? { ...field, kind: 'date' } : field, isMoment ? bound.slice(0, 10) : bound, {
    name: '',
    wording,
  });
  return text ?? bound;
}
