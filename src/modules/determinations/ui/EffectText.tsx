import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../kit/DateText.tsx';
import type { EffectSeen } from './seen.ts';

/** From when something has effect, in a few words; nothing where it is not so. */
export function EffectText({ effect }: { readonly effect: EffectSeen }) {
  if (effect === null) return null;
  if (effect.kind === 'never') return <Trans>no date: an exception spares it</Trans>;
  if (effect.kind === 'from') {
    return (
      <Trans>
        from <DateText at={effect.from} />
      </Trans>
    );
  }
  const days = effect.between.map((day) => day ?? '');
  return (
    <>
      <Trans>from an open day:</Trans>{' '}
      {days.map((day, place) => (
        <span key={day}>
          {place > 0 && ', '}
          {day === '' ? <Trans>never</Trans> : <DateText at={day} />}
        </span>
      ))}
    </>
  );
}
