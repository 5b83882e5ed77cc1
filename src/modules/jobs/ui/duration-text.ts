const units = [
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** How long something took, in the reader's own writing and with at most two units: `1 min, 5 sec`. Never below a second. */
export function durationText(milliseconds: number, locale: string): string {
  const whole = Math.max(1, Math.round(milliseconds / 1000));
  const largest = units.findIndex(({ seconds }) => whole >= seconds);
  const shown = units.slice(largest, largest + 2);
  const parts = shown.map(({ unit, seconds }, place) => {
    const within = place === 0 ? whole : whole % (shown[0]?.seconds ?? 1);
    return { unit, count: Math.floor(within / seconds) };
  });
  const texts = parts
    .filter(({ count }, place) => place === 0 || count > 0)
    .map(({ unit, count }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    );
  return new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }).format(texts);
}
