import { err, ok } from '../../kernel/result.ts';
import { type Call, type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import type { Bom } from './bom/parts.ts';
import { readBom } from './bom/read-bom.ts';
import { importPlan } from './commands.ts';
import { cardContracts } from './contract.ts';
import { type PlannedPart, planCard } from './plan-card.ts';
import { toldParts } from './told-parts.ts';

/** The operations by which models come in that others describe. */
export const cardOperations = (): readonly Operation[] => [
  workspaceOperation(cardContracts.checkCard, async ({ work, input, call }) => {
    const read = await readAndPlan(work, input.filename, call);
    return read.ok ? ok(await answer(work, read.value)) : err(read.error);
  }),
  workspaceOperation(cardContracts.importCard, async ({ work, input, call }) => {
    const read = await readAndPlan(work, input.filename, call);
    if (!read.ok) return err(read.error);
    const { filename, reason } = input;
    const id = await importPlan(work, read.value.planned, { filename, bytes: bytesOf(call), reason });
    return ok({ import: id, ...(await answer(work, read.value)) });
  }),
];

const bytesOf = (call: Call): Uint8Array => call.file ?? new Uint8Array(0);

type ReadCard = { readonly bom: Bom; readonly planned: readonly PlannedPart[] };

async function readAndPlan(work: Work, filename: string, call: Call) {
  const bom = readBom({ bytes: bytesOf(call), filename });
  return bom.ok ? ok({ bom: bom.value, planned: await planCard(work, bom.value) }) : bom;
}

/** What a file comes to, for its reader; after it is written the records that were made have their ids. */
async function answer(work: Work, { bom, planned }: ReadCard) {
  const { format, version, notices } = bom;
  const hasWritten = work.lastEntry() !== undefined;
  return {
    format,
    version,
    parts: [...(await toldParts(work, planned, hasWritten))],
    notices: notices.map(({ path, code, message }) => ({ path: [...path], code, message })),
  };
}
