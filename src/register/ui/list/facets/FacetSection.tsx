import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { Output } from '../../../../kernel/operation.ts';
import { LoadingState } from '../../../../kit/states.tsx';
import { useWriting } from '../../../../kit/writing.ts';
import type { Field } from '../../../contract/field.ts';
import { useRegister } from '../../register-context.tsx';
import type { RegisterContracts } from '../../register-source.ts';
import { useWording, valueTexts } from '../../value-texts.ts';
import type { Filter } from '../filters.ts';
import classes from './Facets.module.css';
import { chosenValues, isChosen, isMissingChosen, missingToggled, shownValues, toggled } from './facet-filters.ts';

type FacetSeen = Output<RegisterContracts['facets']>['facets'][number];

type FacetSectionProps = {
  readonly name: string;
  readonly isOpen: boolean;
  /** `undefined` while it is being counted. */
  readonly facet: FacetSeen | undefined;
  readonly filters: readonly Filter[];
  readonly onToggleOpen: () => void;
  readonly onFilter: (filters: readonly Filter[]) => void;
};

/** One field: its heading opens it, each of its values narrows the list when it is ticked. */
export function FacetSection({ name, isOpen, facet, filters, onToggleOpen, onFilter }: FacetSectionProps) {
  const { register, texts } = useRegister();
  const id = useId();
  const field = register.fields[name];
  const chosen = chosenValues(filters, name).length + Number(isMissingChosen(filters, name));
  if (!field) return null;
  return (
    <section className={classes.facet}>
      <h2 className={classes.heading}>
        <button
          type="button"
          className={classes.opener}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggleOpen}
        >
          <IconChevronRight size={14} stroke={2.2} aria-hidden className={classes.chevron} />
          <span className={classes.label}>{texts.label(name)}</span>
          {chosen > 0 && (
            <span className={classes.chosen}>
              <Plural value={chosen} one="# chosen" other="# chosen" />
            </span>
          )}
        </button>
      </h2>
      <div id={id} hidden={!isOpen}>
        {isOpen &&
          (facet ? (
            <Values field={field} facet={facet} filters={filters} onFilter={onFilter} />
          ) : (
            <LoadingState rows={3} height={14} />
          ))}
      </div>
    </section>
  );
}

type ValuesProps = Pick<FacetSectionProps, 'filters' | 'onFilter'> & {
  readonly field: Field;
  readonly facet: FacetSeen;
};

/** How many values are seen before all are asked for. */
const fewValues = 8;

function Values({ field, facet: { field: name, values, missing, more }, filters, onFilter }: ValuesProps) {
  const { t } = useLingui();
  const wording = useWording();
  const [areAllSeen, setAllSeen] = useState(false);
  const chosen = chosenValues(filters, name);
  const isMissing = isMissingChosen(filters, name);
  const all = shownValues(field, values, chosen);
  const seen =
    areAllSeen || all.length <= fewValues + 1
      ? all
      : all.filter(({ value }, place) => place < fewValues || isChosen(field, value, chosen));
  const hidden = all.length - seen.length;
  const most = Math.max(1, missing, ...all.map(({ records }) => records));
  if (all.length === 0 && missing === 0 && !isMissing)
    return (
      <p className={classes.none}>
        <Trans>Nothing is found.</Trans>
      </p>
    );
  return (
    <>
      <ul className={classes.values}>
        {seen.map(({ value, records }) => {
          const held = isChosen(field, value, chosen);
          return (
            <Value
              key={value}
              isTicked={held !== undefined}
              records={records}
              part={records / most}
              onToggle={() => onFilter(toggled(filters, name, held ?? value))}
            >
              {valueTexts(field, value, { name, wording })[0] ?? value}
            </Value>
          );
        })}
        {(missing > 0 || isMissing) && (
          <Value
            isTicked={isMissing}
            records={missing}
            part={missing / most}
            onToggle={() => onFilter(missingToggled(filters, name))}
          >
            <em>{t`not recorded`}</em>
          </Value>
        )}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAllSeen(true)}>
          <Trans>Show {hidden} more</Trans>
        </Button>
      )}
      {more && hidden === 0 && (
        <p className={classes.none}>
          <Trans>Rarer values are found by a filter.</Trans>
        </p>
      )}
    </>
  );
}

type ValueProps = {
  readonly isTicked: boolean;
  readonly records: number;
  /** How much of the longest bar this one has, from 0 to 1. */
  readonly part: number;
  readonly onToggle: () => void;
  readonly children: ReactNode;
};

function Value({ isTicked, records, part, onToggle, children }: ValueProps) {
  const id = useId();
  const { number } = useWriting();
  return (
    <li className={classes.value} data-none={records === 0}>
      <input type="checkbox" id={id} checked={isTicked} onChange={onToggle} />
      <label htmlFor={id}>
        <span className={classes.text}>{children}</span> <span className={classes.count}>{number(records)}</span>
      </label>
      <span className={classes.bar} style={{ inlineSize: `${part * 100}%` }} aria-hidden />
    </li>
  );
}
