import { fieldAtPath } from '../../contract/paths.ts';
import type { Register } from '../../contract/register.ts';
import { type Asked, askable, type Filter } from './filters.ts';

/** A filter while it is being written: it may still lack what would make it one. */
export type FilterDraft = {
  /** The extra field's name; `undefined` for a filter on a field. */
  readonly extra: string | undefined;
  readonly field: string;
  readonly kind: Asked['kind'];
  readonly text: string;
  readonly values: readonly string[];
  readonly from: string;
  readonly until: string;
};

const nothing = { text: '', values: [], from: '', until: '' } as const;

/** A draft of a filter on an extra field whose name is still to be written. */
export const extraDraft: FilterDraft = { ...nothing, extra: '', field: '', kind: 'is' };

/** A draft of a filter on a field: of the one that is there already, or of what is most usually asked. */
export function fieldDraft(register: Register, name: string, filters: readonly Filter[]): FilterDraft {
  const there = filters.find((filter) => filter.on === 'field' && filter.field === name);
  if (there) return draftOf(there);
  const field = fieldAtPath(register.fields, name);
  return { ...nothing, extra: undefined, field: name, kind: (field && askable[field.kind][0]) ?? 'is' };
}

/** A filter as a draft. */
export function draftOf(filter: Filter): FilterDraft {
  if (filter.on === 'extra') return { ...extraDraft, extra: filter.name, values: filter.values };
  const { asked, field } = filter;
  const draft = { ...nothing, extra: undefined, field, kind: asked.kind };
  switch (asked.kind) {
    case 'is':
      return { ...draft, values: asked.values };
    case 'contains':
      return { ...draft, text: asked.text };
    case 'between':
      return { ...draft, from: asked.from ?? '', until: asked.until ?? '' };
    case 'recorded':
    case 'missing':
      return draft;
  }
}

/** The filter that a draft has become; `undefined` where something is still missing. */
export function filterOf(draft: FilterDraft): Filter | undefined {
  if (draft.extra !== undefined) return extraFilter(draft.extra.trim(), draft.values);
  const asked = askedOf(draft);
  return asked && { on: 'field', field: draft.field, asked };
}

function extraFilter(name: string, values: readonly string[]): Filter | undefined {
  if (name === '' || name.includes('=')) return undefined;
  return { on: 'extra', name, values: values.length === 0 ? [''] : values };
}

function askedOf({ kind, text, values, from, until }: FilterDraft): Asked | undefined {
  switch (kind) {
    case 'is':
      return values.length === 0 ? undefined : { kind, values };
    case 'contains':
      return text.trim() === '' ? undefined : { kind, text: text.trim() };
    case 'between':
      return from === '' && until === '' ? undefined : { kind, from: from || undefined, until: until || undefined };
    case 'recorded':
    case 'missing':
      return { kind };
  }
}
