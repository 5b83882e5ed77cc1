import type { Area } from '../../../kit/area.ts';
import { readerLanguage } from '../../../kit/reader-language.ts';
import { systems } from '../../systems/contract.ts';
import { technicalDocumentContracts as contracts } from '../contract.ts';

/** The documents about an AI system that are asked for, assembled from its records. */
export const technicalDocumentsArea: Area = {
  screens: [
    {
      path: `${systems.noun}/$system/technical-documents`,
      load: async () => (await import('./DocumentsPage.tsx')).DocumentsPage,
      reads: ({ params }) => [
        {
          contract: contracts.list,
          input: { workspace: params['workspace'], system: params['system'], language: readerLanguage() },
        },
      ],
    },
    {
      path: `${systems.noun}/$system/technical-documents/$document`,
      load: async () => (await import('./DocumentPage.tsx')).DocumentPage,
      reads: ({ params }) => [
        {
          contract: contracts.read,
          input: {
            workspace: params['workspace'],
            system: params['system'],
            document: params['document'],
            language: readerLanguage(),
          },
        },
      ],
    },
  ],
};
