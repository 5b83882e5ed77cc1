import { Plural, useLingui } from '@lingui/react/macro';
import { NumberText } from '../../../kit/Progress.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { useRegister } from '../register-context.tsx';
import type { Counts } from './notices.ts';
import classes from './Outcome.module.css';

type OutcomeProps = {
  readonly counts: Pick<Counts, 'rows' | 'created' | 'updated' | 'unchanged' | 'matchedBy' | 'linked'>;
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
      <Linked linked={counts.linked} tense={tense} />
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

/** Says which records of other registers an import makes, because the file names them and nothing here is called so. */
function Linked({ linked, tense }: { readonly linked: Counts['linked']; readonly tense: OutcomeProps['tense'] }) {
  const { i18n } = useLingui();
  if (linked.length === 0) return null;
  return (
    <ul className={classes.matched}>
      {linked.map(({ kind, records, ...label }) => {
        const textOf = (place: 'one' | 'many') => {
          const descriptor = { id: `register.${kind}.${place}`, message: label[place] };
          return i18n._(descriptor);
        };
        const [one, many] = [textOf('one'), textOf('many')];
        return (
          <li key={kind}>
            {tense === 'did' ? (
              <Plural
                value={records}
                one={`# new ${one} was made, with its name alone`}
                other={`# new ${many} were made, with their names alone`}
              />
            ) : (
              <Plural
                value={records}
                one={`# new ${one} would be made, with its name alone`}
                other={`# new ${many} would be made, with their names alone`}
              />
            )}
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
