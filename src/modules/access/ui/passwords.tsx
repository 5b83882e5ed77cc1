import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { PasswordInput } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import classes from './passwords.module.css';

/** The fewest characters of a password, as the contract of the first account has it. */
const fewestCharacters = 12;

type PasswordProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly error: string | undefined;
};

/** The password of an account that is there. */
export function KnownPassword({ onChange, ...rest }: PasswordProps) {
  const { t } = useLingui();
  return (
    <PasswordInput
      {...rest}
      autoComplete="current-password"
      required
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
    />
  );
}

/** A password that is being chosen, with its length checked as it is written. */
export function NewPassword({ onChange, ...rest }: PasswordProps) {
  const { t } = useLingui();
  return (
    <PasswordInput
      {...rest}
      description={<Length length={rest.value.length} />}
      autoComplete="new-password"
      required
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
    />
  );
}

function Length({ length }: { readonly length: number }) {
  const missing = fewestCharacters - length;
  if (length === 0) return <Trans>12 characters or more. A sentence is good.</Trans>;
  const isEnough = missing <= 0;
  const Shape = isEnough ? IconCircleCheck : IconCircleDashed;
  return (
    <span className={classes.length} data-enough={isEnough} aria-live="polite">
      <Shape size={15} aria-hidden />
      {isEnough ? <Trans>Long enough</Trans> : <Missing count={missing} />}
    </span>
  );
}

const Missing = ({ count }: { readonly count: number }) => (
  <Plural value={count} one="# more character" other="# more characters" />
);
