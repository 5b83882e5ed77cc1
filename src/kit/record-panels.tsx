import {
  type ComponentType,
  createContext,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  Suspense,
  use,
} from 'react';
import type { AboutRecord, RecordPanel } from './area.ts';

const PanelsContext = createContext<readonly RecordPanel[]>([]);

type ProviderProps = { readonly panels: readonly RecordPanel[]; readonly children: ReactNode };

/** Says what every slice shows on the pages of records; once, around the whole application. */
export const RecordPanelsProvider = ({ panels, children }: ProviderProps) => (
  <PanelsContext value={panels}>{children}</PanelsContext>
);

const usePanels = (kind: string): readonly RecordPanel[] =>
  use(PanelsContext).filter(({ notOn = [], onlyOn = [kind] }) => !notOn.includes(kind) && onlyOn.includes(kind));

/** The kinds of records that have a part of their own on the pages of records of this kind. */
export const useShownKinds = (kind: string): readonly string[] => usePanels(kind).map(({ shows }) => shows);

/** What the slices show on the page of a record, each as soon as its code is here. */
export const RecordPanels = ({ about }: { readonly about: AboutRecord }) =>
  usePanels(about.kind).map((panel) => {
    const Panel = componentOf(panel);
    return (
      <Suspense key={panel.name} fallback={null}>
        <Panel about={about} />
      </Suspense>
    );
  });

type PanelComponent = LazyExoticComponent<ComponentType<{ readonly about: AboutRecord }>>;

const components = new Map<RecordPanel, PanelComponent>();

/** The same component each time, so that what is written in it stays. */
function componentOf(panel: RecordPanel): PanelComponent {
  const known = components.get(panel) ?? lazy(async () => ({ default: await panel.load() }));
  components.set(panel, known);
  return known;
}
