import type { Refusal } from '../../../kernel/problem.ts';
import type { FieldValue, Register } from '../../../register/contract.ts';
import { foldKey } from '../../../register/import/fold.ts';
import { datasets } from '../../datasets/contract.ts';
import { suppliers } from '../../suppliers/contract.ts';
import { models } from '../contract.ts';
import { extraOf, fitted, type Said } from './fit.ts';
import type { TreePath } from './tree.ts';

/** What a card or a bill of materials may hold of our registers. */
export const partRegisters = { supplier: suppliers, dataset: datasets, model: models } as const satisfies Record<
  string,
  Register
>;

/** The kind of a part, which is the kind of its register's records. */
export type PartKind = keyof typeof partRegisters;

/** One thing that a file tells of, as a record's values; its links name other parts of the file by their keys. */
export type Part = {
  readonly kind: PartKind;
  /** What other parts of the same file link to it by. */
  readonly key: string;
  /** Where in the file it is told of first. */
  readonly path: TreePath;
  /** Fields that hold no links, as the register would record them. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** What the file says that no field holds, under the file's own names. */
  readonly extra: Readonly<Record<string, string>>;
};

/** Something in a file that a person should look at; none of them refuses it. */
export type BomNotice = { readonly path: TreePath; readonly code: string; readonly message: string };

/** A model card or a bill of materials that was understood. */
export type Bom = {
  /** What the file is, as people call it: `CycloneDX`. */
  readonly format: string;
  readonly version: string | null;
  /** Suppliers first, then datasets, then models. */
  readonly parts: readonly Part[];
  readonly notices: readonly BomNotice[];
};

/** A file that is none, with the reason and where in it. */
export type NotABom = Refusal<'file_not_understood'>;

/** Words for fields by their names, not yet values. */
export type DraftSaid = Readonly<Record<string, Said>>;

/** Words that no field has a place for, under the file's own names. */
export type DraftExtra = Readonly<Record<string, string | undefined>>;

/** A part as a reader finds it: texts that are not yet values. */
export type PartDraft = {
  readonly path: TreePath;
  readonly said: DraftSaid;
  readonly links?: Readonly<Record<string, readonly (string | undefined)[]>>;
  readonly extra?: DraftExtra;
};

/** Collects the parts of one file: what is told of twice becomes one part, and what was said first holds. */
export type Parts = {
  /** Adds a part and gives its key. */
  readonly add: (kind: PartKind, draft: PartDraft) => string;
  /** A supplier by name; `undefined` where no name is given. */
  readonly supplier: (name: string | undefined, path: TreePath) => string | undefined;
  readonly notice: (notice: BomNotice) => void;
  readonly all: () => Pick<Bom, 'parts' | 'notices'>;
};

const order = ['supplier', 'dataset', 'model'] as const satisfies readonly PartKind[];

/** An empty collection. */
export function newParts(): Parts {
  const parts = new Map<string, Part>();
  const notices: BomNotice[] = [];
  const add = (kind: PartKind, draft: PartDraft): string => {
    const fit = fitted(partRegisters[kind], draft.said);
    for (const { name, ...said } of fit.notices) notices.push({ path: [...draft.path, name], ...said });
    const fresh = {
      kind,
      path: draft.path,
      values: fit.values,
      links: withoutHoles(draft.links ?? {}),
      extra: { ...extraOf(draft.extra ?? {}), ...fit.extra },
    };
    const known = [...parts.values()].find((part) => part.kind === kind && isSame(part.values, fresh.values));
    const key = known?.key ?? `${kind} ${parts.size + 1}`;
    parts.set(key, known ? merged(known, { ...fresh, key }) : { ...fresh, key });
    return key;
  };
  return {
    add,
    supplier: (name, path) => (name === undefined ? undefined : add('supplier', { path, said: { name } })),
    notice: (notice) => notices.push(notice),
    all: () => ({ parts: order.flatMap((kind) => [...parts.values()].filter((part) => part.kind === kind)), notices }),
  };
}

type Values = Part['values'];

const folded = (value: FieldValue | undefined): string => (typeof value === 'string' ? foldKey(value) : '');

/** Whether a file tells twice of one thing: by its reference, else by name and version where no reference says otherwise. */
function isSame(one: Values, other: Values): boolean {
  const [reference, its] = [folded(one['reference']), folded(other['reference'])];
  if (reference !== '' && its !== '') return reference === its;
  const version = (values: Values): string => folded(values['versionName']);
  return folded(one['name']) === folded(other['name']) && version(one) === version(other);
}

const merged = (first: Part, second: Part): Part => ({
  ...first,
  values: { ...second.values, ...first.values, ...union(first.values, second.values) },
  links: { ...first.links, ...second.links, ...union(first.links, second.links) },
  extra: { ...second.extra, ...first.extra },
});

/** The lists that both have, as one. */
function union(first: Values, second: Values): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(first).flatMap(([name, one]) => {
      const other = second[name];
      return typeof one === 'object' && typeof other === 'object' && one !== null && other !== null
        ? [[name, [...new Set([...one, ...other])]] as const]
        : [];
    }),
  );
}

const withoutHoles = (links: NonNullable<PartDraft['links']>): Part['links'] =>
  Object.fromEntries(
    Object.entries(links).flatMap(([name, keys]) => {
      const there = [...new Set(keys.filter((key) => key !== undefined))];
      return there.length === 0 ? [] : [[name, there] as const];
    }),
  );
