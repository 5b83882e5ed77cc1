import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Id } from '../../../kernel/id.ts';
import { useAct } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import type { FindingSeen } from './seen.ts';

type OverrideProps = { readonly finding: FindingSeen; readonly determination: Id<'determination'> };

const nothing = { reason: '', source: '', expiresOn: '' };

/** Lets a reviewer hold a finding to be otherwise: folded until somebody wants to. */
export function OverrideForm({ finding, determination }: OverrideProps) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(nothing);
  const [truth, setTruth] = useState<'yes' | 'no'>(finding.truth === 'yes' ? 'no' : 'yes');
  const { mutate, error, isPending } = useAct(contracts.override);
  if (!isOpen) {
    return (
      <Group>
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          <Trans>Override this finding</Trans>
        </Button>
      </Group>
    );
  }
  const set = (change: Partial<typeof nothing>) => setDraft((now) => ({ ...now, ...change }));
  const input = { workspace, determination, finding: finding.id, truth, ...draft };
  return (
    <Form
      fields={{}}
      error={error}
      refused={t`The finding was not overridden`}
      onSubmit={() => mutate({ input }, { onSuccess: () => setOpen(false) })}
    >
      <NativeSelect
        label={t`What holds instead`}
        description={t`Obligations that were taken up stay: set those that it spares to “not applicable”, with the reason.`}
        data={[
          { value: 'no', label: t`No` },
          { value: 'yes', label: t`Yes` },
        ]}
        value={truth}
        onChange={({ currentTarget }) => setTruth(currentTarget.value === 'yes' ? 'yes' : 'no')}
      />
      <Fields draft={draft} onChange={set} />
      <Group gap="xs">
        <Button type="submit" loading={isPending}>
          <Trans>Override</Trans>
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </Form>
  );
}

type FieldsProps = {
  readonly draft: typeof nothing;
  readonly onChange: (change: Partial<typeof nothing>) => void;
};

function Fields({ draft, onChange }: FieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        label={t`Reason`}
        required
        value={draft.reason}
        onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
      />
      <TextInput
        label={t`What it rests on`}
        description={t`A provision, an opinion, a ruling`}
        required
        value={draft.source}
        onChange={({ currentTarget }) => onChange({ source: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t`Last day on which it holds`}
        required
        value={draft.expiresOn}
        onChange={({ currentTarget }) => onChange({ expiresOn: currentTarget.value })}
      />
    </>
  );
}
