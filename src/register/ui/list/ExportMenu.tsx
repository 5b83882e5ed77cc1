import { Trans, useLingui } from '@lingui/react/macro';
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

/** A file of more records than this is not waited for: a job makes it, and tells when it is there. */
const mostAtOnce = 20_000;

type ExportMenuProps = {
  readonly view: ListView;
  readonly columns: readonly string[];
  readonly total: number | undefined;
};

/** Downloads exactly the records of the view, in its order, as on the day that it shows: with the columns it shows, or with everything. */
export function ExportMenu({ view, columns, total = 0 }: ExportMenuProps) {
  const { t } = useLingui();
  const exportLater = useExportLater(view);
  const isLarge = total > mostAtOnce;
  const later = isLarge ? exportLater : undefined;
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
          later={later}
        />
        <Menu.Divider />
        <Files
          title={isNarrowed(view) ? t`What is found, every field` : t`All records, every field`}
          view={view}
          later={later}
        />
        <Menu.Divider />
        {isLarge ? (
          <Menu.Label maw={250} style={{ whiteSpace: 'normal' }}>
            <Trans>A file of so many records is made in the background. Your inbox says when it is there.</Trans>
          </Menu.Label>
        ) : (
          <ExportLater ask={exportLater} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

type FilesProps = {
  readonly title: string;
  readonly view: ListView;
  readonly columns?: readonly string[];
  readonly later?: ReturnType<typeof useExportLater> | undefined;
};

function Files({ title, view, columns, later }: FilesProps) {
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  const chosen: { columns?: readonly string[] } = columns ? { columns: askedColumns(register, columns) } : {};
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {formats.map(({ format, name, Icon }) =>
        later ? (
          <Menu.Item
            key={format}
            leftSection={<Icon size={18} stroke={1.6} />}
            aria-label={`${name}: ${title}`}
            onClick={() => later(format, chosen.columns)}
          >
            {name}
          </Menu.Item>
        ) : (
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
        ),
      )}
    </>
  );
}
