import { readSearch, type SearchValues, writeSearch } from '../../kit/address.ts';
import type { Crumb } from '../../kit/Page.tsx';
import { useWorkspaceId } from '../../kit/routing.tsx';
import { useRegister } from './register-context.tsx';

const keyOf = (workspace: string, noun: string): string => `brehon-list-${workspace}-${noun}`;

/** Remembers, for this tab, how a register's list was last narrowed and ordered. */
export const rememberList = (workspace: string, noun: string, search: SearchValues): void =>
  sessionStorage.setItem(keyOf(workspace, noun), writeSearch(search));

/** A word as the first of a heading. */
export const startingWithCapital = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

/** The step above a register's records: its list, as this tab saw it last. */
export function useListCrumb(): Crumb {
  const { register, texts } = useRegister();
  const last = sessionStorage.getItem(keyOf(useWorkspaceId(), register.noun)) ?? '';
  return { label: startingWithCapital(texts.many), to: register.noun, search: readSearch(last) };
}
