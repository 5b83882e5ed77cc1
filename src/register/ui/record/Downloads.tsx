import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { addressOf } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';

/** The files that a record can be downloaded as, where its register has some. */
export function Downloads({ record }: { readonly record: RecordSeen }) {
  const { i18n } = useLingui();
  const { register, downloads = [] } = useRegister();
  const workspace = useWorkspaceId();
  return downloads.map(({ contract, label }) => (
    <Button
      key={contract.id}
      component="a"
      href={addressOf(contract, { workspace, [register.kind]: record.id })}
      download
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.8} />}
    >
      {i18n._(label)}
    </Button>
  ));
}
