import { createContext, type ReactNode, use } from 'react';
import type { Output } from '../../kernel/operation.ts';
import type { registerContracts } from '../contract/operations.ts';
import type { Register } from '../contract/register.ts';
import { type RegisterTexts, useRegisterTexts } from './texts.ts';

/** The contracts that a register has from its declaration. */
export type RegisterContracts = ReturnType<typeof registerContracts>;

/** A register and its operations: all that its screens are made from. */
export type RegisterSource = { readonly register: Register; readonly contracts: RegisterContracts };

/** A record as its own page reads it. */
export type RecordSeen = Output<RegisterContracts['read']>['record'];

/** A record as a list reads it: with the columns that were asked for. */
export type RowSeen = Output<RegisterContracts['list']>['rows'][number];

/** One entry of a record's history as the history reads it. */
export type HistoryEntrySeen = Output<RegisterContracts['history']>['entries'][number];

/** A register with its operations and, in the reader's language, its texts. */
export type RegisterInUse = RegisterSource & { readonly texts: RegisterTexts };

const RegisterContext = createContext<RegisterInUse | undefined>(undefined);

/** The register whose screen this is; throws outside of `RegisterProvider`. */
export function useRegister(): RegisterInUse {
  const inUse = use(RegisterContext);
  if (!inUse) throw new Error('this part of a screen stands outside of any register');
  return inUse;
}

type RegisterProviderProps = RegisterSource & { readonly children: ReactNode };

/** Says to everything inside it which register it is about. */
export function RegisterProvider({ register, contracts, children }: RegisterProviderProps) {
  const texts = useRegisterTexts(register);
  return <RegisterContext value={{ register, contracts, texts }}>{children}</RegisterContext>;
}
