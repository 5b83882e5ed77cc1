import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { customGroup, isCustom } from '../contract/custom.ts';
import { type Field, linkOf } from '../contract/field.ts';
import { fieldAtPath } from '../contract/paths.ts';
import type { Register } from '../contract/register.ts';

/** A register's texts in the reader's language; each falls back to the English of the declaration. */
export type RegisterTexts = {
  /** What one record is called, and several. */
  readonly one: string;
  readonly many: string;
  readonly label: (field: string) => string;
  readonly help: (field: string) => string;
  /** What a choice of a field is called; a value that is no choice is shown as it is. */
  readonly option: (field: string, value: string) => string;
  readonly group: (group: string) => string;
};

/** The texts of a register: ids are `register.<kind>.<field>.label`, `….help`, `….option.<value>`, `register.<kind>.group.<name>`. */
export function useRegisterTexts(register: Register): RegisterTexts {
  const { i18n } = useLingui();
  return useMemo(() => textsOf(register, i18n), [register, i18n]);
}

/** As `useRegisterTexts`, where no component is being rendered. */
export function textsOf(register: Register, i18n: I18n): RegisterTexts {
  const { kind, fields, groups } = register;
  const text = (place: string, message: string, of: string = kind) => {
    // What a workspace wrote is shown as it is.
    if (isCustom(place)) return message;
    const descriptor = { id: `register.${of}.${place}`, message };
    return i18n._(descriptor);
  };
  const inField = (path: string, part: string, read: (field: Field) => string | undefined) => {
    const [name = '', inner] = path.split('.');
    const field = fieldAtPath(fields, path);
    const message = field && read(field);
    if (message === undefined) return undefined;
    const link = inner === undefined ? undefined : fields[name];
    const linked = link && linkOf(link)?.kind;
    return linked === undefined ? text(`${name}.${part}`, message) : text(`${inner}.${part}`, message, linked);
  };
  const label = (path: string): string => inField(path, 'label', (field) => field.label) ?? path;
  return {
    one: text('one', register.label.one),
    many: text('many', register.label.many),
    label: (path) => {
      const name = path.split('.')[0] ?? path;
      return name === path ? label(path) : `${label(name)}: ${label(path)}`;
    },
    help: (name) => inField(name, 'help', (field) => field.help) ?? '',
    option: (name, value) => inField(name, `option.${value}`, (field) => optionLabel(field, value)) ?? value,
    group: (name) => (name === customGroup ? i18n._(furtherFields) : text(`group.${name}`, groups[name] ?? name)),
  };
}

const furtherFields = msg`Further fields`;

const optionLabel = (field: Field, value: string): string | undefined =>
  field.kind === 'oneOf' || field.kind === 'manyOf' ? field.options[value]?.label : undefined;
