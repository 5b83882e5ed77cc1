import type { CustomFieldSeen } from './use-register-here.ts';

/** A field as it stands in its form; options are lines, those that are there already first. */
export type FieldDraft = Pick<CustomFieldSeen, 'label' | 'help' | 'kind' | 'group' | 'required'> & {
  readonly unit: string;
  readonly target: string;
  readonly options: readonly OptionDraft[];
};

/** A choice in the form; one without a value is new. */
export type OptionDraft = { readonly key: number; readonly value?: string; readonly label: string };

const empty: FieldDraft = {
  label: '',
  help: '',
  kind: 'text',
  group: 'custom',
  required: false,
  unit: '',
  target: 'staff',
  options: [],
};

/** The form of a new field, or of one that is there. */
export function draftOf(field: CustomFieldSeen | undefined): FieldDraft {
  if (!field) return empty;
  const { label, help, kind, group, required, unit, target, options } = field;
  return {
    ...{ label, help, kind, group, required },
    unit: unit ?? empty.unit,
    target: target ?? empty.target,
    options: options.map((option, key) => ({ key, ...option })),
  };
}

/** The form of a new field of which something is known already. */
export const startingAs = (known: {
  readonly label: string;
  readonly kind: FieldDraft['kind'];
  readonly options: readonly string[];
}): FieldDraft => ({
  ...empty,
  label: known.label,
  kind: known.kind,
  options: known.options.map((label, key) => ({ key, label })),
});

const hasOptions = ({ kind }: FieldDraft): boolean => kind === 'oneOf' || kind === 'manyOf';

const filled = ({ options }: FieldDraft): readonly OptionDraft[] =>
  options.filter(({ value, label }) => value !== undefined || label.trim() !== '');

/** What the form says of a new field. */
export const definitionOf = (draft: FieldDraft) => ({
  label: draft.label,
  help: draft.help,
  kind: draft.kind,
  group: draft.group,
  required: draft.required,
  ...(draft.kind === 'number' && draft.unit.trim() !== '' ? { unit: draft.unit } : {}),
  ...(draft.kind === 'link' ? { target: draft.target } : {}),
  ...(hasOptions(draft) ? { options: filled(draft).map(({ label }) => label) } : {}),
});

/** What the form says of a field that is there; its kind and what it links to stay. */
export const changeOf = (draft: FieldDraft) => ({
  label: draft.label,
  help: draft.help,
  group: draft.group,
  required: draft.required,
  ...(draft.kind === 'number' ? { unit: draft.unit.trim() === '' ? null : draft.unit } : {}),
  ...(hasOptions(draft)
    ? { options: filled(draft).map(({ value, label }) => (value === undefined ? { label } : { value, label })) }
    : {}),
});
