import { Trans } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import classes from './History.module.css';
import valueClasses from './ValueView.module.css';
import { type DiffPiece, wordDiff } from './word-diff.ts';

/** So much of what stayed the same is shown on either side of a change. */
const around = 60;

/** What changed in a text, word by word, with a little of what stands around it; the rest on demand. */
export function TextDiff({ from, to }: { readonly from: string; readonly to: string }) {
  const pieces = useMemo(() => wordDiff(from, to), [from, to]);
  const [isOpen, setOpen] = useState(false);
  const isLong = pieces.some(({ kind, text }) => kind === 'same' && text.length > 3 * around);
  return (
    <>
      <p className={classes.diff}>
        {pieces.map((piece, place) => (
          <Piece
            key={`${place} ${piece.kind}`}
            piece={piece}
            isFirst={place === 0}
            isLast={place === pieces.length - 1}
            isOpen={isOpen}
          />
        ))}
      </p>
      {isLong && (
        <button type="button" className={valueClasses.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <Trans>Only the changes</Trans> : <Trans>The whole text</Trans>}
        </button>
      )}
    </>
  );
}

type PieceProps = {
  readonly piece: DiffPiece;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOpen: boolean;
};

function Piece({ piece: { kind, text }, isFirst, isLast, isOpen }: PieceProps) {
  if (kind === 'gone') {
    return (
      <del>
        <VisuallyHidden>
          <Trans>removed:</Trans>{' '}
        </VisuallyHidden>
        {text}
      </del>
    );
  }
  if (kind === 'new') {
    return (
      <ins>
        <VisuallyHidden>
          <Trans>added:</Trans>{' '}
        </VisuallyHidden>
        {text}
      </ins>
    );
  }
  if (isOpen || text.length <= 3 * around) return text;
  return (
    <>
      {!isFirst && text.slice(0, around)}
      <span className={classes.skipped}> … </span>
      {!isLast && text.slice(-around)}
    </>
  );
}
