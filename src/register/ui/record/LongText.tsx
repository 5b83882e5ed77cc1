import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import classes from './ValueView.module.css';

const mostCharacters = 480;
const mostLines = 7;

/** A text that may be long: folded to its beginning until somebody wants the rest. */
export function LongText({ text }: { readonly text: string }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > mostCharacters || text.split('\n').length > mostLines;
  if (!isLong) return <span className={classes.text}>{text}</span>;
  return (
    <>
      <span id={id} className={isOpen ? classes.text : `${classes.text ?? ''} ${classes.folded ?? ''}`}>
        {text}
      </span>
      <button
        type="button"
        className={classes.more}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <Trans>Show less</Trans> : <Trans>Show more</Trans>}
      </button>
    </>
  );
}
