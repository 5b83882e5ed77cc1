import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './GroupCard.module.css';

type GroupCardProps = { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode };

/** A part of a record's page under its own heading. */
export function GroupCard({ title, aside, children }: GroupCardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} id={id} className={classes.title}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
