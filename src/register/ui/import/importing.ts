import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { callOperation } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import { type Advance, type ImportRequest, inputOf, notBegun } from './wizard.ts';

/** An import that is under way, done or refused. */
export type Importing = {
  readonly data: Output<RegisterContracts['import']> | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** A word for each of its states. */
  readonly status: string;
  readonly advance: Advance;
  /** The imports that were there before this one began. */
  readonly before: readonly string[];
  readonly begin: (request: ImportRequest, reason: string) => void;
  /** Forgets the report, or the failure. */
  readonly forget: () => void;
};

/** Imports a file; the page must not be left while it does, since its answer is the report. */
export function useImporting(): Importing {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const client = useQueryClient();
  const [advance, setAdvance] = useState(notBegun);
  const [before, setBefore] = useState<readonly string[]>([]);
  const { mutate, reset, data, error, isPending, status } = useMutation({
    mutationFn: async ({ request, reason }: { readonly request: ImportRequest; readonly reason: string }) => {
      setAdvance(notBegun);
      const { imports } = await callOperation(contracts.imports, { workspace });
      setBefore(imports.map(({ id }) => id));
      const why = reason.trim() === '' ? {} : { reason: reason.trim() };
      return callOperation(
        contracts.import,
        { ...inputOf(workspace, request), ...why },
        {
          file: request.chosen.file,
          onSent: (sent) => setAdvance((was) => ({ ...was, sent })),
          onProgress: (told) => setAdvance((was) => ({ ...was, told })),
        },
      );
    },
    onSettled: () => client.removeQueries({ queryKey: [contracts.checkImport.id] }),
    onSuccess: async () => {
      const isOfFile = (id: unknown): boolean => id === contracts.readFile.id || id === contracts.checkImport.id;
      await client.invalidateQueries({ predicate: ({ queryKey }) => !isOfFile(queryKey[0]) });
    },
  });
  useStayWhile(isPending);
  return {
    data,
    error,
    isPending,
    status,
    advance,
    before,
    begin: (request, reason) => mutate({ request, reason }),
    forget: reset,
  };
}

/** Has the browser ask before the page is closed. */
function useStayWhile(isPending: boolean): void {
  useEffect(() => {
    if (!isPending) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isPending]);
}
