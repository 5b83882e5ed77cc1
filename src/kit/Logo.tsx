import { Trans } from '@lingui/react/macro';
import classes from './Logo.module.css';

/** The mark: strokes on a stem, as the oldest Irish writing cut them into stone; B, R and H read from the foot up. */
function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable={false} className={classes.mark}>
      <rect width="32" height="32" rx="7" className={classes.stone} />
      <path d="M16 5v22M16 22h8M16 10H8M10.5 18.5l11-5" className={classes.strokes} />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <span className={classes.logo}>
      <Mark size={size} />
      <span className={classes.word}>
        <Trans>Brehon</Trans>
      </span>
    </span>
  );
}
