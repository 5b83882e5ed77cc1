import { msg } from '@lingui/core/macro';
import { IconDatabase } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { datasetContracts, datasets } from '../contract.ts';

/** The register of datasets: its screens come from its declaration. */
export const datasetsArea: Area = {
  screens: registerScreens({ register: datasets, contracts: datasetContracts }),
  navigation: [{ path: datasets.noun, label: msg`Datasets`, icon: IconDatabase, key: 'd' }],
};
