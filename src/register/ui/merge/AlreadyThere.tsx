import { Trans } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import type { FieldValue } from '../../contract/field.ts';
import { useRegister } from '../register-context.tsx';
import classes from './Merge.module.css';

const waitsMs = 300;
const fewest = 3;

/** Says under the title of a new record what is called so already, or nearly, while it is written. */
export function AlreadyThere({ title }: { readonly title: FieldValue }) {
  const { register, contracts } = useRegister();
  const written = typeof title === 'string' ? title.trim() : '';
  const [asked] = useDebouncedValue(written, waitsMs);
  const isAsked = asked.length >= fewest;
  const read = useRead(contracts.similar, { workspace: useWorkspaceId(), title: asked || '-' }, { enabled: isAsked });
  const records = isAsked ? (read.data?.records ?? []) : [];
  return (
    <div role="status">
      {records.length > 0 && (
        <p className={classes.already}>
          <Trans>There is already:</Trans>{' '}
          {records.map(({ id, title: name }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <WorkspaceLink to={`${register.noun}/${id}`}>{name}</WorkspaceLink>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
