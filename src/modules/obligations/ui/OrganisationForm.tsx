import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { readNumber, writtenNumber } from '../../../kit/number-text.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { overviewContracts as contracts } from '../contract.ts';
import classes from './Overview.module.css';

type Organisation = Output<typeof contracts.exposure>['organisation'];
type Size = NonNullable<Organisation['size']>;

/** How organisations are told apart by size. */
export function useSizeNames(): Readonly<Record<Size, string>> {
  const { t } = useLingui();
  return {
    sme: t`Micro, small or medium (fewer than 250 people)`,
    'small-mid-cap': t`Small mid-cap (fewer than 750 people)`,
    large: t`Large`,
  };
}

type FormProps = { readonly organisation: Organisation; readonly onDone: () => void };

/** How large the organisation is: what decides how high fines may be. */
export function OrganisationForm({ organisation, onDone }: FormProps) {
  const { t, i18n } = useLingui();
  const workspace = useWorkspaceId();
  const names = useSizeNames();
  const { mutate, error, isPending } = useAct(contracts.setOrganisation);
  const [turnover, setTurnover] = useState(
    organisation.turnoverEur === null ? '' : writtenNumber(String(organisation.turnoverEur), i18n.locale),
  );
  const [size, setSize] = useState<Size | null>(organisation.size);
  const written = turnover.trim() === '' ? null : eurosIn(turnover, i18n.locale);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (written === undefined) return;
    mutate({ input: { workspace, turnoverEur: written, size } }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <div className={classes.form}>
        <TextInput
          label={t`Worldwide turnover of the last business year, in euros`}
          inputMode="numeric"
          value={turnover}
          error={written === undefined && t`Write whole euros, such as 40,000,000.`}
          onChange={(event) => setTurnover(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t`Size`}
          clearable
          clearButtonProps={{ 'aria-label': t`Clear the size` }}
          data={sizesOf(names)}
          value={size}
          onChange={(value) => setSize(sizes.find((each) => each === value) ?? null)}
          w="22rem"
        />
        <Button type="submit" loading={isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
      <FormProblems error={error} fields={{}} title={t`It was not saved`} />
    </form>
  );
}

const sizes: readonly Size[] = ['sme', 'small-mid-cap', 'large'];

const sizesOf = (names: Readonly<Record<Size, string>>) => sizes.map((value) => ({ value, label: names[value] }));

/** Whole euros as somebody wrote them; `undefined` for anything else. */
function eurosIn(text: string, locale: string): number | undefined {
  const plain = readNumber(text, locale);
  const euros = plain === undefined ? Number.NaN : Number(plain);
  return Number.isSafeInteger(euros) && euros >= 0 && euros <= 1e14 ? euros : undefined;
}
