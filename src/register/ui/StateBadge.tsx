import type { ComponentType } from 'react';
import { Badge } from '../../kit/Badge.tsx';
import { useRegister } from './register-context.tsx';
import { statesOf } from './states.ts';

/** The state of a record: a dial that fills from the first state to the last, and the state's name. */
export function StateBadge({ state }: { readonly state: string }) {
  const { register, texts } = useRegister();
  const states = statesOf(register);
  const place = states.indexOf(state);
  const name = texts.option(register.states?.field ?? '', state);
  const isMiddle = place > 0 && place < states.length - 1;
  return (
    <Badge tone={isMiddle ? 'info' : 'neutral'} icon={dialOf(place, states.length - 1)}>
      {name}
    </Badge>
  );
}

type DialProps = { readonly size?: number };

const dials = new Map<string, ComponentType<DialProps>>();

/** A dial with so many of its parts filled; the same component for the same dial. */
function dialOf(filled: number, of: number): ComponentType<DialProps> {
  const key = `${filled}/${of}`;
  const known = dials.get(key);
  if (known) return known;
  const part = of > 0 ? Math.max(0, filled) / of : 0;
  const Shape = ({ size = 14 }: DialProps) => <Dial part={part} size={size} />;
  dials.set(key, Shape);
  return Shape;
}

const around = 2 * Math.PI * 2.5;

function Dial({ part, size }: { readonly part: number; readonly size: number }) {
  return (
    <svg viewBox="0 0 14 14" width={size} height={size} aria-hidden focusable={false}>
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle
        cx="7"
        cy="7"
        r="2.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
        strokeDasharray={`${part * around} ${around}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}
