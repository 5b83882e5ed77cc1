import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useId, useState } from 'react';
import { WhyField } from '../record/WhyField.tsx';
import { useRegister } from '../register-context.tsx';
import type { Moves } from './use-moves.ts';

/** Asks why a card is moved, where its move is made with a reason; the card stays where it is until that is said. */
export function MoveReason({ moves }: { readonly moves: Moves }) {
  const { asked, nameOf, giveUp } = moves;
  const { t } = useLingui();
  const { register } = useRegister();
  const title = asked ? String(asked.move.row.values[register.title]) : '';
  const there = nameOf(asked?.move.to ?? null);
  return (
    <Modal
      opened={asked !== undefined}
      onClose={giveUp}
      title={t`${title} becomes “${there}”`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {asked && <ReasonForm key={asked.move.row.id} asked={asked} moves={moves} />}
    </Modal>
  );
}

type ReasonFormProps = { readonly asked: NonNullable<Moves['asked']>; readonly moves: Moves };

function ReasonForm({ asked, moves }: ReasonFormProps) {
  const { t } = useLingui();
  const id = useId();
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isRequired = asked.reason === 'required';
  const submit = () => {
    if (isRequired && why.trim() === '') setMissing(true);
    else moves.moveWith(why.trim());
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <WhyField
          id={id}
          why={why}
          onChange={setWhy}
          isRequired={isRequired}
          error={isMissing && why.trim() === '' ? t`Say why; this move is made with a reason only.` : undefined}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={moves.giveUp}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Move it</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
