import { msg } from '@lingui/core/macro';
import { IconGavel } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { obligationContracts, obligations } from '../contract.ts';

/** The register of obligations: its screens come from its declaration. */
export const obligationsArea: Area = {
  screens: registerScreens({ register: obligations, contracts: obligationContracts }),
  navigation: [{ path: obligations.noun, label: msg`Obligations`, icon: IconGavel, key: 'b' }],
};
