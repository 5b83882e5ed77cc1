import { Trans } from '@lingui/react/macro';
import { Badge, type Tone } from './Badge.tsx';
import { DateText } from './DateText.tsx';
import { todayHere } from './today.ts';

type DueDayProps = { readonly day: string; readonly isClosed?: boolean };

/** The day by which something is due; while it is open, a day that is past stands out, and so does today. */
export function DueDay({ day, isClosed = false }: DueDayProps) {
  const today = todayHere();
  if (isClosed || day > today) return <DueOn day={day} />;
  const tone: Tone = day < today ? 'bad' : 'caution';
  return (
    <Badge tone={tone}>
      {day < today ? (
        <Trans>
          Overdue since <DateText at={day} />
        </Trans>
      ) : (
        <Trans>Due today</Trans>
      )}
    </Badge>
  );
}

const DueOn = ({ day }: { readonly day: string }) => (
  <span>
    <Trans>
      Due <DateText at={day} />
    </Trans>
  </span>
);
