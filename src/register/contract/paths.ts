import { type Field, type Fields, linkOf } from './field.ts';

/**
 * Every field by which a list can be filtered, with its path: the register's own, and through each link those of the
 * linked records, as `supplier.countries`. Links are followed once.
 */
export const fieldPaths = (fields: Fields): readonly (readonly [string, Field])[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    [name, field] as const,
    ...Object.entries(linkOf(field)?.fields ?? {})
      .filter(([, inner]) => linkOf(inner) === undefined)
      .map(([inner, each]) => [`${name}.${inner}`, each] as const),
  ]);

/** The field at a path; `undefined` where there is none. */
export function fieldAtPath(fields: Fields, path: string): Field | undefined {
  const [name = '', inner] = path.split('.');
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (inner === undefined || field === undefined) return field;
  const linked = linkOf(field)?.fields ?? {};
  const found = Object.hasOwn(linked, inner) ? linked[inner] : undefined;
  return found && linkOf(found) === undefined ? found : undefined;
}
