import { Trans } from '@lingui/react/macro';
import { Kbd } from '@mantine/core';

/** Keys that are pressed one after the other, as a hint: `g` then `h`. */
export function Shortcut({ keys }: { readonly keys: readonly string[] }) {
  const [first, ...rest] = keys;
  return (
    <span>
      <Kbd size="xs">{first}</Kbd>
      {rest.map((key) => (
        <span key={key}>
          {' '}
          <Trans>then</Trans> <Kbd size="xs">{key}</Kbd>
        </span>
      ))}
    </span>
  );
}
