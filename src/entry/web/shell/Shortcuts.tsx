import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, Table } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
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
    <Modal opened={isOpen} onClose={() => setOpen(false)} title={t`Keyboard shortcuts`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Table>
        <Table.Tbody>
          {entries.map(({ path, key, label }) => (
            <Table.Tr key={path}>
              <Table.Td>
                <Trans>Go to {i18n._(label)}</Trans>
              </Table.Td>
              <Table.Td ta="right">
                <Shortcut keys={['g', key]} />
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>
              <Trans>Show the shortcuts</Trans>
            </Table.Td>
            <Table.Td ta="right">
              <Shortcut keys={['?']} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function useGoTo(workspace: string, showAll: () => void): void {
  const go = useGo();
  const act = useRef((_key: string, _isAfterG: boolean) => {});
  useEffect(() => {
    act.current = (key, isAfterG) => {
      if (key === '?') return showAll();
      const entry = isAfterG ? entries.find((each) => each.key === key) : undefined;
      if (entry) void go(workspacePath(workspace, entry.path));
    };
  });
  useEffect(() => {
    let lastG = Number.NEGATIVE_INFINITY;
    const hear = (event: KeyboardEvent) => {
      if (isForSomethingElse(event)) return;
      act.current(event.key, event.timeStamp - lastG < patienceMs);
      lastG = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** Whether a key belongs to a text being written, to an open dialog or to the browser. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;
}
