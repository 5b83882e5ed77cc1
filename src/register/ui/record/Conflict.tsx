import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { listText } from '../../../kit/list-text.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import classes from './Conflict.module.css';
import { type Changes, changedMeanwhile, valueAt } from './changes.ts';
import { labelAt } from './places.ts';
import { ValueView } from './ValueView.tsx';

type ConflictProps = {
  /** The record as it was when the edit began, and as it is now. */
  readonly began: RecordSeen;
  readonly current: RecordSeen;
  readonly changes: Changes;
  /** Goes on with those of the changes that are to be saved over what stands there now. */
  readonly onSettle: (kept: Changes) => void;
  readonly onCancel: () => void;
};

/** Somebody else was quicker: shows their value and mine, place by place, and lets the person decide. */
export function Conflict({ began, current, changes, onSettle, onCancel }: ConflictProps) {
  const { t, i18n } = useLingui();
  const { texts } = useRegister();
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const block = useRef<HTMLDivElement>(null);
  useEffect(() => block.current?.focus(), []);
  const meanwhile = changedMeanwhile(began, current, changes);
  const mine = meanwhile.filter(({ isMine }) => isMine);
  const others = meanwhile.filter(({ isMine }) => !isMine).map(({ place }) => labelAt(texts, place));
  const choose = (place: string, isTheirs: boolean) =>
    setTheirs(isTheirs ? [...theirs, place] : theirs.filter((each) => each !== place));
  const settle = () =>
    onSettle(Object.fromEntries(Object.entries(changes).filter(([place]) => !theirs.includes(place))));
  const listed = listText(others, i18n.locale);
  return (
    <div className={classes.conflict}>
      <Notice ref={block} tone="caution" role="alert" title={t`Somebody else changed this record meanwhile`}>
        {mine.length > 0 ? (
          <Trans>Nothing of yours is saved yet. Choose what the record is to say.</Trans>
        ) : (
          <Trans>What you changed, they did not touch. Nothing of yours is saved yet.</Trans>
        )}
      </Notice>
      {mine.map(({ place }) => (
        <Decision
          key={place}
          place={place}
          began={began}
          current={current}
          changes={changes}
          isTheirs={theirs.includes(place)}
          onChoose={(isTheirs) => choose(place, isTheirs)}
        />
      ))}
      {others.length > 0 && (
        <p className={classes.others}>
          <Trans>They also changed: {listed}.</Trans>
        </p>
      )}
      <Group gap="xs">
        <Button size="compact-md" onClick={settle}>
          {mine.length > 0 ? <Trans>Save my choice</Trans> : <Trans>Save mine too</Trans>}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          <Trans>Leave the record as it is</Trans>
        </Button>
      </Group>
    </div>
  );
}

type DecisionProps = {
  readonly place: string;
  readonly began: RecordSeen;
  readonly current: RecordSeen;
  readonly changes: Changes;
  readonly isTheirs: boolean;
  readonly onChoose: (isTheirs: boolean) => void;
};

function Decision({ place, began, current, changes, isTheirs, onChoose }: DecisionProps) {
  const { texts } = useRegister();
  const group = useId();
  return (
    <fieldset className={classes.decision}>
      <legend className={classes.legend}>{labelAt(texts, place)}</legend>
      <div className={classes.before}>
        <span className={classes.whose}>
          <Trans>Before both changes</Trans>
        </span>
        <span>
          <ValueView place={place} value={valueAt(began, place)} />
        </span>
      </div>
      <label className={classes.side} data-on={!isTheirs}>
        <input type="radio" name={group} checked={!isTheirs} onChange={() => onChoose(false)} />
        <span className={classes.whose}>
          <Trans>Yours</Trans>
        </span>
        <span className={classes.value}>
          <ValueView place={place} value={changes[place] ?? null} />
        </span>
      </label>
      <label className={classes.side} data-on={isTheirs}>
        <input type="radio" name={group} checked={isTheirs} onChange={() => onChoose(true)} />
        <span className={classes.whose}>
          <Trans>Theirs, in the record now</Trans>
        </span>
        <span className={classes.value}>
          <ValueView place={place} value={valueAt(current, place)} />
        </span>
      </label>
    </fieldset>
  );
}
