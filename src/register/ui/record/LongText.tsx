import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { RichTextView } from '../../../kit/rich/RichTextView.tsx';
import classes from './ValueView.module.css';

const mostCharacters = 480;
const mostLines = 7;

/** A text that may be long: folded to its beginning until somebody wants the rest. */
export function LongText({ text, isRich = false }: { readonly text: string; readonly isRich?: boolean }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > mostCharacters || text.split('\n').length > mostLines;
  const shown = isRich ? <RichTextView text={text} /> : text;
  if (!isLong) return <div className={isRich ? undefined : classes.text}>{shown}</div>;
  return (
    <>
      <div id={id} className={[isRich ? '' : classes.text, isOpen ? '' : classes.folded].join(' ')}>
        {shown}
      </div>
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
