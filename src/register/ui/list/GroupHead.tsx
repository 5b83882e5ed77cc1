import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconChevronRight } from '@tabler/icons-react';
import { formatLocale } from '../../../kit/DateText.tsx';
import { useRegister } from '../register-context.tsx';
import { useWording, valueTexts } from '../value-texts.ts';
import classes from './GroupHead.module.css';
import type { HeadSeen } from './grouping.ts';

type GroupHeadProps = { readonly field: string; readonly head: HeadSeen; readonly onToggle: () => void };

/** The head of a group: its value and how many records it has; it folds and unfolds the group. */
export function GroupHead({ field, head, onToggle }: GroupHeadProps) {
  const { texts } = useRegister();
  const { i18n } = useLingui();
  const { records, before, isFolded } = head;
  const count = new Intl.NumberFormat(formatLocale(i18n.locale)).format(records);
  return (
    <button type="button" className={classes.head} aria-expanded={!isFolded} onClick={onToggle}>
      <IconChevronRight size={16} stroke={2} aria-hidden className={classes.arrow} />
      <span className={classes.field}>{texts.label(field)}</span>
      <span className={classes.value}>
        <GroupName field={field} head={head} />
      </span>
      <span className={classes.count}>
        {count}
        <span className={classes.hidden}>
          {' '}
          <Plural value={records} one="record" other="records" />
        </span>
      </span>
      {before > 0 && (
        <span className={classes.count}>
          <Trans>continued</Trans>
        </span>
      )}
    </button>
  );
}

/** What a group is called. */
function GroupName({
  field: name,
  head,
}: {
  readonly field: string;
  readonly head: Pick<HeadSeen, 'value' | 'title'>;
}) {
  const { register } = useRegister();
  const wording = useWording();
  const field = register.fields[name];
  if (head.value === null || !field) return <Trans>Nothing recorded</Trans>;
  return head.title ?? valueTexts(field, head.value, { name, wording }).join(', ');
}
