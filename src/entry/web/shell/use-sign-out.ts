import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../../kit/api.ts';
import { useGo } from '../../../kit/routing.tsx';
import { accessContracts } from '../../../modules/access/contract.ts';

/** Gives a function that ends the session and goes to the door, whatever the server says. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const go = useGo();
  const { mutate } = useAct(accessContracts.signOut, { refreshes: [] });
  return () =>
    mutate(
      { input: {} },
      {
        onSettled: () => {
          client.clear();
          void go('/sign-in');
        },
      },
    );
}
