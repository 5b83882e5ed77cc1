import { useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import { addressOf } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { fileIn } from '../../contract/file-text.ts';
import { keptFileContracts as contracts } from '../../contract/kept-file.ts';
import classes from './FileField.module.css';

/** A file that a field holds: downloaded by its name, with its size and the hash by which it is known. */
export function FileView({ value }: { readonly value: string }) {
  const { t } = useLingui();
  const { size } = useWriting();
  const workspace = useWorkspaceId();
  const file = fileIn(value);
  if (!file) return value;
  const { name, sha256 } = file;
  return (
    <span className={classes.file}>
      <Anchor
        href={addressOf(contracts.download, { workspace, sha256, filename: name })}
        download={name}
        inherit
        className={classes.name}
      >
        <IconDownload size={15} stroke={1.8} aria-hidden className={classes.mark} />
        {name}
      </Anchor>
      <span className={classes.facts}>
        <span>{size(file.size)}</span>
        <code title={sha256}>
          {sha256.slice(0, 8)}…{sha256.slice(-8)}
        </code>
        <CopyButton text={sha256} label={t`Copy the whole hash`} />
      </span>
    </span>
  );
}
