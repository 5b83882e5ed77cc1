import { Trans, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { todayHere } from '../../../kit/today.ts';
import type { RecordSeen } from '../../../register/ui/register-context.tsx';
import { type Validity, validityOf } from './validity.ts';

const tones: Readonly<Record<Validity['kind'], Tone>> = {
  not_yet: 'info',
  in_date: 'good',
  expires_soon: 'caution',
  expired: 'bad',
};

/** Whether a record of evidence counts today, with the date that makes it so. */
export const ValidityOf = ({ record: { values } }: { readonly record: RecordSeen }) => (
  <ValidityBadge dates={{ coversFrom: dateIn(values['coversFrom']), expiresOn: dateIn(values['expiresOn']) }} />
);

type Dates = { readonly coversFrom: string | null; readonly expiresOn: string | null };

/** Whether what has these dates counts today. */
export function ValidityBadge({ dates }: { readonly dates: Dates }) {
  const validity = validityOf(dates, todayHere());
  return (
    <Badge tone={tones[validity.kind]}>
      <span>{sentenceOf(validity)}</span>
    </Badge>
  );
}

/** The day on which evidence expires, with the shape and colour of what that means today. */
export const ExpiresOn = ({ value }: { readonly value: string }) => (
  <DayBadge day={value} kind={validityOf({ coversFrom: null, expiresOn: value }, todayHere()).kind} />
);

/** The first day that evidence covers; one that is still to come is said to be so. */
export function CoversFrom({ value }: { readonly value: string }) {
  const { kind } = validityOf({ coversFrom: value, expiresOn: null }, todayHere());
  return kind === 'not_yet' ? <DayBadge day={value} kind={kind} /> : <DateText at={value} />;
}

const dateIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type DayBadgeProps = { readonly day: string; readonly kind: Validity['kind'] };

/** A day and its state in the room of a day: the state's words are read out and stand in the title. */
function DayBadge({ day, kind }: DayBadgeProps) {
  const { t } = useLingui();
  const names: Readonly<Record<Validity['kind'], string>> = {
    not_yet: t`Not yet`,
    in_date: t`In date`,
    expires_soon: t`Expires soon`,
    expired: t`Expired`,
  };
  return (
    <span title={names[kind]}>
      <Badge tone={tones[kind]}>
        <VisuallyHidden>{names[kind]}</VisuallyHidden>
        <DateText at={day} />
      </Badge>
    </span>
  );
}

function sentenceOf(validity: Validity): ReactNode {
  switch (validity.kind) {
    case 'not_yet':
      return (
        <Trans>
          Not yet, from <DateText at={validity.from} />
        </Trans>
      );
    case 'in_date':
      return validity.until === null ? (
        <Trans>In date</Trans>
      ) : (
        <Trans>
          In date until <DateText at={validity.until} />
        </Trans>
      );
    case 'expires_soon':
      return (
        <Trans>
          Expires soon, <DateText at={validity.until} />
        </Trans>
      );
    case 'expired':
      return (
        <Trans>
          Expired <DateText at={validity.until} />
        </Trans>
      );
  }
}
