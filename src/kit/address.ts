/** What stands behind the `?` of an address: texts by name, a list where a name stands there more than once. */
export type SearchValues = Readonly<Record<string, string | readonly string[]>>;

/** Reads the part of an address behind the `?`; repeated names become a list, as the API reads them. */
export function readSearch(text: string): SearchValues {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Writes values as the part of an address from the `?` on; empty without any. What is neither text nor list is left out. */
export function writeSearch(values: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => textsOf(value).map((text) => [name, text])),
  );
  return params.size > 0 ? `?${params.toString()}` : '';
}

/** The texts of a search value: none for what is absent. */
export const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

/** The one text of a search value; the first of a list, `undefined` for what is absent or empty. */
export const textOf = (value: unknown): string | undefined => textsOf(value)[0] || undefined;

/** A path inside a workspace, from the root of the server on: `systems` is at `/w/ws_…/systems`. */
export const workspacePath = (workspace: string, path: string): string =>
  `/w/${workspace}${path === '' || path.startsWith('/') ? path : `/${path}`}`;

/** A path of this server to return to after signing in; anything that leads elsewhere gives `/`. Input may be hostile. */
export const safeReturn = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])/u.test(path) ? path : '/';
