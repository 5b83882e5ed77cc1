import { useLingui } from '@lingui/react/macro';
import { ActionIcon, CopyButton as Copy, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Puts a text on the clipboard and says that it has. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useLingui();
  return (
    <Copy value={text} timeout={2000}>
      {({ copied, copy }) => {
        const name = copied ? t`Copied` : (label ?? t`Copy`);
        return (
          <Tooltip label={name}>
            <ActionIcon variant="subtle" size={24} onClick={copy} aria-label={name} aria-live="polite">
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </Copy>
  );
}
