import type { Area } from '../../../kit/area.ts';

/** Addresses of records that do not say of which register. */
export const recordsArea: Area = {
  screens: [{ path: 'records/$record', load: async () => (await import('./RecordPage.tsx')).RecordPage }],
};
