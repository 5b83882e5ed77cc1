import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { PasswordInput } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import classes from './NewPassword.module.css';

const fewestCharacters = 12;

type NewPasswordProps = {
  readonly id: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly error: string | undefined;
};

/** A password that is being chosen, with its length checked as it is written. */
export function NewPassword({ id, value, onChange, error }: NewPasswordProps) {
  const { t } = useLingui();
  return (
    <div>
      <PasswordInput
        id={id}
        label={t`Password`}
        description={t`12 characters or more. A sentence is good.`}
        autoComplete="new-password"
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        aria-describedby={`${id}-length`}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      />
      <Length id={`${id}-length`} missing={fewestCharacters - value.length} isEmpty={value === ''} />
    </div>
  );
}

type LengthProps = { readonly id: string; readonly missing: number; readonly isEmpty: boolean };

function Length({ id, missing, isEmpty }: LengthProps) {
  const isEnough = missing <= 0;
  return (
    <p id={id} className={classes.length} data-enough={isEnough} aria-live="polite">
      {isEmpty ? null : isEnough ? <IconCircleCheck size={16} aria-hidden /> : <IconCircleDashed size={16} aria-hidden />}
      {isEmpty ? null : isEnough ? (
        <Trans>Long enough</Trans>
      ) : (
        <Plural value={missing} one="# more character" other="# more characters" />
      )}
    </p>
  );
}
