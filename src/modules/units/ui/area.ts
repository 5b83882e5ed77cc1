import { msg } from '@lingui/core/macro';
import { IconSitemap } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { unitContracts, units } from '../contract.ts';

/** The register of units: its screens come from its declaration. */
export const unitsArea: Area = {
  screens: registerScreens({ register: units, contracts: unitContracts }),
  navigation: [{ path: units.noun, label: msg`Units`, icon: IconSitemap, key: 'u' }],
};
