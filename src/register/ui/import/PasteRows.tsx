import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconClipboard } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import classes from './FileStep.module.css';

/** Takes rows from the clipboard: pasted anywhere on the page, or into a field that opens. */
export function PasteRows({ onTake }: { readonly onTake: (file: File) => void }) {
  const { t } = useLingui();
  const [isOpen, { toggle }] = useDisclosure(false);
  const [text, setText] = useState('');
  const name = t`pasted rows`;
  usePastedFile(name, onTake);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconClipboard size={16} />}
        rightSection={<IconChevronDown size={14} style={{ rotate: isOpen ? '180deg' : '0deg' }} />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        <Trans>Paste rows instead</Trans>
      </Button>
      {isOpen && (
        <Stack gap="sm" mt="sm" align="start">
          <Textarea
            w="100%"
            className={classes.pasteText}
            label={t`Rows from a spreadsheet`}
            description={t`Copy cells with their headings and paste them here, or paste them anywhere on this page.`}
            minRows={5}
            maxRows={14}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button variant="default" disabled={text.trim() === ''} onClick={() => onTake(fileOf(text, name))}>
            <Trans>Use these rows</Trans>
          </Button>
        </Stack>
      )}
    </div>
  );
}

/** Texts as a file; a spreadsheet puts tabs between its cells. */
const fileOf = (text: string, name: string): File =>
  new File([text], `${name}${text.includes('\t') ? '.tsv' : '.csv'}`, { type: 'text/plain' });

/** Takes what is pasted on the page outside of any field: a file, or rows of more than one line. */
function usePastedFile(name: string, onTake: (file: File) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const isInField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    if (isInField || !event.clipboardData) return;
    const file = event.clipboardData.files[0];
    const text = event.clipboardData.getData('text/plain');
    if (file) onTake(file);
    else if (text.trim().includes('\n')) onTake(fileOf(text, name));
  });
  useEffect(() => {
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, []);
}
