import { Plural, useLingui } from '@lingui/react/macro';
import { NumberText } from '../../../kit/Progress.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { useRegister } from '../register-context.tsx';
import type { Counts } from './notices.ts';
import classes from './Outcome.module.css';

type OutcomeProps = {
  readonly counts: Pick<Counts, 'rows' | 'created' | 'updated' | 'unchanged' | 'matchedBy'>;
  /** Whether it has happened, or would. */
  readonly tense: 'would' | 'did';
};

/** How many records an import creates, changes and leaves, and by what it recognised those that were here. */
export function Outcome({ counts, tense }: OutcomeProps) {
  const { t } = useLingui();
  const { created, updated, unchanged } = counts;
  const figures = [
    { key: 'created', figure: created, label: tense === 'did' ? t`created` : t`would be created` },
    { key: 'updated', figure: updated, label: tense === 'did' ? t`updated` : t`would be updated` },
    { key: 'unchanged', figure: unchanged, label: tense === 'did' ? t`were here, the same` : t`are here, the same` },
  ];
  return (
    <div>
      <dl className={classes.figures}>
        {figures.map(({ key, figure, label }) => (
          <div key={key} className={classes.figure} data-empty={figure === 0 || undefined}>
            <dt>{label}</dt>
            <dd>
              <NumberText value={figure} />
            </dd>
          </div>
        ))}
      </dl>
      <MatchedBy counts={counts} />
    </div>
  );
}

/** Says by which fields rows were recognised as records that were here already. */
function MatchedBy({ counts: { matchedBy, rows } }: Pick<OutcomeProps, 'counts'>) {
  const keyText = useKeyText();
  const { many } = useRegister().texts;
  if (matchedBy.length === 0)
    return (
      <p className={classes.matched}>
        <Plural
          value={rows}
          one={`The one row was recognised as none of the ${many} that are here.`}
          other={`None of the # rows was recognised as one of the ${many} that are here.`}
        />
      </p>
    );
  return (
    <ul className={classes.matched}>
      {matchedBy.map(({ key, rows: count }) => {
        const fields = keyText(key);
        return (
          <li key={key}>
            <Plural
              value={count}
              one={`# row was recognised by ${fields}`}
              other={`# rows were recognised by ${fields}`}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Gives a function that says the fields of a key, `ownerUnit + name`, as a reader calls them. */
export function useKeyText(): (key: string) => string {
  const { texts } = useRegister();
  const { list } = useWriting();
  return (key) => list(key.split(' + ').map(texts.label));
}
