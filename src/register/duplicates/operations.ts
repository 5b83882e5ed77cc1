import type { Contract } from '../../kernel/operation.ts';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { duplicateContracts } from '../contract/duplicates.ts';
import type { Register } from '../contract/register.ts';
import { readRecord } from '../write.ts';
import { readPairs, readSimilar, tellApart } from './duplicates.ts';

/** The operations by which records that are there twice are found, and told apart where they are not. */
export function duplicateOperations(register: Register): readonly Operation[] {
  const contracts = duplicateContracts(register);
  const { kind } = register;
  return [
    workspaceOperation<Contract>(contracts.duplicates, async ({ work, input, may }) => {
      const record = typeof input['record'] === 'string' ? input['record'] : undefined;
      if (record !== undefined && !(await readRecord(register, work, record)))
        return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
      const { pairs, isComplete } = await readPairs(register, work);
      const asked = pairs.filter(({ one, other }) => record === undefined || one.id === record || other.id === record);
      const [page, size] = [Number(input['page']), Number(input['size'])];
      return ok({
        total: asked.length,
        isComplete,
        pairs: asked.slice((page - 1) * size, page * size).map(({ score, reasons, one, other }) => ({
          score,
          reasons,
          records: [one, other].map(({ id, title }) => ({ id, title })),
        })),
        abilities: { merge: may(`${kind}.archive`), tellApart: may(`${kind}.edit`) },
      });
    }),
    workspaceOperation<Contract>(contracts.similar, async ({ work, input }) => {
      const found = await readSimilar(register, work, String(input['title']));
      return ok({ records: found.map(({ record: { id, title }, score }) => ({ id, title, score })) });
    }),
    workspaceOperation<Contract>(contracts.tellApart, async ({ work, input }) => {
      const isApart = input['apart'] === true;
      const told = await tellApart(register, work, {
        one: String(input['one']),
        other: String(input['other']),
        isApart,
      });
      return told.ok ? ok({ apart: isApart, entry: work.lastEntry() ?? null }) : told;
    }),
  ];
}
