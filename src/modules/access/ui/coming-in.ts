import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../kernel/operation.ts';
import { safeReturn } from '../../../kit/address.ts';
import { keyOf } from '../../../kit/api.ts';
import { useGo, useSearchValues } from '../../../kit/routing.tsx';
import { accessContracts } from '../contract.ts';

type Session = Output<typeof accessContracts.session>;

/** Gives a function that takes a new session over and goes to where its person wanted to go, or to the beginning. */
export function useComeIn(): (session: Session) => void {
  const client = useQueryClient();
  const go = useGo();
  const { to } = useSearchValues();
  return (session) => {
    client.clear();
    client.setQueryData(keyOf(accessContracts.session, {}), session);
    const wanted = new URL(safeReturn(to), location.origin);
    void go(wanted.pathname, { replace: true, search: Object.fromEntries(wanted.searchParams) });
  };
}
