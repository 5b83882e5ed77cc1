import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useRead } from '../../../kit/api.ts';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { Page } from '../../../kit/Page.tsx';
import { PlainTable, TableCell, type TableHeading, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { useRegister } from '../register-context.tsx';
import classes from './ImportsPage.module.css';
import type { MadeImport } from './made-imports.ts';
import { useKeyText } from './Outcome.tsx';
import { UndoCell } from './UndoImport.tsx';

/** The imports that were made into a register, the newest first. */
export function ImportsPage() {
  const { t } = useLingui();
  const { contracts, register, texts } = useRegister();
  const workspace = useWorkspaceId();
  const { many } = texts;
  const imports = useRead(contracts.imports, { workspace });
  const list = useRead(contracts.list, { workspace, size: 1 });
  const mayImport = list.data?.abilities['import'] === true;
  const start = mayImport && (
    <WorkspaceButtonLink to={`${register.noun}/import`}>
      <Trans>Import a file</Trans>
    </WorkspaceButtonLink>
  );
  return (
    <Page
      title={t`Imports of ${many}`}
      lead={t`Every file that was imported, with what it changed. Each change also stands in the history of its record.`}
      width="wide"
      crumbs={[{ label: many, to: register.noun }]}
      actions={imports.data && imports.data.imports.length > 0 && start}
    >
      <ReadState read={imports}>
        {(read) =>
          read.imports.length > 0 ? (
            <Imports imports={read.imports} mayUndo={mayImport} />
          ) : (
            <EmptyState icon={IconTableImport} title={t`No file was imported yet`} actions={start}>
              <Trans>
                An import brings a whole spreadsheet in at once, and recognises what is here already by its reference or
                its name.
              </Trans>
            </EmptyState>
          )
        }
      </ReadState>
    </Page>
  );
}

type ImportsProps = { readonly imports: readonly MadeImport[]; readonly mayUndo: boolean };

function Imports({ imports, mayUndo }: ImportsProps) {
  const { t } = useLingui();
  return (
    <PlainTable name={t`Imports made so far`} headings={useHeadings()}>
      {imports.map((each) => (
        <Row key={each.id} made={each} mayUndo={mayUndo} />
      ))}
    </PlainTable>
  );
}

type Heading = TableHeading & { readonly key: keyof MadeImport };

/** What stands in the columns, in order. */
function useHeadings(): readonly Heading[] {
  const { t } = useLingui();
  return [
    { key: 'filename', label: t`File` },
    { key: 'at', label: t`When`, width: '9.5rem' },
    { key: 'by', label: t`By`, width: '7rem' },
    { key: 'rows', label: t`Rows`, width: '4.5rem', isFigure: true },
    { key: 'created', label: t`Created`, width: '5rem', isFigure: true },
    { key: 'updated', label: t`Updated`, width: '5.25rem', isFigure: true },
    { key: 'unchanged', label: t`The same`, width: '5.75rem', isFigure: true },
    { key: 'leftOut', label: t`Left out`, width: '5rem', isFigure: true },
    { key: 'matchedBy', label: t`Recognised by`, width: '9.5rem' },
    { key: 'undoneAt', label: t`Undo`, width: '7.5rem' },
  ];
}

function Row({ made, mayUndo }: { readonly made: MadeImport; readonly mayUndo: boolean }) {
  const { t } = useLingui();
  const [, ...headings] = useHeadings();
  const { filename, sha256 } = made;
  const beginning = sha256.slice(0, 12);
  return (
    <TableRow className={classes.made}>
      <TableName className={classes.file}>
        {filename}
        <Text component="span" className={classes.hash}>
          <Trans>SHA-256 {beginning}…</Trans> <CopyButton text={sha256} label={t`Copy the SHA-256 of ${filename}`} />
        </Text>
      </TableName>
      {headings.map(({ key, label, isFigure = false }) => (
        <TableCell key={key} label={label} isFigure={isFigure}>
          {key === 'undoneAt' ? <UndoCell made={made} mayUndo={mayUndo} /> : <Cell made={made} of={key} />}
        </TableCell>
      ))}
    </TableRow>
  );
}

function Cell({ made, of }: { readonly made: MadeImport; readonly of: keyof MadeImport }) {
  if (of === 'at') return <DateText at={made.at} to="minute" />;
  if (of === 'matchedBy') return <Recognised made={made} />;
  const value = made[of];
  return typeof value === 'number' ? <NumberText value={value} /> : value;
}

function Recognised({ made: { matchedBy } }: { readonly made: MadeImport }) {
  const keyText = useKeyText();
  if (matchedBy.length === 0) return '–';
  return (
    <ul className={classes.keys}>
      {matchedBy.map(({ key, rows }) => (
        <li key={key}>
          {keyText(key)} (<NumberText value={rows} />)
        </li>
      ))}
    </ul>
  );
}
