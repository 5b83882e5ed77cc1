import { useMemo } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { withCustomFields } from '../../contract/custom.ts';
import type { Register } from '../../contract/register.ts';
import { knownRegisters } from '../known-registers.ts';
import type { RegisterContracts, RegisterSource } from '../register-source.ts';

/** A field that the workspace added, as the screens read it. */
export type CustomFieldSeen = Output<RegisterContracts['fields']>['fields'][number];

/** A register as it is in the workspace: `whole` has archived fields too, for what entries say. */
export type RegisterHere = { readonly register: Register; readonly whole: Register; readonly isKnown: boolean };

const staleMs = 60_000;

/** The register with the fields that this workspace added; as it is declared where they cannot be read. */
export function useRegisterHere({ register, contracts }: RegisterSource): RegisterHere {
  const { data, isPending } = useRead(contracts.fields, { workspace: useWorkspaceId() }, { staleMs });
  return useMemo(() => {
    const all = data ? [...data.fields, ...data.linked] : [];
    if (all.length === 0) return { register, whole: register, isKnown: !isPending };
    const registers = knownRegisters();
    const live = all.filter(({ archivedAt }) => archivedAt === null);
    const here = live.length === 0 ? register : withCustomFields(register, live, registers);
    return { register: here, whole: withCustomFields(register, all, registers), isKnown: true };
  }, [register, data, isPending]);
}
