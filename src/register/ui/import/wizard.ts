import { type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Told } from '../../../kernel/answer.ts';
import type { Input } from '../../../kernel/operation.ts';
import { callOperation } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import type { Sent } from '../../../kit/upload.ts';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import type { FoundFile } from './mapping.ts';
import type { Counts } from './notices.ts';

/** A file that was chosen; `turn` tells it from others of the same name. */
export type ChosenFile = { readonly file: File; readonly turn: number };

/** What a person says about how to read a file; what is absent the file itself decides. */
export type ReadingChoices = Pick<
  Input<RegisterContracts['readFile']>,
  'sheet' | 'encoding' | 'delimiter' | 'headerRow' | 'dayFirst' | 'mapping'
>;

/** How far something is that the server does with a file: how much of the file has left, then what the server tells. */
export type Advance = {
  readonly sent: Sent | undefined;
  readonly told: Told<RegisterContracts['import']> | undefined;
};

/** Nothing has left yet, and nothing was told. */
export const notBegun: Advance = { sent: undefined, told: undefined };

/** Looks into a file, and again whenever it is to be read another way; readings that were made before are kept. */
export function useReading({ file, turn }: ChosenFile, choices: ReadingChoices) {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const [sent, setSent] = useState<Sent>();
  const input = { workspace, filename: file.name, ...choices };
  const reading = useQuery({
    queryKey: readingKey(contracts, turn, choices),
    queryFn: ({ signal }): Promise<FoundFile> =>
      callOperation(contracts.readFile, input, { file, signal, onSent: setSent }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, query) => (query?.queryKey[1] === turn ? previous : undefined),
  });
  return { ...reading, sent };
}

const readingKey = (contracts: RegisterContracts, turn: number, choices: ReadingChoices): QueryKey => [
  contracts.readFile.id,
  turn,
  choices,
];

/** A file with all that was said about it: what is tried out, and what is imported. */
export type ImportRequest = {
  readonly chosen: ChosenFile;
  readonly choices: ReadingChoices;
  readonly map: readonly string[];
  readonly accept: 'all' | 'valid';
};

/** The input of an operation that takes a file with all that was said about it. */
export const inputOf = (
  workspace: Input<RegisterContracts['import']>['workspace'],
  { chosen, choices, map, accept }: ImportRequest,
) => ({ workspace, filename: chosen.file.name, ...choices, map: [...map], accept });

/** Tries an import without writing; the outcome is kept until the file or what was said about it changes. */
export function useCheck(request: ImportRequest) {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const [advance, setAdvance] = useState(notBegun);
  const { chosen, choices, map, accept } = request;
  const checked = useQuery({
    queryKey: [contracts.checkImport.id, chosen.turn, choices, map, accept],
    queryFn: async ({ signal }): Promise<Counts> => {
      setAdvance(notBegun);
      return callOperation(contracts.checkImport, inputOf(workspace, request), {
        file: chosen.file,
        signal,
        onSent: (sent) => setAdvance((before) => ({ ...before, sent })),
        onProgress: (told) => setAdvance((before) => ({ ...before, told })),
      });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { ...checked, advance };
}
