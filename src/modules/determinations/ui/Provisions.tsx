import { Plural } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import classes from './Determination.module.css';
import type { QuestionSeen } from './seen.ts';

/** The provisions that something rests on, folded: reference, own words, and where the text itself is. */
export function Provisions({ provisions }: { readonly provisions: QuestionSeen['source'] }) {
  if (provisions.length === 0) return null;
  return (
    <details className={classes.provisions}>
      <summary>
        <Plural value={provisions.length} one="Provision: " other="Provisions: " />
        {provisions.map(({ reference }) => reference).join(', ')}
      </summary>
      <ul>
        {provisions.map(({ id, reference, summary, link }) => (
          <li key={id}>
            {link ? (
              <Anchor href={link} target="_blank" rel="noreferrer">
                {reference}
              </Anchor>
            ) : (
              <strong>{reference}</strong>
            )}{' '}
            {summary}
          </li>
        ))}
      </ul>
    </details>
  );
}
