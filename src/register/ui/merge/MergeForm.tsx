import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio } from '@mantine/core';
import { type SubmitEvent, useId, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useGoInWorkspace, useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { isMany } from '../../contract/field.ts';
import { ValueView } from '../record/ValueView.tsx';
import { WhyField } from '../record/WhyField.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { type Choices, type Compared, chosenSides, type Difference, differencesOf, usual } from './choices.ts';
import classes from './Merge.module.css';
import { useTellApart } from './use-tell-apart.ts';

type MergeFormProps = { readonly pair: Compared<RecordSeen>; readonly mayMerge: boolean; readonly mayTell: boolean };

/** Two records field by field, where they differ: which one is kept, and whose value in each field. */
export function MergeForm({ pair, mayMerge, mayTell }: MergeFormProps) {
  const { t } = useLingui();
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const go = useGoInWorkspace();
  const [kept, keep] = useState(() => olderOf(pair));
  const [choices, choose] = useState<Choices>({});
  const [why, setWhy] = useState('');
  const { mutate, error, isPending } = useAct(contracts.merge);
  const tell = useTellApart();
  const differences = differencesOf(register, pair);
  const [winner, loser] = pair[0].id === kept ? pair : [pair[1], pair[0]];
  const merge = (event: SubmitEvent) => {
    event.preventDefault();
    const versions = { version: winner.version, loserVersion: loser.version };
    const chosen = chosenSides(differences, { pair, kept, choices });
    const reason = why.trim() === '' ? {} : { why: why.trim() };
    mutate(
      { input: { workspace, [register.kind]: winner.id, loser: loser.id, ...versions, choose: chosen, ...reason } },
      {
        onSuccess: ({ record }) => {
          announce(t`The records are merged`);
          void go(`${register.noun}/${record.id}`, { replace: true });
        },
      },
    );
  };
  const part = () =>
    tell.tell({ one: winner.id, other: loser.id, isApart: true }, () => void go(`${register.noun}/duplicates`));
  return (
    <form className={classes.form} onSubmit={merge} noValidate>
      <FormProblems error={error ?? tell.error} fields={{}} title={t`The records were not merged`} />
      <Comparison pair={pair} kept={kept} onKeep={keep} differences={differences} choices={choices} onChoose={choose} />
      {mayMerge && <WhyField why={why} onChange={setWhy} />}
      <div className={classes.foot}>
        {mayTell && (
          <Button variant="default" loading={tell.isPending} onClick={part}>
            <Trans>They are different</Trans>
          </Button>
        )}
        {mayMerge && (
          <Button type="submit" loading={isPending}>
            <Trans>Merge</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

/** The record that was there first is kept, until one says otherwise: its address is the better known. */
const olderOf = ([one, other]: Compared<RecordSeen>): string => (one.createdAt <= other.createdAt ? one.id : other.id);

type ComparisonProps = {
  readonly pair: Compared<RecordSeen>;
  readonly kept: string;
  readonly onKeep: (id: string) => void;
  readonly differences: readonly Difference[];
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
};

function Comparison({ pair, kept, onKeep, differences, choices, onChoose }: ComparisonProps) {
  const { t } = useLingui();
  const { register } = useRegister();
  const name = useId();
  const same = Object.keys(register.fields).length - differences.length;
  return (
    <table className={classes.table} aria-label={t`The two records, field by field`}>
      <thead>
        <tr>
          <td />
          {pair.map((record) => (
            <th key={record.id} scope="col" data-kept={record.id === kept}>
              <WorkspaceLink to={`${register.noun}/${record.id}`} search={{ stay: 'yes' }}>
                {String(record.values[register.title])}
              </WorkspaceLink>
              <Radio
                name={name}
                size="sm"
                checked={record.id === kept}
                onChange={() => onKeep(record.id)}
                label={t`Keep this one`}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <FieldRow
            key={difference.name}
            difference={difference}
            pair={pair}
            chosen={choices[difference.name] ?? usual(difference, pair, kept)}
            onChoose={(of) => onChoose({ ...choices, [difference.name]: of })}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td colSpan={2} className={classes.same}>
            <Plural
              value={same}
              one="In # other field both say the same."
              other="In # other fields both say the same."
            />{' '}
            <Trans>Extra fields of both are kept.</Trans>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

type FieldRowProps = {
  readonly difference: Difference;
  readonly pair: Compared<RecordSeen>;
  readonly chosen: string;
  readonly onChoose: (of: string) => void;
};

/** One field: both values, and which of them is kept. */
function FieldRow({ difference: { name, values }, pair, chosen, onChoose }: FieldRowProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const group = useId();
  const label = texts.label(name);
  const field = register.fields[name];
  return (
    <tr>
      <th scope="row">
        {label}
        {field && isMany(field) && (
          <Radio
            name={group}
            size="xs"
            checked={chosen === 'both'}
            onChange={() => onChoose('both')}
            label={t`Both together`}
          />
        )}
      </th>
      {pair.map((record, place) => (
        <td key={record.id} data-chosen={chosen === record.id || chosen === 'both'}>
          <div className={classes.value}>
            <Radio
              name={group}
              size="sm"
              checked={chosen === record.id}
              onChange={() => onChoose(record.id)}
              aria-label={t`${label}: this value`}
            />
            <div>
              <ValueView place={name} value={values[place] ?? null} />
            </div>
          </div>
        </td>
      ))}
    </tr>
  );
}
