import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone: tables become lists, and what unfolds comes from below. */
export const useIsNarrow = (): boolean => useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
