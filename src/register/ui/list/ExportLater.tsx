import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconStackForward } from '@tabler/icons-react';
import { useAct } from '../../../kit/api.ts';
import { useGoInWorkspace, useWorkspaceId } from '../../../kit/routing.tsx';
import { writeAsOn } from '../as-on/as-on.ts';
import { useRegister } from '../register-context.tsx';
import { type ListView, writeAsked } from './list-view.ts';

const formats = [
  { format: 'xlsx', name: 'Excel (XLSX)' },
  { format: 'csv', name: 'CSV' },
] as const;

/** The formats of files that a job can make. */
export type LaterFormat = 'xlsx' | 'csv' | 'json';

/** Has the records of the view made into a file by a job, and goes to where it will be found. Outlives the menu. */
export function useExportLater(view: ListView): (format: LaterFormat, columns?: readonly string[]) => void {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const go = useGoInWorkspace();
  const { mutate } = useAct(contracts.exportLater, { refreshes: [] });
  return (format, columns) =>
    mutate(
      {
        input: {
          workspace,
          ...writeAsked(view),
          ...writeAsOn(view.asOn),
          ...(columns ? { columns: [...columns] } : {}),
          format,
        },
      },
      { onSuccess: ({ job }) => void go(`jobs/${job}`) },
    );
}

/** The files that a job can make of a view. */
export function ExportLater({ ask }: { readonly ask: (format: LaterFormat) => void }) {
  const { t } = useLingui();
  const title = t`In the background, every field`;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {formats.map(({ format, name }) => (
        <Menu.Item
          key={format}
          leftSection={<IconStackForward size={18} stroke={1.6} />}
          aria-label={`${name}: ${title}`}
          onClick={() => ask(format)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
