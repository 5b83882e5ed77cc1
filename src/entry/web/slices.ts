import type { Area } from '../../kit/area.ts';
import { accessArea } from '../../modules/access/ui/area.ts';
import { homeArea } from '../../modules/home/ui/area.ts';
import { ledgerArea } from '../../modules/ledger/ui/area.ts';
import { systemsArea } from '../../modules/systems/ui/area.ts';

/** Every slice's screens; the navigation shows their entries in this order. */
export const areas: readonly Area[] = [homeArea, systemsArea, ledgerArea, accessArea];
