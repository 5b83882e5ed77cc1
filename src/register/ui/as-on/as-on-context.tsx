import { createContext, type ReactNode, use } from 'react';

const AsOnContext = createContext<string | undefined>(undefined);

/** The date or moment as on which everything here is read; `undefined` where it is today's. */
export const useAsOn = (): string | undefined => use(AsOnContext);

/** Says to everything inside it as on which moment it is read. */
export function AsOnProvider({ asOn, children }: { readonly asOn: string | undefined; readonly children: ReactNode }) {
  return <AsOnContext value={asOn}>{children}</AsOnContext>;
}
