import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';

type WhyFieldProps = {
  readonly why: string;
  readonly onChange: (why: string) => void;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly isRequired?: boolean;
};

/** The reason for a change, which the history keeps beside it. */
export function WhyField({ why, onChange, error, id, isRequired = false }: WhyFieldProps) {
  const { t } = useLingui();
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      label={isRequired ? t`Why` : t`Why (optional)`}
      withAsterisk={isRequired}
      aria-required={isRequired}
      description={t`The history keeps the reason beside the change.`}
      value={why}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** As `WhyField`, folded to a button until somebody wants to give a reason. */
export function FoldedWhyField({ why, onChange }: WhyFieldProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <TextInput
        autoFocus
        aria-label={t`Why (optional)`}
        placeholder={t`Why? The history keeps it beside the change.`}
        value={why}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconMessagePlus size={15} stroke={1.8} />}
      onClick={() => setOpen(true)}
    >
      <Trans>Add a reason</Trans>
    </Button>
  );
}
