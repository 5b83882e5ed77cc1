import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, Table } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { workspacePath } from '../../../kit/address.ts';
import { useGo } from '../../../kit/routing.tsx';
import { Shortcut } from '../../../kit/Shortcut.tsx';
import { entries } from './Navigation.tsx';

const patienceMs = 1200;

/** The shortcuts that hold everywhere in a workspace: `g` and a letter go to a section, `?` shows them all. */
export function Shortcuts({ workspace }: { readonly workspace: string }) {
  const { t, i18n } = useLingui();
  const [isOpen, setOpen] = useState(false);
  useGoTo(workspace, () => setOpen(true));
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title={t`Keyboard shortcuts`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Table>
        <Table.Tbody>
          {entries.map(({ path, key, label }) => (
            <Row key={path} keys={['g', key]} section={i18n._(label)} />
          ))}
          <Row keys={['?']} />
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function Row({ keys, section }: { readonly keys: readonly string[]; readonly section?: string }) {
  return (
    <Table.Tr>
      <Table.Td>{section ? <Trans>Go to {section}</Trans> : <Trans>Show the shortcuts</Trans>}</Table.Td>
      <Table.Td ta="right">
        <Shortcut keys={keys} />
      </Table.Td>
    </Table.Tr>
  );
}

function useGoTo(workspace: string, showAll: () => void): void {
  const go = useGo();
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (isForSomethingElse(event)) return;
    const entry = entries.find(({ key }) => key === event.key);
    if (event.key === '?') showAll();
    if (entry && event.timeStamp - lastG.current < patienceMs) void go(workspacePath(workspace, entry.path));
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** Whether a key belongs to a text being written, to an open dialog or to the browser. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  return (
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
