import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../kit/api.ts';
import { Form } from '../../../kit/Form.tsx';
import { useSearchValues, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import classes from './Determination.module.css';
import { Standing } from './DeterminationPanel.tsx';
import type { QuestionnaireSeen } from './seen.ts';

/** What was accepted last, and the way to accept what follows now: it is kept as it is, with its reasons. */
export function AcceptCard({ questionnaire }: { readonly questionnaire: QuestionnaireSeen }) {
  const { t } = useLingui();
  const { accepted, abilities, system, state, determination } = questionnaire;
  const catalogue = determination.catalogue.id;
  const workspace = useWorkspaceId();
  const [note, setNote] = useState('');
  const { mutate, error, isPending } = useAct(contracts.accept);
  const isOfToday = useSearchValues()['on'] === undefined;
  const accept = () => {
    const said = note.trim() === '' ? {} : { note: note.trim() };
    mutate({ input: { workspace, system: system.id, state, catalogue, ...said } }, { onSuccess: () => setNote('') });
  };
  return (
    <section className={classes.card} aria-label={t`Accepted determination`}>
      <h2>
        <Trans>Accepted determination</Trans>
      </h2>
      {accepted ? (
        <>
          <Standing standing={accepted} />
          <div className={classes.ways}>
            <WorkspaceButtonLink to={`systems/${system.id}/obligations`} size="compact-md" variant="default">
              <Trans>What applies</Trans>
            </WorkspaceButtonLink>
            <WorkspaceButtonLink to={`systems/${system.id}/technical-documents`} size="compact-md" variant="default">
              <Trans>Technical documents</Trans>
            </WorkspaceButtonLink>
          </div>
        </>
      ) : (
        <p className={classes.quiet}>
          <Trans>Nothing was accepted yet.</Trans>
        </p>
      )}
      {abilities.accept && isOfToday && (
        <Form fields={{}} error={error} refused={t`The determination was not accepted`} onSubmit={accept}>
          <TextInput
            label={t`Note (optional)`}
            value={note}
            maxLength={5000}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Button type="submit" variant={accepted ? 'default' : 'filled'} loading={isPending}>
            <Trans>Accept this determination</Trans>
          </Button>
        </Form>
      )}
    </section>
  );
}
