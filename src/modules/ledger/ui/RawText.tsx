import { CopyButton } from '../../../kit/CopyButton.tsx';
import classes from './RawText.module.css';

type RawTextProps = { readonly title: string; readonly text: string; readonly label: string };

/** A text exactly as it is, folded until somebody asks for it, and for copying. */
export function RawText({ title, text, label }: RawTextProps) {
  return (
    <details className={classes.raw}>
      <summary>{title}</summary>
      <div className={classes.box}>
        <pre className={classes.text} tabIndex={0}>
          {text}
        </pre>
        <CopyButton text={text} label={label} />
      </div>
    </details>
  );
}
