import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { feedQuestionIn, feedRegister, type Register, readFeed, registersWhole } from '../../register/index.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { activityContracts } from './contract.ts';

/** The feed of all registers together; what its caller may not read is not in it. */
export const activityOperations = (registers: readonly Register[]): readonly Operation[] => [
  workspaceOperation(activityContracts.feed, async ({ work, input, may }) => {
    const readable = (await registersWhole(registers, work)).filter(({ kind }) => may(`${kind}.read`));
    const asked = input.register ?? [];
    if (asked.some((noun) => !readable.some((each) => each.noun === noun)))
      return err(refusal('not_found', 'there is no such register in this workspace'));
    const chosen = asked.length === 0 ? readable : readable.filter(({ noun }) => asked.includes(noun));
    const read = await readFeed(chosen, work, feedQuestionIn(input));
    if (!read.ok) return read;
    return ok({ ...read.value, registers: readable.map(feedRegister) });
  }),
];
