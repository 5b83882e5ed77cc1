import type { Output } from '../../../kernel/operation.ts';
import type { RegisterContracts } from '../register-source.ts';

/** An import that was made, as the list of imports shows it. */
export type MadeImport = Output<RegisterContracts['imports']>['imports'][number];

/** The import of a file with this hash that is new since `before`: what was written although its answer was lost. */
export const foundAfter = (
  imports: readonly MadeImport[],
  { before, sha256 }: { readonly before: readonly string[]; readonly sha256: string },
): MadeImport | undefined => imports.find((each) => each.sha256 === sha256 && !before.includes(each.id));
