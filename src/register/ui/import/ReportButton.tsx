import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useAnnounce } from '../../../kit/announce.tsx';
import { fileFrom } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { saveAs } from '../../../kit/save.ts';
import { useRegister } from '../register-context.tsx';
import { type ImportRequest, inputOf } from './wizard.ts';

type ReportButtonProps = {
  readonly request: ImportRequest;
  /** All rows, or those with problems alone. */
  readonly rows: 'problems' | 'all';
};

/** Downloads the file again with what is said of each row beside it, to be mended there and brought again. */
export function ReportButton({ request, rows }: ReportButtonProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const { mutate, isPending, isError } = useMutation({
    mutationFn: () =>
      fileFrom(contracts.reportImport, { ...inputOf(workspace, request), rows }, { file: request.chosen.file }),
    onSuccess: ({ filename, bytes }) => {
      saveAs(filename, bytes);
      announce(t`${filename} is downloaded`);
    },
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconDownload size={16} />}
      loading={isPending}
      onClick={() => mutate()}
    >
      {isError ? (
        <Trans>The download failed: try again</Trans>
      ) : rows === 'all' ? (
        <Trans>Download with its problems</Trans>
      ) : (
        <Trans>Download the rows with problems</Trans>
      )}
    </Button>
  );
}
