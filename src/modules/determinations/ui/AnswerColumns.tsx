import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { useId, useState } from 'react';
import { Badge, type Tone } from '../../../kit/Badge.tsx';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { systems } from '../../systems/contract.ts';
import { systemColumns } from '../contract.ts';
import classes from './AnswersFromFile.module.css';
import type { QuestionSeen } from './seen.ts';
import type { FileSeen } from './use-answer-file.ts';

type Column = FileSeen['columns'][number];

type ColumnsProps = {
  readonly columns: readonly Column[];
  readonly questions: readonly QuestionSeen[];
  readonly onPlace: (column: number, target: string) => void;
};

/** Where the columns of a file go. Those that answer nothing are many in most files, and shown when they are asked for. */
export function AnswerColumns({ columns, questions, onPlace }: ColumnsProps) {
  const { t } = useLingui();
  const heading = useId();
  const [isWhole, setWhole] = useState(false);
  const targets = useTargets(questions);
  // What was placed stays where it was shown, also where it was placed nowhere.
  const isUsed = ({ target, reason }: Column) => target !== 'none' || reason === 'chosen';
  const used = columns.filter(isUsed);
  const others = columns.length - used.length;
  const shown = isWhole || used.length === 0 ? columns : used;
  const headings = [
    { key: 'column', label: t`Column of the file` },
    { key: 'filled', label: t`Filled`, width: '6rem' },
    { key: 'target', label: t`Answers`, width: '50%' },
    { key: 'why', label: t`Why`, width: '9.5rem' },
  ];
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <h2 id={heading}>
        <Trans>Columns</Trans>
      </h2>
      <PlainTable name={t`The columns of the file and what each of them answers`} headings={headings}>
        {shown.map((column) => (
          <Line key={column.number} column={column} targets={targets} onPlace={onPlace} />
        ))}
      </PlainTable>
      {used.length > 0 && others > 0 && (
        <div>
          <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? (
              <Trans>Hide columns that answer nothing</Trans>
            ) : (
              <Plural
                value={others}
                one="Show # column that answers nothing"
                other="Show # columns that answer nothing"
              />
            )}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Where a column may go, in groups: by what AI systems are known, and the questions. */
function useTargets(questions: readonly QuestionSeen[]) {
  const { t } = useLingui();
  const texts = useRegisterTexts(systems);
  const known = [
    { value: systemColumns.reference, label: texts.label('reference') },
    { value: systemColumns.name, label: texts.label('name') },
    { value: systemColumns.ownerUnit, label: texts.label('ownerUnit') },
  ];
  const asked = questions.filter(({ type }) => type !== 'list').map(({ fact, ask }) => ({ value: fact, label: ask }));
  return [
    { group: t`Which AI system it is`, items: known },
    { group: t`Questions`, items: asked },
  ];
}

type LineProps = Pick<ColumnsProps, 'onPlace'> & {
  readonly column: Column;
  readonly targets: ReturnType<typeof useTargets>;
};

function Line({ column: { number, heading, target, reason, filled, samples }, targets, onPlace }: LineProps) {
  const { t } = useLingui();
  return (
    <TableRow>
      <TableName>
        <span className={classes.heading} title={heading}>
          {heading}
        </span>
        <span className={classes.samples}>{samples.join(' · ')}</span>
      </TableName>
      <TableCell label={t`Filled`}>
        <NumberText value={filled} />
      </TableCell>
      <TableCell>
        <Select
          aria-label={t`What ${heading} answers`}
          placeholder={t`Nothing`}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t`Nothing` }}
          maxDropdownHeight={340}
          nothingFoundMessage={t`No question of this kind`}
          data={targets}
          value={target === 'none' ? null : target}
          onChange={(next) => onPlace(number, next ?? 'none')}
        />
      </TableCell>
      <TableCell>{target !== 'none' && <Reason reason={reason} />}</TableCell>
    </TableRow>
  );
}

const tones: Readonly<Record<Column['reason'], Tone>> = {
  exact: 'good',
  known: 'good',
  similar: 'caution',
  content: 'caution',
  chosen: 'info',
  none: 'neutral',
};

function Reason({ reason }: { readonly reason: Column['reason'] }) {
  const { t } = useLingui();
  const words: Readonly<Record<Column['reason'], string>> = {
    exact: t`Same name`,
    known: t`Known name`,
    similar: t`Similar name`,
    content: t`By its content`,
    chosen: t`Your choice`,
    none: t`No match`,
  };
  return <Badge tone={tones[reason]}>{words[reason]}</Badge>;
}
