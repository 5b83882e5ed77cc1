import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ComponentType, ReactNode, Ref } from 'react';
import classes from './Notice.module.css';

/** What a notice says beside its text. */
export type NoticeTone = 'info' | 'good' | 'caution' | 'bad';

const shapes: Readonly<Record<NoticeTone, ComponentType<{ readonly size?: number; readonly stroke?: number }>>> = {
  info: IconInfoCircle,
  good: IconCircleCheck,
  caution: IconAlertTriangle,
  bad: IconAlertTriangle,
};

type NoticeProps = {
  readonly tone?: NoticeTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** `alert` is read out at once, `status` when there is time; without it the notice is a part of the page. */
  readonly role?: 'alert' | 'status';
  /** A notice with a `ref` can be given the focus. */
  readonly ref?: Ref<HTMLDivElement>;
};

/** A notice on a page: shape, colour and title say the same. */
export function Notice({ tone = 'info', title, children, role, ref }: NoticeProps) {
  const Shape = shapes[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={role} ref={ref} {...(ref ? { tabIndex: -1 } : {})}>
      <span className={classes.shape} aria-hidden>
        <Shape size={20} stroke={1.7} />
      </span>
      <div className={classes.text}>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}
