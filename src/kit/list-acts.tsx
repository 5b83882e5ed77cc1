import { type ComponentType, createContext, type LazyExoticComponent, lazy, type ReactNode, use } from 'react';
import type { ListAct } from './area.ts';

const ActsContext = createContext<readonly ListAct[]>([]);

type ProviderProps = { readonly acts: readonly ListAct[]; readonly children: ReactNode };

/** Says what every slice can do with records that are selected in a list; once, around the whole application. */
export const ListActsProvider = ({ acts, children }: ProviderProps) => (
  <ActsContext value={acts}>{children}</ActsContext>
);

/** What can be done with selected records of a kind, beside what every register can. */
export const useListActs = (kind: string): readonly ListAct[] => use(ActsContext).filter(({ on }) => on === kind);

type ActComponent = LazyExoticComponent<ComponentType<Parameters<Awaited<ReturnType<ListAct['load']>>>[0]>>;

const components = new Map<ListAct, ActComponent>();

/** The screen of an act, fetched when it is first asked for; the same component each time. */
export function actScreen(act: ListAct): ActComponent {
  const known = components.get(act) ?? lazy(async () => ({ default: await act.load() }));
  components.set(act, known);
  return known;
}
