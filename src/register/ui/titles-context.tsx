import { createContext, type ReactNode, use } from 'react';

/** What records are called that fields link to, by id. */
export type Titles = Readonly<Record<string, string>>;

const TitlesContext = createContext<Titles>({});

/** The titles that are known here; a link without one shows its id. */
export const useTitles = (): Titles => use(TitlesContext);

/** Tells everything inside it what linked records are called, beside what is known around it. */
export function TitlesProvider({ titles, children }: { readonly titles: Titles; readonly children: ReactNode }) {
  return <TitlesContext value={{ ...use(TitlesContext), ...titles }}>{children}</TitlesContext>;
}
