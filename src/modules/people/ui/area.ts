import { msg } from '@lingui/core/macro';
import { IconId } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { people, peopleContracts } from '../contract.ts';

/** The register of people: its screens come from its declaration. */
export const peopleArea: Area = {
  screens: registerScreens({ register: people, contracts: peopleContracts }),
  navigation: [{ path: people.noun, label: msg`People`, icon: IconId, key: 'p' }],
};
