/** A record that was selected, at the version that was seen. */
export type Chosen = { readonly id: string; readonly version: number; readonly archivedAt: string | null };

/** Which records of a list are selected: some of them, over any number of pages, or all that the view finds. */
export type Selection = {
  readonly chosen: ReadonlyMap<string, Chosen>;
  readonly isAll: boolean;
  /** The record that a range begins at: the one that was selected last by itself. */
  readonly anchor: string | undefined;
};

/** Nothing is selected. */
export const nothing: Selection = { chosen: new Map(), isAll: false, anchor: undefined };

/** Whether a record is selected. */
export const isChosen = ({ chosen, isAll }: Selection, id: string): boolean => isAll || chosen.has(id);

/** Selects a record, or takes it out; out of all of a view only the page that is seen stays. */
export function toggled(selection: Selection, rows: readonly Chosen[], id: string): Selection {
  const held = selection.isAll ? byId(rows) : selection.chosen;
  const row = rows.find((each) => each.id === id);
  const others = [...held.values()].filter((each) => each.id !== id);
  const isOut = held.has(id) || row === undefined;
  return { chosen: byId(isOut ? others : [...others, row]), isAll: false, anchor: id };
}

/** Selects every record of the page from the anchor to this one, beside those that are selected. */
export function ranged(selection: Selection, rows: readonly Chosen[], to: string): Selection {
  const [from, until] = [rows.findIndex(({ id }) => id === selection.anchor), rows.findIndex(({ id }) => id === to)];
  if (from === -1 || until === -1) return selection.chosen.has(to) ? selection : toggled(selection, rows, to);
  const range = rows.slice(Math.min(from, until), Math.max(from, until) + 1);
  return { ...selection, chosen: byId([...selection.chosen.values(), ...range]), isAll: false };
}

/** Selects the page, or takes it out where all of it is selected. */
export function pageToggled(selection: Selection, rows: readonly Chosen[]): Selection {
  if (selection.isAll) return nothing;
  const isWhole = rows.every(({ id }) => selection.chosen.has(id));
  const ids = new Set(rows.map(({ id }) => id));
  const others = [...selection.chosen.values()].filter(({ id }) => !ids.has(id));
  return { ...selection, chosen: byId(isWhole ? others : [...others, ...rows]), isAll: false };
}

/** Selects all that the view finds, on whatever page. */
export const all = (selection: Selection): Selection => ({ ...selection, isAll: true });

/** The selection at the versions that are seen now; the same one where none of them differs. */
export function refreshed(selection: Selection, rows: readonly Chosen[]): Selection {
  const newer = rows.filter(({ id, version }) => (selection.chosen.get(id)?.version ?? version) !== version);
  if (newer.length === 0) return selection;
  return { ...selection, chosen: byId([...selection.chosen.values(), ...newer]) };
}

const byId = (rows: readonly Chosen[]): ReadonlyMap<string, Chosen> =>
  new Map(rows.map(({ id, version, archivedAt }) => [id, { id, version, archivedAt }]));

/** A selection that components listen to one by one, so that selecting a row draws that row's box alone. */
export type SelectionStore = {
  readonly get: () => Selection;
  readonly set: (selection: Selection) => void;
  readonly listen: (listener: () => void) => () => void;
};

/** Makes a store with nothing selected. */
export function selectionStore(): SelectionStore {
  let current = nothing;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (selection) => {
      current = selection;
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
