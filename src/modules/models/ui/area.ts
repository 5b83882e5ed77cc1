import { msg } from '@lingui/core/macro';
import { IconBrain } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { modelContracts, models } from '../contract.ts';

const cardPath = `${models.noun}/import-card`;

/** The register of models: its screens come from its declaration. */
export const modelsArea: Area = {
  screens: [
    ...registerScreens({
      register: models,
      contracts: modelContracts,
      imports: [{ path: cardPath, label: msg`Import a model card or BOM` }],
    }),
    { path: cardPath, load: async () => (await import('./CardImportPage.tsx')).CardImportPage },
  ],
  navigation: [{ path: models.noun, label: msg`Models`, icon: IconBrain, key: 'n' }],
};
