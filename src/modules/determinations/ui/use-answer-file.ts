import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, Output } from '../../../kernel/operation.ts';
import { callOperation } from '../../../kit/call.ts';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { determinationContracts as contracts } from '../contract.ts';

/** What a file of answers would come to, or came to. */
export type FileSeen = Output<typeof contracts.checkAnswerFromFile>;

/** A file that was chosen; `turn` tells it from others of the same name. */
type Chosen = { readonly file: File; readonly turn: number };

/** What a person says about how to read the file; what is absent the file itself decides. */
type Choices = Pick<
  Input<typeof contracts.checkAnswerFromFile>,
  'sheet' | 'encoding' | 'delimiter' | 'headerRow' | 'dayFirst'
>;

/** Where a person wants columns to go, by their numbers. */
export type Places = ReadonlyMap<number, string>;

/** Puts a column somewhere; another one that a person put there goes nowhere. */
export function withPlace(places: Places, column: number, target: string): Places {
  const others = [...places].map(([number, other]): [number, string] => [number, other === target ? 'none' : other]);
  return new Map([...others, [column, target]]);
}

type Said = {
  readonly chosen: Chosen | undefined;
  readonly choices: Choices;
  readonly places: Places;
  readonly accept: 'all' | 'valid';
};

const nothingSaid: Said = { chosen: undefined, choices: {}, places: new Map(), accept: 'all' };

/** How many AI systems are set back by one call: what an undo says of them must stay within what a call may hold. */
const atOnce = 500;

/** A file of answers from being chosen to being taken back: what was said of it, what it would come to, and what it came to. */
export function useAnswerFile(catalogue: string) {
  const workspace = useWorkspaceId();
  const client = useQueryClient();
  const { isReady, quoteAll } = useQuotes();
  const [said, setSaid] = useState(nothingSaid);
  const { chosen, choices, places, accept } = said;
  const map = [...places].map(([number, target]) => `${number}=${target}`);
  const input = { workspace, catalogue, filename: chosen?.file.name ?? '', ...choices, map, accept };
  const check = useQuery({
    queryKey: [contracts.checkAnswerFromFile.id, catalogue, chosen?.turn, choices, map, accept],
    queryFn: ({ signal }): Promise<FileSeen> =>
      callOperation(contracts.checkAnswerFromFile, input, { signal, ...(chosen ? { file: chosen.file } : {}) }),
    enabled: chosen !== undefined && isReady,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, query) => (query?.queryKey[2] === chosen?.turn ? previous : undefined),
    select: (seen) => ({ ...seen, outcome: quoteAll(seen.outcome) }),
  });
  const refresh = () => client.invalidateQueries();
  const give = useMutation({
    mutationFn: () => callOperation(contracts.answerFromFile, input, chosen ? { file: chosen.file } : {}),
    onSuccess: refresh,
  });
  const back = useMutation({
    mutationFn: async (records: Output<typeof contracts.answerFromFile>['undo']) => {
      for (let from = 0; from < records.length; from += atOnce)
        await callOperation(contracts.answerMany, {
          workspace,
          catalogue,
          records: records.slice(from, from + atOnce),
        });
    },
    onSuccess: refresh,
  });
  return {
    ...said,
    check,
    give,
    back,
    choose: (file: File) => {
      give.reset();
      back.reset();
      setSaid({ ...nothingSaid, chosen: { file, turn: (chosen?.turn ?? 0) + 1 } });
    },
    say: (change: Partial<Said>) => setSaid({ ...said, ...change }),
    forget: () => {
      give.reset();
      back.reset();
      setSaid(nothingSaid);
    },
  };
}

/** A file of answers while somebody works on it. */
export type AnswerFile = ReturnType<typeof useAnswerFile>;
