import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconDownload, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { workspacePath, writeSearch } from '../../../kit/address.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { addressOf } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { mostIds } from '../../contract/selection.ts';
import { type ListView, writeAsked, writeView } from '../list/list-view.ts';
import { useRegister } from '../register-context.tsx';
import { useSelection } from './bulk-context.tsx';
import { viewOfSelection } from './selection-view.ts';

const formats = [
  { format: 'xlsx', name: 'Excel (XLSX)' },
  { format: 'csv', name: 'CSV' },
  { format: 'json', name: 'JSON' },
] as const;

/** A link to the selected records, and a file of exactly these. */
export function SelectionLink({ view }: { readonly view: ListView }) {
  const { register } = useRegister();
  const workspace = useWorkspaceId();
  const selected = viewOfSelection(view, useSelection());
  if (!selected) return <TooMany />;
  const address = `${location.origin}${workspacePath(workspace, register.noun)}${writeSearch(writeView(selected))}`;
  return <SelectionActs address={address} selected={selected} />;
}

function SelectionActs({ address, selected }: { readonly address: string; readonly selected: ListView }) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const { isCopied, hasFailed, copy } = useCopied(address);
  const more = t`More with the selection`;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={isCopied ? <IconCheck size={15} stroke={1.8} /> : <IconLink size={15} stroke={1.8} />}
        onClick={copy}
      >
        {isCopied ? <Trans>Link copied</Trans> : <Trans>Copy link to selection</Trans>}
      </Button>
      {hasFailed && (
        <span role="alert">
          <Trans>The browser did not let the link be copied.</Trans>
        </span>
      )}
      <Menu position="top-end">
        <Menu.Target>
          <Button size="compact-sm" variant="default" aria-label={more} title={more}>
            <IconDots size={15} stroke={1.8} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Trans>Export the selection, every field</Trans>
          </Menu.Label>
          {formats.map(({ format, name }) => (
            <Menu.Item
              key={format}
              component="a"
              download
              href={addressOf(contracts.export, { workspace, ...writeAsked(selected), format })}
              leftSection={<IconDownload size={16} stroke={1.6} />}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const TooMany = () => (
  <span>
    <Trans>Too many for a link: {mostIds} at most, or select all of a view.</Trans>
  </span>
);

function useCopied(text: string) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [copied, setCopied] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(text);
        announce(t`Link copied`);
      },
      () => setFailed(text),
    );
  };
  return { isCopied: copied === text, hasFailed: failed === text, copy };
}
