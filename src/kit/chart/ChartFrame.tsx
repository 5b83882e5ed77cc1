import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './Chart.module.css';

type ChartFrameProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** The same numbers as a table, for a chart whose numbers do not all stand at it as text. */
  readonly table?: ReactNode;
};

/** A chart with its heading and, at the press of a button, its numbers as a table. */
export function ChartFrame({ title, children, table }: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false);
  const heading = useId();
  return (
    <section className={classes.frame} aria-labelledby={heading}>
      <div className={classes.head}>
        <h3 id={heading} className={classes.title}>
          {title}
        </h3>
        {table !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={isTable ? <IconChartBar size={16} stroke={1.7} /> : <IconTable size={16} stroke={1.7} />}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? <Trans>Show as chart</Trans> : <Trans>Show as table</Trans>}
          </Button>
        )}
      </div>
      {isTable ? (
        <section className={classes.scroll} aria-labelledby={heading} tabIndex={0}>
          {table}
        </section>
      ) : (
        children
      )}
    </section>
  );
}
