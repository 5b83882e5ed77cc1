import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Loader, SegmentedControl, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Notice } from '../../../kit/Notice.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { fieldsOf } from '../../contract/register.ts';
import { useRegister } from '../register-context.tsx';
import classes from './ColumnsStep.module.css';
import { KeepColumn } from './KeepColumn.tsx';
import { MappingTable } from './MappingTable.tsx';
import {
  countKinds,
  type FoundFile,
  faultsOf,
  isField,
  type MappingFault,
  newField,
  type PlacedColumn,
  placeColumns,
  type ShownKind,
  shownColumns,
  shownKinds,
  withoutRivals,
  withTarget,
} from './mapping.ts';
import { Preview } from './Preview.tsx';
import { ReadingPanel } from './ReadingPanel.tsx';
import { Remembered } from './Remembered.tsx';
import { StepBar } from './StepBar.tsx';
import { StepFrame } from './StepFrame.tsx';
import { useWizard } from './wizard-context.tsx';

const nextId = 'import-next';

type ColumnsStepProps = {
  readonly found: FoundFile;
  /** Whether the file is being read again in another way; what is shown is the reading before. */
  readonly isStale: boolean;
};

/** The second step: how the file was read, and where each of its columns goes. */
export function ColumnsStep({ found, isStale }: ColumnsStepProps) {
  const { t } = useLingui();
  const { register } = useRegister();
  const { said, say } = useWizard();
  const { targets } = said;
  const columns = placeColumns(found.columns, targets);
  const faults = faultsOf(columns, register);
  const [kept, setKept] = useState<PlacedColumn>();
  const send = (heading: string, target: string) =>
    say({ targets: withTarget(targets, { columns: found.columns, heading, target }) });
  const dates = fieldsOf(register).flatMap(([name, { kind }]) => (kind === 'date' ? [name] : []));
  return (
    <StepFrame
      title={t`What we found`}
      lead={<Found found={found} />}
      isBusy={isStale}
      aside={isStale && <Loader size="sm" aria-label={t`Reading the file again`} />}
    >
      <Remembered remembered={found.remembered} />
      <ReadingPanel
        found={found}
        choices={said.choices}
        onChange={(choices) => say({ choices })}
        hasDates={columns.some(({ target }) => dates.includes(target))}
      />
      <Title order={3}>
        <Trans>First rows as they would come in</Trans>
      </Title>
      <Preview found={found} columns={columns} />
      <Title order={3}>
        <Trans>Where each column goes</Trans>
      </Title>
      <Faults faults={faults} />
      <Mapping
        columns={columns}
        rows={found.rows}
        onChoose={(column, target) => (target === newField ? setKept(column) : send(column.heading, target))}
        onSettle={(winner) => say({ targets: withoutRivals(targets, columns, winner) })}
      />
      <NextBar rows={found.rows} isReady={faults.length === 0 && !isStale} />
      {kept && (
        <KeepColumn column={kept} onMade={(field) => send(kept.heading, field)} onClose={() => setKept(undefined)} />
      )}
    </StepFrame>
  );
}

function Found({ found }: { readonly found: FoundFile }) {
  const { filename, rows, columns } = found;
  return (
    <>
      <strong className={classes.filename}>{filename}</strong>
      {': '}
      <Plural value={rows} one="# row" other="# rows" />
      {', '}
      <Plural value={columns.length} one="# column" other="# columns" />
      {'. '}
      <Trans>Correct what is not right; the file is then read again.</Trans>
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly MappingFault[] }) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const title = texts.label(register.title);
  if (faults.length === 0) return null;
  return (
    <Notice tone="bad" title={t`This has to be settled first`}>
      <ul>
        {faults.map((fault) => (
          <li key={fault.kind === 'rivals' ? fault.field : fault.kind}>
            {fault.kind === 'untitled' ? (
              <Trans>No column goes to {title}, which every record needs. Choose one below.</Trans>
            ) : (
              <Rivals field={texts.label(fault.field)} columns={fault.columns} />
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type RivalsProps = { readonly field: string; readonly columns: readonly PlacedColumn[] };

function Rivals({ field, columns }: RivalsProps) {
  const list = useWriting().list(columns.map(({ number, heading }) => `${number} (${heading})`));
  return (
    <Trans>
      {field} is given to columns {list}. Give it to one of them.
    </Trans>
  );
}

type MappingProps = {
  readonly columns: readonly PlacedColumn[];
  readonly rows: number;
  readonly onChoose: (column: PlacedColumn, target: string) => void;
  readonly onSettle: (winner: PlacedColumn) => void;
};

function Mapping({ columns, ...rest }: MappingProps) {
  const { t } = useLingui();
  const { number } = useWriting();
  const [chosenKind, setKind] = useState<ShownKind>('all');
  const [words, setWords] = useState('');
  const counts = countKinds(columns);
  const kind = counts[chosenKind] === 0 ? 'all' : chosenKind;
  const shown = shownColumns(columns, { kind, words });
  const names: Readonly<Record<ShownKind, string>> = {
    all: t`All`,
    fields: t`To fields`,
    extra: t`Extra`,
    problems: t`Problems`,
  };
  const takenBy = new Map(columns.filter(({ target }) => isField(target)).map((each) => [each.target, each.heading]));
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          className={classes.kinds}
          aria-label={t`Columns to show`}
          value={kind}
          onChange={(value) => setKind(shownKinds.find((each) => each === value) ?? 'all')}
          data={shownKinds.map((each) => ({
            value: each,
            label: `${names[each]} ${number(counts[each])}`,
            disabled: counts[each] === 0,
          }))}
        />
        <TextInput
          type="search"
          className={classes.search}
          leftSection={<IconSearch size={16} />}
          placeholder={t`Find a column`}
          aria-label={t`Find a column`}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </div>
      <a href={`#${nextId}`} className={classes.skip}>
        <Trans>Skip the columns</Trans>
      </a>
      {shown.length > 0 ? (
        <MappingTable columns={shown} takenBy={takenBy} {...rest} />
      ) : (
        <p className={classes.nothing}>
          <Trans>No column has these words in its heading or its first values.</Trans>
        </p>
      )}
    </>
  );
}

function NextBar({ rows, isReady }: { readonly rows: number; readonly isReady: boolean }) {
  const { go } = useWizard();
  return (
    <StepBar
      onBack={() => go('file')}
      note={isReady ? <Trans>The check writes nothing.</Trans> : <Trans>Settle what is marked first.</Trans>}
    >
      <Button id={nextId} onClick={() => go('check')} disabled={!isReady}>
        <Plural value={rows} one="Check # row" other="Check # rows" />
      </Button>
    </StepBar>
  );
}
