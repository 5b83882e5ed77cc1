import { useMediaQuery } from '@mantine/hooks';
import { usePrinting } from '../../kit/printing.ts';

/** Whether the window is as narrow as a phone: tables become lists, and what unfolds comes from below. Paper never is. */
export function useIsNarrow(): boolean {
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return !usePrinting() && isNarrow;
}
