import { useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconBraces, IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { addressOf } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { writeAsOn } from '../as-on/as-on.ts';
import { useRegister } from '../register-context.tsx';
import { askedColumns } from './columns.ts';
import { ExportLater, useExportLater } from './ExportLater.tsx';
import { isNarrowed, type ListView, writeAsked } from './list-view.ts';
import { ToolButton } from './ToolButton.tsx';

const formats = [
  { format: 'xlsx', name: 'Excel (XLSX)', Icon: IconFileSpreadsheet },
  { format: 'csv', name: 'CSV', Icon: IconFileTypeCsv },
  { format: 'json', name: 'JSON', Icon: IconBraces },
] as const;

type ExportMenuProps = { readonly view: ListView; readonly columns: readonly string[] };

/** Downloads exactly the records of the view, in its order, as on the day that it shows: with the columns it shows, or with everything. */
export function ExportMenu({ view, columns }: ExportMenuProps) {
  const { t } = useLingui();
  const exportLater = useExportLater(view);
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <ToolButton label={t`Export`} Icon={IconDownload} />
      </Menu.Target>
      <Menu.Dropdown>
        <Files
          title={isNarrowed(view) ? t`What is found, these columns` : t`All records, these columns`}
          view={view}
          columns={columns}
        />
        <Menu.Divider />
        <Files title={isNarrowed(view) ? t`What is found, every field` : t`All records, every field`} view={view} />
        <Menu.Divider />
        <ExportLater ask={exportLater} />
      </Menu.Dropdown>
    </Menu>
  );
}

type FilesProps = { readonly title: string; readonly view: ListView; readonly columns?: readonly string[] };

function Files({ title, view, columns }: FilesProps) {
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  const chosen = columns ? { columns: askedColumns(register, columns) } : {};
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {formats.map(({ format, name, Icon }) => (
        <Menu.Item
          key={format}
          component="a"
          href={addressOf(contracts.export, {
            workspace,
            ...writeAsked(view),
            ...writeAsOn(view.asOn),
            ...chosen,
            format,
          })}
          download
          leftSection={<Icon size={18} stroke={1.6} />}
          aria-label={`${name}: ${title}`}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
