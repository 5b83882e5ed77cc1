import { Plural, Trans } from '@lingui/react/macro';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { WhyField } from '../record/WhyField.tsx';
import { useRegister } from '../register-context.tsx';
import { Preview, type PreviewSeen } from './Preview.tsx';
import { type EditInput, useBulkEdit } from './use-bulk-edit.ts';

type PreviewStepProps = {
  readonly preview: PreviewSeen;
  readonly input: EditInput;
  /** Goes back to what is to change; without it there is nothing to go back to. */
  readonly onBack?: () => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Shows what a bulk edit would come to, and makes it. */
export function PreviewStep({ preview, input, onBack, onClose, onDone }: PreviewStepProps) {
  const { register } = useRegister();
  const [isStrict, setStrict] = useState(false);
  const { apply, error, isPending } = useBulkEdit(onDone);
  const { changed, reason } = preview;
  const [why, setWhy] = useState('');
  const asksWhy = reason !== null && !('why' in input);
  const isWanting = asksWhy && reason === 'required' && why.trim() === '';
  const reasoned = why.trim() === '' ? input : { ...input, why: why.trim() };
  return (
    <Stack gap="md">
      <FormProblems error={error} fields={problemFields(register.fields)} />
      <Preview preview={preview} />
      {asksWhy && <WhyField why={why} onChange={setWhy} isRequired={reason === 'required'} />}
      {changed > 1 && (
        <Checkbox
          checked={isStrict}
          onChange={({ currentTarget }) => setStrict(currentTarget.checked)}
          label={<Trans>Change none of them if somebody changes one meanwhile</Trans>}
        />
      )}
      <Group justify="flex-end" gap="xs">
        {onBack && (
          <Button variant="subtle" onClick={onBack} mr="auto">
            <Trans>Back</Trans>
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          data-autofocus
          loading={isPending}
          disabled={changed === 0 || isWanting}
          onClick={() => apply({ ...reasoned, onProblem: isStrict ? 'refuse' : 'leave' })}
        >
          <Plural value={changed} one="Change # record" other="Change # records" />
        </Button>
      </Group>
    </Stack>
  );
}

const problemFields = (fields: Readonly<Record<string, { readonly label: string }>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [`values.${name}`, { label, id: name }]));
