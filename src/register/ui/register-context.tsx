import { type ComponentType, createContext, type ReactNode, use } from 'react';
import type { Output } from '../../kernel/operation.ts';
import { useRegisterHere } from './custom/use-register-here.ts';
import type { RegisterContracts, RegisterSource } from './register-source.ts';
import { type RegisterTexts, useRegisterTexts } from './texts.ts';

/** A record as its own page reads it. */
export type RecordSeen = Output<RegisterContracts['read']>['record'];

/** A page of a list as it is read. */
export type ListAnswer = Output<RegisterContracts['list']>;

/** A record as a list reads it: with the columns that were asked for. */
export type RowSeen = ListAnswer['rows'][number];

/** One entry of a record's history as the history reads it. */
export type HistoryEntrySeen = Output<RegisterContracts['history']>['entries'][number];

type AboutRecord = { readonly record: RecordSeen };

/** What a slice adds to its register's screens: beside a record's title, above its fields, for a field's value, and how its first record comes. */
export type OwnParts = {
  readonly Aside?: ComponentType<AboutRecord>;
  readonly Card?: ComponentType<AboutRecord>;
  readonly Beginning?: ComponentType;
  readonly values?: Readonly<Record<string, ComponentType<{ readonly value: string }>>>;
};

/** A register with its operations and, in the reader's language, its texts. */
export type RegisterInUse = RegisterSource & { readonly texts: RegisterTexts; readonly own: OwnParts };

const RegisterContext = createContext<RegisterInUse | undefined>(undefined);

/** The register whose screen this is; throws outside of `RegisterProvider`. */
export function useRegister(): RegisterInUse {
  const inUse = use(RegisterContext);
  if (!inUse) throw new Error('this part of a screen stands outside of any register');
  return inUse;
}

type RegisterProviderProps = RegisterSource & { readonly own?: OwnParts | undefined; readonly children: ReactNode };

const nothingOwn: OwnParts = {};

/** Says to everything inside it which register it is about. */
export function RegisterProvider({ children, own = nothingOwn, ...source }: RegisterProviderProps) {
  const { register, whole, isKnown } = useRegisterHere(source);
  const texts = useRegisterTexts(whole);
  if (!isKnown) return null;
  return <RegisterContext value={{ ...source, register, texts, own }}>{children}</RegisterContext>;
}
