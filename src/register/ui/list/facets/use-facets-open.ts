import { useLocalStorage } from '@mantine/hooks';

/** Whether the panel of values stands beside the list, as this browser remembers it, and a function that changes it. */
export function useFacetsOpen(): readonly [boolean, (isOpen: boolean) => void] {
  const [text, setText] = useLocalStorage<'yes' | 'no'>({
    key: 'brehon-facets',
    defaultValue: 'no',
    getInitialValueInEffect: false,
  });
  return [text === 'yes', (isOpen) => setText(isOpen ? 'yes' : 'no')];
}
