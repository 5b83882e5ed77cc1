import { Portal } from '@mantine/core';
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import classes from './FullText.module.css';

type Shown = { readonly text: string; readonly left: number; readonly top: number; readonly isAbove: boolean };

const patienceMs = 350;

/**
 * Shows the whole of a text that is cut short inside it, beside the pointer's or the keyboard's place: any element that
 * has `data-cut`. One for a whole table, since a tip for each cell would be felt. Escape puts it away (WCAG 1.4.13).
 */
export function FullText({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const [shown, setShown] = useState<Shown>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const showSoon = (next: Shown | undefined, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(next), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!shown) return undefined;
    const hide = () => setShown(undefined);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', hide, { capture: true });
  }, [shown]);
  return (
    <div
      className={className}
      onPointerOver={({ target, pointerType }: PointerEvent) =>
        pointerType === 'mouse' && showSoon(cutAt(target), patienceMs)
      }
      onPointerLeave={() => showSoon(undefined, patienceMs)}
      onFocus={({ target }: FocusEvent) => target.matches(':focus-visible') && showSoon(cutAt(target), patienceMs)}
      onBlur={() => showSoon(undefined, 0)}
      onKeyDown={({ key }: KeyboardEvent) => key === 'Escape' && showSoon(undefined, 0)}
    >
      {children}
      {shown && (
        <Tip shown={shown} onEnter={() => clearTimeout(timer.current)} onLeave={() => showSoon(undefined, 0)} />
      )}
    </div>
  );
}

type TipProps = { readonly shown: Shown; readonly onEnter: () => void; readonly onLeave: () => void };

/** Screen readers read the whole text in its place, so this is for eyes only. */
const Tip = ({ shown: { text, left, top, isAbove }, onEnter, onLeave }: TipProps) => (
  <Portal>
    <div
      className={classes.tip}
      data-above={isAbove}
      style={{ left, top }}
      aria-hidden
      onPointerOver={(event) => event.stopPropagation()}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {text}
    </div>
  </Portal>
);

/** The text that is cut short at an event's target, and where to show the whole of it. */
function cutAt(target: EventTarget): Shown | undefined {
  if (!(target instanceof Element)) return undefined;
  const element = target.closest('[data-cut]') ?? target.closest('td')?.querySelector('[data-cut]');
  const isWhole = (box: Element) => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 1;
  if (!element || isWhole(element)) return undefined;
  const { left, top, bottom } = element.getBoundingClientRect();
  const isAbove = bottom > window.innerHeight * 0.7;
  return {
    text: element.textContent,
    left: Math.min(left, window.innerWidth - 340),
    top: isAbove ? top : bottom,
    isAbove,
  };
}
