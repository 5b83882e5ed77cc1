import { parseId } from '../../../kernel/id.ts';
import { nearestWord } from '../../../kernel/word.ts';
import { foldKey, quoted } from '../../../register/index.ts';
import type { SystemNamed } from '../store.ts';

/** What a row says of the AI system that it is about. */
export type Told = {
  readonly reference: string | undefined;
  readonly name: string | undefined;
  readonly unit: string | undefined;
};

/** The AI system that a row is about, with what is odd about it, or why there is none. */
export type Found =
  | { readonly system: SystemNamed; readonly odd?: Said }
  | { readonly system: undefined; readonly why: Said };

type Said = { readonly code: string; readonly message: string };

/** Beyond so many rows that are about no AI system, none is told which name it may have meant: that takes long. */
const mostMeant = 50;

/**
 * Finds AI systems as an import recognises rows: by id or reference, then by name, whose owner unit tells those of one name
 * apart. A name counts where the row has no reference, or the AI system has none. Nothing is taken where several fit.
 */
export function systemFinder(all: readonly SystemNamed[]): (told: Told) => Found {
  const byId = new Map<string, SystemNamed>(all.map((system) => [system.id, system]));
  const byReference = Map.groupBy(
    all.filter(({ reference }) => reference !== null),
    ({ reference }) => foldKey(reference ?? ''),
  );
  const byName = Map.groupBy(all, ({ name }) => foldKey(name));
  const names = all.filter(({ isArchived }) => !isArchived).map(({ name }) => name);
  let asked = 0;
  const missing = (name: string, reference: string | undefined): Found => {
    asked += 1;
    const near = asked > mostMeant ? undefined : nearestWord(name, names);
    const what =
      reference === undefined
        ? `there is no AI system ${quoted(name)}`
        : `there is no AI system ${quoted(name)}, nor one with the reference ${quoted(reference)}`;
    return not('system_not_found', near === undefined ? what : `${what}; did you mean \`${near}\`?`);
  };
  return ({ reference, name, unit }) => {
    const [first] = [reference, name].flatMap((text) => byId.get(text?.trim() ?? '') ?? []);
    if (first) return { system: first };
    const referred = reference === undefined ? [] : (byReference.get(foldKey(reference)) ?? []);
    if (referred.length > 0) return oneOf(referred, { name, what: `the reference ${quoted(reference)}` });
    if (name === undefined) return nameless(reference);
    const called = (byName.get(foldKey(name)) ?? []).filter(
      (each) => reference === undefined || each.reference === null,
    );
    const near = called.filter(
      (each) => unit === undefined || each.unit === null || foldKey(each.unit) === foldKey(unit),
    );
    return near.length === 0
      ? missing(name, reference)
      : oneOf(withUnit(near, unit), { name, what: `the name ${quoted(name)}` });
  };
}

/** Those of the unit that is named, where any is. */
function withUnit(near: readonly SystemNamed[], unit: string | undefined): readonly SystemNamed[] {
  const same = near.filter((each) => unit !== undefined && each.unit !== null && foldKey(each.unit) === foldKey(unit));
  return same.length > 0 ? same : near;
}

const nameless = (reference: string | undefined): Found => {
  if (reference === undefined)
    return not(
      'system_not_named',
      'the row has neither name nor reference of an AI system; fill one in, or take it out',
    );
  return parseId('system', reference) === undefined
    ? not('system_not_found', `there is no AI system with the reference ${quoted(reference)}`)
    : not('system_not_found', `there is no AI system with the id \`${reference}\``);
};

const not = (code: string, message: string): Found => ({ system: undefined, why: { code, message } });

/** The one that is not archived, where several have what was told. */
function oneOf(
  all: readonly SystemNamed[],
  { name, what }: { readonly name: string | undefined; readonly what: string },
): Found {
  const live = all.filter(({ isArchived }) => !isArchived);
  const [first, ...others] = live.length > 0 ? live : all;
  if (!first || others.length > 0) {
    const message = `${others.length + 1} AI systems have ${what}; add their reference, or the owner unit beside the name`;
    return not('system_ambiguous', message);
  }
  if (name === undefined || foldKey(name) === foldKey(first.name)) return { system: first };
  const message = `${what} belongs to ${quoted(first.name)}, and the row says ${quoted(name)}`;
  return { system: first, odd: { code: 'other_name', message } };
}
