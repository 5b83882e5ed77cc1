import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { findRecords, type Register, recordNamed } from '../../register/index.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { recordsContracts as contracts } from './contract.ts';

/** The operations on records of whichever register. */
export const recordsOperations = (registers: readonly Register[]): readonly Operation[] => [
  workspaceOperation(contracts.list, async ({ work, input, may }) => {
    const readable = registers.filter(({ kind }) => may(`${kind}.read`));
    const found = await findRecords(readable, work, { words: input.q ?? '', most: input.size });
    return ok({ rows: found.map(seen) });
  }),
  workspaceOperation(contracts.read, async ({ work, input, may }) => {
    const record = await recordNamed(registers, work, input.record);
    const isReadable = record && may(`${record.kind}.read`);
    return isReadable
      ? ok({ record: seen(record) })
      : err(refusal('not_found', 'there is no record with this id in this workspace'));
  }),
];

type Named = NonNullable<Awaited<ReturnType<typeof recordNamed>>>;

const seen = ({ id, kind, noun, title }: Named) => ({ id, kind, noun, values: { name: title } });
