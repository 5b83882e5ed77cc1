import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { WhyField } from '../record/WhyField.tsx';
import { useRegister } from '../register-context.tsx';
import { type MeantInput, useBulk } from './bulk-context.tsx';
import { nothing } from './selection.ts';

type ShiftManyProps = {
  readonly verb: 'archive' | 'restore';
  readonly meant: MeantInput;
  readonly onClose: () => void;
};

/** Archives what is selected, or brings it back; it can be undone, so it only asks why. */
export function ShiftMany({ verb, meant, onClose }: ShiftManyProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const { say, selection } = useBulk();
  const [why, setWhy] = useState('');
  const { count } = meant;
  const isArchiving = verb === 'archive';
  const { mutate, error, isPending } = useAct(isArchiving ? contracts.bulkArchive : contracts.bulkRestore);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = why.trim() === '' ? {} : { why: why.trim() };
    mutate(
      { input: { workspace, ...meant.input, ...reason, onProblem: 'leave' } },
      {
        onSuccess: ({ changed, left, records }) => {
          const undo = { by: isArchiving ? ('restore' as const) : ('archive' as const), records };
          say({ did: isArchiving ? 'archived' : 'restored', changed, left, undo });
          selection.set(nothing);
          announce(isArchiving ? t`Archived` : t`Restored`);
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormProblems error={error} fields={{}} />
        <Text>
          {isArchiving ? (
            <Trans>
              They leave the lists and are not changed any more. Their histories stay, and it can be undone.
            </Trans>
          ) : (
            <Trans>They come back into the lists as they were, and can be changed again.</Trans>
          )}
        </Text>
        <WhyField why={why} onChange={setWhy} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isPending}>
            {isArchiving ? <Trans>Archive {count}</Trans> : <Trans>Restore {count}</Trans>}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
