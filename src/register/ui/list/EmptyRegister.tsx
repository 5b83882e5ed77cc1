import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { EmptyState } from '../../../kit/states.tsx';
import { useRegister } from '../register-context.tsx';
import { type ListAbilities, ListActions } from './ListActions.tsx';

/** A register in which nothing stands yet: says how records come in, and where archived ones are. */
export function EmptyRegister({ abilities }: { readonly abilities: ListAbilities }) {
  const { t } = useLingui();
  const { texts, own } = useRegister();
  const { many } = texts;
  const { Beginning = AnyBeginning } = own;
  const mayAdd = abilities?.['import'] === true || abilities?.['create'] === true;
  return (
    <EmptyState title={t`No ${many} yet`} actions={mayAdd && <ListActions abilities={abilities} />}>
      {mayAdd ? (
        <Beginning />
      ) : (
        <Trans>Your role lets you read. Who may add {many} here is an owner of the workspace.</Trans>
      )}
      <Archived />
    </EmptyState>
  );
}

const AnyBeginning = () => (
  <Trans>
    Start from the list you have: a spreadsheet, a CSV or a JSON file becomes the register, and columns that fit nowhere
    are kept beside it. Or write the first one down yourself.
  </Trans>
);

function Archived() {
  const { register, contracts } = useRegister();
  const input = { workspace: useWorkspaceId(), archived: 'only', page: 1, size: 1, columns: [register.title] };
  const { data } = useRead(contracts.list, input);
  if (!data || data.total === 0) return null;
  return (
    <p>
      <WorkspaceLink to={register.noun} search={{ archived: 'only' }}>
        <Plural value={data.total} one="Show # archived record" other="Show # archived records" />
      </WorkspaceLink>
    </p>
  );
}
