import { sql } from 'kysely';
import { memoryOf, type Reading } from '../../store/index.ts';
import type { CustomField } from '../contract/custom.ts';

/** The columns of a custom field, as the code knows them. */
export const columns = sql`id, register, name, label, help, kind, field_group as "group", required, unit, options, target,
  position, version, archived_at as "archivedAt"`;

const definitions = memoryOf<readonly CustomField[]>({ most: 1 });

/** Every field that a workspace added to any register, archived ones too, in their order. */
export const readCustomFields = (reading: Reading): Promise<readonly CustomField[]> =>
  reading.recall(definitions, 'all', () =>
    reading.read(sql<CustomField>`select ${columns} from custom_field where workspace_id = ${reading.workspace}
      order by register, position, id`),
  );
