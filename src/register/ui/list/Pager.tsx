import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { numberText } from '../../../kit/number-text.ts';
import { type ListView, pageSizes } from './list-view.ts';
import classes from './Pager.module.css';
import type { Show } from './use-list-view.ts';

type PagerProps = { readonly view: ListView; readonly show: Show; readonly total: number };

/** Says which records of how many a page shows, and leads to the others. */
export function Pager({ view, show, total }: PagerProps) {
  const { t } = useLingui();
  const { page, size } = view;
  const last = Math.max(1, Math.ceil(total / size));
  const go = (to: number) => show({ ...view, page: to });
  return (
    <nav className={classes.pager} aria-label={t`Pages`}>
      <Range from={(page - 1) * size + 1} until={Math.min(page * size, total)} of={total} />
      <NativeSelect
        size="xs"
        aria-label={t`Records on a page`}
        value={String(size)}
        data={pageSizes.map((each) => ({ value: String(each), label: t`${each} a page` }))}
        onChange={({ currentTarget }) =>
          show({ ...view, page: 1, size: pageSizes.find((each) => String(each) === currentTarget.value) ?? size })
        }
      />
      {last > 1 && (
        <div className={classes.turns}>
          <Turn label={t`First page`} Icon={IconChevronsLeft} isOff={page === 1} onTurn={() => go(1)} />
          <Turn label={t`Page before`} Icon={IconChevronLeft} isOff={page === 1} onTurn={() => go(page - 1)} />
          <span className={classes.place} aria-current="page">
            <Trans>
              Page {page} of {last}
            </Trans>
          </span>
          <Turn label={t`Next page`} Icon={IconChevronRight} isOff={page >= last} onTurn={() => go(page + 1)} />
          <Turn label={t`Last page`} Icon={IconChevronsRight} isOff={page >= last} onTurn={() => go(last)} />
        </div>
      )}
    </nav>
  );
}

function Range({ from, until, of }: { readonly from: number; readonly until: number; readonly of: number }) {
  const { i18n } = useLingui();
  const count = (value: number) => numberText(value, i18n.locale);
  const [first, last, all] = [count(from), count(until), count(of)];
  return (
    <span className={classes.range}>
      <Trans>
        {first} to {last} of {all}
      </Trans>
    </span>
  );
}

type TurnProps = {
  readonly label: string;
  readonly Icon: typeof IconChevronLeft;
  readonly isOff: boolean;
  readonly onTurn: () => void;
};

/** Stays where the focus is, also when there is no such page: a button that vanishes under a finger is none. */
const Turn = ({ label, Icon, isOff, onTurn }: TurnProps) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    aria-label={label}
    title={label}
    aria-disabled={isOff}
    data-disabled={isOff}
    onClick={() => !isOff && onTurn()}
  >
    <Icon size={18} stroke={1.6} />
  </ActionIcon>
);
