import { useAct } from '../../../kit/api.ts';
import type { Meant } from '../../../kit/area.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import type { Value } from './seen.ts';
import { targetOf } from './WouldFollow.tsx';

type Asked = { readonly meant: Meant; readonly catalogue: string | undefined };

/** Trying an answer for many AI systems, giving it, and taking back what was given last. */
export function useManyAnswers({ meant, catalogue }: Asked) {
  const workspace = useWorkspaceId();
  const by = catalogue === undefined ? {} : { catalogue };
  const check = useAct(contracts.checkAnswerMany, { refreshes: [] });
  const give = useAct(contracts.answerMany);
  const back = useAct(contracts.answerMany);
  const inputFor = (fact: string, value: Value) => ({
    ...targetOf(meant),
    ...by,
    workspace,
    answers: { [fact]: value },
  });
  const undo = (onSuccess: () => void = () => undefined) =>
    give.data && back.mutate({ input: { ...by, workspace, records: give.data.undo } }, { onSuccess });
  return { check, give, back, inputFor, undo };
}
