import { msg } from '@lingui/core/macro';
import { IconFingerprint } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { ledgerContracts } from '../contract.ts';

/** The ledger of a workspace: its checkpoint, its entries, and the ways to check them. */
export const ledgerArea: Area = {
  screens: [
    {
      path: 'ledger',
      load: async () => (await import('./LedgerPage.tsx')).LedgerPage,
      reads: ({ params }) => [{ contract: ledgerContracts.read, input: { workspace: params['workspace'] } }],
    },
    {
      path: 'ledger/$entry',
      load: async () => (await import('./EntryPage.tsx')).EntryPage,
      reads: ({ params }) => [
        { contract: ledgerContracts.proof, input: { workspace: params['workspace'], entry: params['entry'] } },
      ],
    },
  ],
  navigation: [{ path: 'ledger', label: msg`Ledger`, icon: IconFingerprint, key: 'l' }],
};
