import { textOf } from '../../../kit/address.ts';
import type { Area } from '../../../kit/area.ts';
import { searchContracts } from '../contract.ts';
import { hitsOnPage } from './hits-on-page.ts';

/** The page of a search over everything; the palette leads to it. */
export const searchArea: Area = {
  screens: [
    {
      path: 'search',
      load: async () => (await import('./SearchPage.tsx')).SearchPage,
      reads: ({ params, search }) => [
        {
          contract: searchContracts.find,
          input: { workspace: params['workspace'] ?? '', q: textOf(search['q']) ?? '', limit: hitsOnPage },
        },
      ],
    },
  ],
};
