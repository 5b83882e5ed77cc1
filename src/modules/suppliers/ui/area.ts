import { msg } from '@lingui/core/macro';
import { IconTruckDelivery } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { supplierContracts, suppliers } from '../contract.ts';

/** The register of suppliers: its screens come from its declaration. */
export const suppliersArea: Area = {
  screens: registerScreens({ register: suppliers, contracts: supplierContracts }),
  navigation: [{ path: suppliers.noun, label: msg`Suppliers`, icon: IconTruckDelivery, key: 'v' }],
};
