import { msg } from '@lingui/core/macro';
import { IconChecklist } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { taskContracts, tasks } from '../contract.ts';

/** The register of tasks: its screens come from its declaration. */
export const tasksArea: Area = {
  screens: registerScreens({ register: tasks, contracts: taskContracts }),
  navigation: [{ path: tasks.noun, label: msg`Tasks`, icon: IconChecklist, key: 'k' }],
  panels: [
    {
      name: tasks.noun,
      load: async () => (await import('./TasksPanel.tsx')).TasksPanel,
      notOn: [tasks.kind],
      shows: tasks.kind,
    },
  ],
};
