import { type CatalogueFault, orNear, type SourceText } from './source-text.ts';

type Following = { readonly after: readonly string[] };
type Facts = ReadonlyMap<string, Following>;

/** The same questions, in which none stands before one that it follows; otherwise their order stays. */
export function inOrder<Asked extends { readonly fact: string }>(
  asks: readonly Asked[],
  facts: Facts,
): readonly Asked[] {
  const open = new Map(asks.map((ask) => [ask.fact, ask]));
  const ordered = new Map<string, Asked>();
  const add = (ask: Asked, above: readonly string[]): void => {
    if (ordered.has(ask.fact) || above.includes(ask.fact)) return;
    for (const name of facts.get(ask.fact)?.after ?? []) {
      const earlier = open.get(name);
      if (earlier) add(earlier, [...above, ask.fact]);
    }
    ordered.set(ask.fact, ask);
  };
  for (const ask of asks) add(ask, []);
  return [...ordered.values()];
}

/** The questions that can still be asked: not those of which nobody knows the answer, nor any that follows such a one. */
export function askable(asks: readonly string[], facts: Facts, unknown: ReadonlySet<string>): readonly string[] {
  const open = new Set(asks);
  const isLost = (name: string, above: readonly string[]): boolean =>
    open.has(name) &&
    !above.includes(name) &&
    (unknown.has(name) || (facts.get(name)?.after ?? []).some((each) => isLost(each, [...above, name])));
  return asks.filter((name) => !isLost(name, []));
}

type FactLine = {
  readonly line: Following & { readonly id: string };
  readonly source: SourceText;
  readonly index: number;
};

/** Questions that follow one that is not there, or themselves. */
export function orderFaults(lines: readonly FactLine[], facts: Facts): readonly CatalogueFault[] {
  return lines.flatMap(({ line, source, index }) =>
    line.after.flatMap((name, at) => {
      const place = source.at([index, 'after', at]);
      if (!facts.has(name))
        return [{ ...place, message: `there is no fact "${name}"${orNear(name, [...facts.keys()])}` }];
      return earlierThan(name, facts).has(line.id) ? [{ ...place, message: `"${line.id}" would follow itself` }] : [];
    }),
  );
}

/** A question and all that it follows. */
function earlierThan(name: string, facts: Facts, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const each of facts.get(name)?.after ?? []) earlierThan(each, facts, seen);
  return seen;
}
