import { err, ok } from '../../../kernel/result.ts';
import { refusedRows } from '../../../register/index.ts';
import { type Operation, workspaceOperation } from '../../../store/index.ts';
import { catalogueMeant, type ReadCatalogues } from '../catalogues.ts';
import { determinationContracts as contracts } from '../contract.ts';
import { keepMany } from '../many.ts';
import { planSheet } from './plan-sheet.ts';

/** The operations by which the columns of a file answer questions: try one, and answer by it. */
export const sheetOperations = (catalogues: ReadCatalogues): readonly Operation[] => [
  workspaceOperation(contracts.checkAnswerFromFile, async ({ work, input, call }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const planned = await planSheet(work, meant.value, { input, call });
    return planned.ok ? ok(planned.value.answered) : planned;
  }),
  workspaceOperation(contracts.answerFromFile, async ({ work, input, call }) => {
    const meant = await catalogueMeant(catalogues, input.catalogue);
    if (!meant.ok) return meant;
    const planned = await planSheet(work, meant.value, { input, call });
    if (!planned.ok) return planned;
    const { answered, plan, isRefused } = planned.value;
    if (isRefused) return err(refusedRows(answered, (count, what) => `${count} ${what}; nothing was answered`));
    await keepMany(work, meant.value, plan);
    return ok({ ...answered, undo: plan.undo });
  }),
];
