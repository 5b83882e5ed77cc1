import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useRegister } from '../register-context.tsx';
import { ArchiveForm } from './ArchiveForm.tsx';
import { type Choice, FieldChoice } from './FieldChoice.tsx';
import { FilterForm } from './FilterForm.tsx';
import { FilterPlace } from './FilterPlace.tsx';
import { extraDraft, fieldDraft } from './filter-draft.ts';
import { type Filter, withFilter } from './filters.ts';
import type { ListView } from './list-view.ts';
import type { Show } from './use-list-view.ts';

/** Adds a filter in two steps: on what, and what is asked of it. */
export function AddFilter({ view, show }: { readonly view: ListView; readonly show: Show }) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState<Choice>();
  const close = () => {
    setOpen(false);
    setChoice(undefined);
  };
  const apply = (change: Partial<ListView>) => {
    close();
    show({ ...view, ...change, page: 1 });
  };
  const count = view.filters.length + (view.archived === 'no' ? 0 : 1);
  const names = {
    field: choice?.kind === 'field' ? texts.label(choice.name) : '',
    extra: t`An extra field`,
    archive: t`Archived records`,
  };
  return (
    <FilterPlace
      title={choice ? names[choice.kind] : t`Filter by`}
      isOpen={isOpen}
      onClose={close}
      target={
        <Button
          variant="default"
          leftSection={<IconFilter size={16} stroke={1.8} />}
          rightSection={count > 0 ? <Count count={count} /> : null}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => (isOpen ? close() : setOpen(true))}
        >
          <Trans>Filter</Trans>
        </Button>
      }
    >
      <Step choice={choice} view={view} onChoose={setChoice} onApply={apply} onBack={() => setChoice(undefined)} />
    </FilterPlace>
  );
}

const Count = ({ count }: { readonly count: number }) => (
  <Badge size="sm" circle variant="light">
    {count}
  </Badge>
);

type StepProps = {
  readonly choice: Choice | undefined;
  readonly view: ListView;
  readonly onChoose: (choice: Choice) => void;
  readonly onApply: (change: Partial<ListView>) => void;
  readonly onBack: () => void;
};

function Step({ choice, view, onChoose, onApply, onBack }: StepProps) {
  const { register } = useRegister();
  if (!choice) return <FieldChoice onChoose={onChoose} />;
  if (choice.kind === 'archive') {
    return <ArchiveForm archived={view.archived} onApply={(archived) => onApply({ archived })} onCancel={onBack} />;
  }
  const add = (filter: Filter) => onApply({ filters: withFilter(view.filters, filter) });
  const first = choice.kind === 'extra' ? extraDraft : fieldDraft(register, choice.name, view.filters);
  return <FilterForm draft={first} onApply={add} onCancel={onBack} />;
}
