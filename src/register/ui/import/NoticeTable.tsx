import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Badge } from '../../../kit/Badge.tsx';
import { PlainTable, TableCell, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { saveAs } from '../../../kit/save.ts';
import { useWriting } from '../../../kit/writing.ts';
import classes from './NoticeTable.module.css';
import { type Counts, type NoticeFilter, noticedColumns, noticesCsv, type RowNotice, shownNotices } from './notices.ts';

type NoticeTableProps = {
  readonly counts: Pick<Counts, 'problems' | 'warnings' | 'notices'>;
  /** The file that the notices are about; the download is named after it. */
  readonly filename: string;
};

const everything: NoticeFilter = { level: 'all', column: undefined, words: '' };
const atOnce = 100;

/** Everything that is said of rows and cells, to be narrowed and downloaded. */
export function NoticeTable({ counts, filename }: NoticeTableProps) {
  const { t } = useLingui();
  const [filter, setFilter] = useState(everything);
  const [most, setMost] = useState(atOnce);
  const save = useSaveNotices(filename);
  const { notices, problems, warnings } = counts;
  const shown = shownNotices(notices, filter);
  const untold = problems + warnings - notices.length;
  const change = (changed: Partial<NoticeFilter>) => {
    setFilter({ ...filter, ...changed });
    setMost(atOnce);
  };
  return (
    <section aria-label={t`What is said of single rows`}>
      <Tools counts={counts} filter={filter} onChange={change} download={() => save(shown)} />
      {shown.length > 0 ? (
        <Rows notices={shown.slice(0, most)} />
      ) : (
        <p className={classes.nothing}>
          <Trans>Nothing is said that fits this filter.</Trans>
        </p>
      )}
      <div className={classes.foot}>
        {untold > 0 && (
          <span>
            <Plural
              value={untold}
              one="One more is counted but not listed."
              other="# more are counted but not listed: mend these first."
            />
          </span>
        )}
        {shown.length > most && (
          <Button variant="default" size="compact-sm" onClick={() => setMost(most + atOnce)}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

/** Gives a function that has the browser save notices as a CSV file, named after the file they are about. */
function useSaveNotices(filename: string): (notices: readonly RowNotice[]) => void {
  const { t } = useLingui();
  const stem = filename.replace(/\.[^.]*$/u, '');
  const name = t`${stem} - what the check says.csv`;
  const headings = [t`Row`, t`Cell`, t`Column`, t`Level`, t`Code`, t`What is said`, t`What stands there`];
  return (notices) => {
    saveAs(name, new Blob([noticesCsv(notices, headings)], { type: 'text/csv' }));
  };
}

type ToolsProps = {
  readonly counts: NoticeTableProps['counts'];
  readonly filter: NoticeFilter;
  readonly onChange: (change: Partial<NoticeFilter>) => void;
  readonly download: () => void;
};

function Tools({ counts: { notices, problems, warnings }, filter, onChange, download }: ToolsProps) {
  const { t } = useLingui();
  const { number } = useWriting();
  const columns = noticedColumns(notices);
  const levels = [
    { value: 'all' as const, label: `${t`All`} ${number(problems + warnings)}` },
    { value: 'problem' as const, label: `${t`Problems`} ${number(problems)}`, disabled: problems === 0 },
    { value: 'warning' as const, label: `${t`Warnings`} ${number(warnings)}`, disabled: warnings === 0 },
  ];
  return (
    <div className={classes.tools}>
      <SegmentedControl
        aria-label={t`What to show`}
        data={levels}
        value={filter.level}
        onChange={(value) => onChange({ level: levels.find((each) => each.value === value)?.value ?? 'all' })}
      />
      <Select
        className={classes.byColumn}
        aria-label={t`Column`}
        placeholder={t`Every column`}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t`Every column` }}
        data={columns.map(({ column, count }) => ({ value: column, label: `${column} (${number(count)})` }))}
        value={filter.column ?? null}
        onChange={(column) => onChange({ column: column ?? undefined })}
      />
      <TextInput
        type="search"
        className={classes.search}
        leftSection={<IconSearch size={16} />}
        aria-label={t`Find a cell, a row or words`}
        placeholder={t`Find a cell, a row or words`}
        value={filter.words}
        onChange={({ currentTarget }) => onChange({ words: currentTarget.value })}
      />
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        onClick={download}
        className={classes.download}
      >
        <Trans>Download as CSV</Trans>
      </Button>
    </div>
  );
}

function Rows({ notices }: { readonly notices: readonly RowNotice[] }) {
  const { t } = useLingui();
  const headings = [
    { key: 'row', label: t`Cell or row`, width: '6.5rem' },
    { key: 'level', label: t`Level`, width: '7.5rem' },
    { key: 'column', label: t`Column`, width: '16rem' },
    { key: 'message', label: t`What is said` },
  ];
  return (
    <PlainTable name={t`What is said of single rows and cells`} headings={headings} isSticky>
      {notices.map((notice, index) => (
        <TableRow key={`${notice.row} ${notice.column ?? ''} ${notice.code} ${index}`} className={classes.notice}>
          <TableCell className={classes.cell}>{notice.cell ?? <NumberText value={notice.row} />}</TableCell>
          <TableCell>
            <Level level={notice.level} />
          </TableCell>
          <TableCell className={classes.column}>{notice.column ?? <Trans>Whole row</Trans>}</TableCell>
          <TableCell className={classes.message}>
            <SentenceText text={notice.message} />
            <Value notice={notice} />
          </TableCell>
        </TableRow>
      ))}
    </PlainTable>
  );
}

/** What stands in the cell, where the message does not repeat it. */
function Value({ notice: { value, message } }: { readonly notice: RowNotice }) {
  if (value === null || value.trim() === '' || message.includes(value.trim())) return null;
  return (
    <bdi className={classes.value} title={value}>
      {value}
    </bdi>
  );
}

const Level = ({ level }: { readonly level: RowNotice['level'] }) =>
  level === 'problem' ? (
    <Badge tone="bad">
      <Trans>Problem</Trans>
    </Badge>
  ) : (
    <Badge tone="caution">
      <Trans>Warning</Trans>
    </Badge>
  );
