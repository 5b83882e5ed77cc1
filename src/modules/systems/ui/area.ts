import { msg } from '@lingui/core/macro';
import { IconListDetails } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { bomContracts, systemContracts, systems } from '../contract.ts';

/** The register of AI systems: its screens come from its declaration. */
export const systemsArea: Area = {
  screens: registerScreens({
    register: systems,
    contracts: systemContracts,
    more: [{ path: 'determinations/from-file', label: msg`Answers from a file` }],
    downloads: [{ contract: bomContracts.bom, label: msg`Download AI-BOM` }],
  }),
  navigation: [{ path: systems.noun, label: msg`AI systems`, icon: IconListDetails, key: 's' }],
};
