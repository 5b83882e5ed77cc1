import { type Contract, pathNames } from './operation.ts';

/** Where the API begins on a server. */
export const apiRoot = '/api/v1';

/** An operation's call, ready to be sent: `url` begins with `/api/v1`; `json` is absent where there is no JSON body. */
export type CallRequest = {
  readonly method: Contract['method'];
  readonly url: string;
  readonly json?: Readonly<Record<string, unknown>>;
};

/** Whether what is not in the path travels in the query instead of a JSON body. */
export const readsQuery = (contract: Contract): boolean =>
  contract.method === 'GET' || contract.method === 'DELETE' || contract.takesFile !== undefined;

/** Lays an input out as its contract says: names in the path into the path, the rest into query or JSON body. */
export function requestOf(contract: Contract, input: Readonly<Record<string, unknown>>): CallRequest {
  const inPath = pathNames(contract.path);
  const path = inPath.reduce(
    (filled, name) => filled.replace(`{${name}}`, encodeURIComponent(String(input[name]))),
    `${apiRoot}${contract.path}`,
  );
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined);
  if (!readsQuery(contract)) return { method: contract.method, url: path, json: Object.fromEntries(rest) };
  const query = new URLSearchParams(rest.flatMap(([name, value]) => queryPairs(name, value)));
  return { method: contract.method, url: query.size > 0 ? `${path}?${query.toString()}` : path };
}

const queryPairs = (name: string, value: unknown): string[][] =>
  Array.isArray(value) ? value.map((each) => [name, String(each)]) : [[name, String(value)]];
