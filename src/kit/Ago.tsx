import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { formatLocale } from './DateText.tsx';

const steps = [
  { unit: 'second', ms: 1_000, below: 60_000 },
  { unit: 'minute', ms: 60_000, below: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, below: 86_400_000 },
  { unit: 'day', ms: 86_400_000, below: Number.POSITIVE_INFINITY },
] as const;

const everyMs = 10_000;
const justNowMs = 5_000;

/** How long ago a moment is, in the reader's language: “10 seconds ago”; it grows while one looks at it. */
export function Ago({ at }: { readonly at: string }) {
  const { i18n } = useLingui();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  const ms = Math.max(0, now - Date.parse(at));
  return (
    <time dateTime={at} title={at}>
      {ms < justNowMs ? <Trans>just now</Trans> : agoText(ms, i18n.locale)}
    </time>
  );
}

/** A stretch of milliseconds as “… ago”. */
function agoText(ms: number, locale: string): string {
  const { unit, ms: size } = steps.find(({ below }) => ms < below) ?? steps[0];
  const format = new Intl.RelativeTimeFormat(formatLocale(locale), { numeric: 'auto' });
  return format.format(-Math.floor(ms / size), unit);
}
