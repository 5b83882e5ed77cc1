/** Somebody who can be mentioned. */
export type Member = { readonly person: string; readonly name: string };

/** Members by what is written for each after the `@`: the name, and for namesakes the end of the id behind it. */
export function labelsOf(members: readonly Member[]): ReadonlyMap<string, string> {
  const named = Map.groupBy(members, ({ name }) => name);
  return new Map(
    members.map(({ person, name }) => [
      person,
      (named.get(name)?.length ?? 0) > 1 ? `${name} (${person.slice(-4)})` : name,
    ]),
  );
}

/** A written text with ids in the place of labels; a longer label goes before a shorter one that it begins with. */
export function withIds(text: string, members: readonly Member[]): string {
  const labels = [...labelsOf(members)].sort(([, one], [, other]) => other.length - one.length);
  if (labels.length === 0) return text;
  const byLabel = new Map(labels.map(([person, label]) => [label, person]));
  const any = new RegExp(`@(${labels.map(([, label]) => escaped(label)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replaceAll(any, (_, label: string) => `@${byLabel.get(label) ?? label}`);
}

/** A stored text as its author writes it: labels in the place of ids. */
export function withLabels(text: string, members: readonly Member[]): string {
  const labels = labelsOf(members);
  return text.replaceAll(/@(per_[0-9a-z]{26})/gu, (found, person: string) => {
    const label = labels.get(person);
    return label === undefined ? found : `@${label}`;
  });
}

const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}-]/gu, '\\$&');

/** A mention that is being written: where its `@` stands, and what stands behind it up to the caret. */
export type Writing = { readonly from: number; readonly words: string };

/** The mention that the caret is in; `undefined` where it is in none. */
export function writingAt(text: string, caret: number): Writing | undefined {
  const [, words] = /(?:^|[\s([{])@([\p{L}\p{N}.'\u2019 -]{0,40})$/u.exec(text.slice(0, caret)) ?? [];
  if (words === undefined || /\s\s|\s\S+\s\S+\s/u.test(words)) return undefined;
  return { from: caret - words.length - 1, words };
}

/** The members whose name has every written word as the beginning of one of its own, at most eight. */
export function membersFor(words: string, members: readonly Member[]): readonly Member[] {
  const asked = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return members
    .filter(({ name }) => {
      const own = name.toLowerCase().split(/[\s-]+/u);
      return asked.every((word) => own.some((each) => each.startsWith(word)));
    })
    .slice(0, 8);
}
