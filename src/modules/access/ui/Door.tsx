import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useArrival } from '../../../kit/arrival.ts';
import classes from './Door.module.css';

type DoorProps = { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode };

/** One card in the middle of the page: what every screen outside of a workspace looks like. */
export function Door({ title, lead, children }: DoorProps) {
  const heading = useArrival(title);
  return (
    <section className={classes.card}>
      <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </Title>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </section>
  );
}
