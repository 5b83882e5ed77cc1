import { createContext, type ReactNode, use, useMemo } from 'react';

/** What records are called that fields link to, by id. */
export type Titles = Readonly<Record<string, string>>;

const TitlesContext = createContext<Titles>({});

/** The titles that are known here; a link without one shows its id. */
export const useTitles = (): Titles => use(TitlesContext);

/** Tells everything inside it what linked records are called, beside what is known around it. */
export function TitlesProvider({ titles, children }: { readonly titles: Titles; readonly children: ReactNode }) {
  const around = use(TitlesContext);
  // The same object as long as nothing new is told: every value that names a record hears of another one.
  const known = useMemo(() => ({ ...around, ...titles }), [around, titles]);
  return <TitlesContext value={known}>{children}</TitlesContext>;
}
