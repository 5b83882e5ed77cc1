/** The same plain answer with some of its texts, those under the given names at any depth, as `map` gives them. */
export const mapTexts = <T>(value: T, names: ReadonlySet<string>, map: (text: string) => string): T =>
  mapped(value, { names, map, isNamed: false }) as T;

type Mapping = {
  readonly names: ReadonlySet<string>;
  readonly map: (text: string) => string;
  readonly isNamed: boolean;
};

function mapped(value: unknown, mapping: Mapping): unknown {
  if (typeof value === 'string') return mapping.isNamed ? mapping.map(value) : value;
  if (Array.isArray(value)) return value.map((each) => mapped(each, mapping));
  if (typeof value !== 'object' || value === null) return value;
  const { names } = mapping;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapped(each, { ...mapping, isNamed: names.has(name) })]),
  );
}
