import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useRegister } from '../register-context.tsx';
import { extra, type FoundFile, fieldColumns, type PlacedColumn } from './mapping.ts';
import classes from './Preview.module.css';

type PreviewProps = { readonly found: FoundFile; readonly columns: readonly PlacedColumn[] };

const atFirst = 3;

/** The first rows of the file under the fields that they will go to; what is kept beside them is counted. */
export function Preview(props: PreviewProps) {
  const [isWhole, setWhole] = useState(false);
  const { preview } = props.found;
  return (
    <div>
      <PreviewTable {...props} rows={isWhole ? preview : preview.slice(0, atFirst)} />
      {preview.length > atFirst && (
        <Button variant="subtle" size="compact-sm" mt={6} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? (
            <Trans>Show fewer rows</Trans>
          ) : (
            <Plural value={preview.length} one="Show # row" other="Show # rows" />
          )}
        </Button>
      )}
    </div>
  );
}

type PreviewTableProps = PreviewProps & { readonly rows: FoundFile['preview'] };

function PreviewTable({ found, columns, rows }: PreviewTableProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const fields = fieldColumns(columns, register);
  const kept = columns.filter(({ target }) => target === extra);
  const textAt = placesIn(found);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t`First rows as they would come in`}>
      <table className={classes.table}>
        <caption>
          <VisuallyHidden>
            <Trans>First rows as they would come in</Trans>
          </VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {fields.map(({ number, target }) => (
              <th key={number} scope="col" data-title={target === register.title || undefined}>
                {texts.label(target)}
              </th>
            ))}
            {kept.length > 0 && (
              <th scope="col">
                <Trans>Extra fields</Trans>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr key={index}>
              {fields.map(({ number, target }) => (
                <td key={number} data-title={target === register.title || undefined}>
                  <span className={classes.cell}>{textAt(cells, number)}</span>
                </td>
              ))}
              {kept.length > 0 && (
                <td>
                  <FilledCount count={kept.filter(({ number }) => textAt(cells, number).trim() !== '').length} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Cells of the preview stand in the order of the columns, whose numbers may have gaps. */
const placesIn = ({ columns }: FoundFile): ((cells: readonly string[], number: number) => string) => {
  const places = new Map(columns.map(({ number }, place) => [number, place]));
  return (cells, number) => cells[places.get(number) ?? -1] ?? '';
};

const FilledCount = ({ count }: { readonly count: number }) => (
  <span className={classes.count}>
    <Plural value={count} _0="none" one="# value" other="# values" />
  </span>
);
