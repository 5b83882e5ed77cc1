import {
  type ComponentType,
  createContext,
  createElement,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  use,
} from 'react';
import type { ListAct } from './area.ts';

const ActsContext = createContext<readonly ListAct[]>([]);

type ProviderProps = { readonly acts: readonly ListAct[]; readonly children: ReactNode };

/** Says what every slice can do with records that are selected in a list; once, around the whole application. */
export const ListActsProvider = ({ acts, children }: ProviderProps) => (
  <ActsContext value={acts}>{children}</ActsContext>
);

/** What can be done with selected records of a kind, beside what every register can. */
export const useListActs = (kind: string): readonly ListAct[] => use(ActsContext).filter(({ on }) => on === kind);

/** The screen of an act. */
type ActComponent = LazyExoticComponent<ComponentType<Parameters<Awaited<ReturnType<ListAct['load']>>>[0]>>;

const components = new Map<ListAct, ActComponent>();

/** The dialog's content of every act that was asked for, fetched at the first time; the same component each time. */
function screenOf(act: ListAct): ActComponent {
  const known = components.get(act) ?? lazy(async () => ({ default: await act.load() }));
  components.set(act, known);
  return known;
}

/** The dialog's content of an act. */
export const showAct = (act: ListAct, props: Parameters<Awaited<ReturnType<ListAct['load']>>>[0]): ReactNode =>
  createElement(screenOf(act), props);
