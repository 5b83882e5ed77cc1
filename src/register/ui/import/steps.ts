import { textOf } from '../../../kit/address.ts';

/** The steps of an import, in order; the same words stand in the address. */
export const stepNames = ['file', 'columns', 'check', 'import'] as const;

/** A step of an import. */
export type StepName = (typeof stepNames)[number];

/** How far a wizard has come: whether there is a file, whether it may be tried out, and whether an import was begun. */
export type Standing = { readonly hasFile: boolean; readonly isMapped: boolean; readonly hasBegun: boolean };

/** The step to show for what the address says: the asked one, or the last before it that can be shown. */
export function stepAt(asked: unknown, { hasFile, isMapped, hasBegun }: Standing): StepName {
  const wanted = stepNames.find((name) => name === textOf(asked)) ?? 'file';
  const may: Readonly<Record<StepName, boolean>> = {
    file: true,
    columns: hasFile,
    check: hasFile && isMapped,
    import: hasFile && hasBegun,
  };
  const upTo = stepNames.slice(0, stepNames.indexOf(wanted) + 1);
  return upTo.findLast((name) => may[name]) ?? 'file';
}
