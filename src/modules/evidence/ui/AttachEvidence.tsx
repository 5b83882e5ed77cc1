import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type Id, kindOfId, parseId } from '../../../kernel/id.ts';
import { useAct } from '../../../kit/api.ts';
import { useDropping } from '../../../kit/dropping.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { targetOf } from '../../../register/contract/register.ts';
import { LinkPicker } from '../../../register/ui/LinkPicker.tsx';
import { evidenceContracts as contracts, evidence } from '../contract.ts';
import classes from './EvidencePanel.module.css';

type AttachProps = { readonly record: string; readonly mayCreate: boolean };

/** Attaches evidence that is here, or makes a record of it from a file that is dropped. */
export function AttachEvidence({ record, mayCreate }: AttachProps) {
  const { t } = useLingui();
  const { attach, attached, keep, isPending, error } = useAttaching(record);
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...dropping } = useDropping(mayCreate ? keep : () => undefined);
  return (
    <div className={classes.attach} data-over={(isOver && mayCreate) || undefined} {...dropping}>
      <FormProblems error={error} fields={{}} title={t`The evidence was not attached`} />
      <LinkPicker
        key={attached}
        to={target}
        values={[]}
        isMany={false}
        name={t`Attach evidence that is here`}
        placeholder={t`Attach evidence that is here`}
        onChange={([id]) => id !== undefined && attach(id)}
      />
      {mayCreate && (
        <div className={classes.foot}>
          <Button
            variant="default"
            size="compact-md"
            loading={isPending}
            leftSection={<IconPaperclip size={15} stroke={1.8} />}
            onClick={() => input.current?.click()}
          >
            <Trans>Add a file</Trans>
          </Button>
          <span className={classes.hint}>
            <Trans>or drop it here</Trans>
          </span>
          <input
            ref={input}
            type="file"
            className={classes.input}
            tabIndex={-1}
            aria-label={t`File of evidence`}
            onChange={({ currentTarget }) => {
              keep(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
        </div>
      )}
    </div>
  );
}

const target = targetOf(evidence);

/** Attaching what is here; and keeping a file as new evidence, which stays where only its bytes are refused. */
function useAttaching(record: string) {
  const workspace = useWorkspaceId();
  const attaching = useAct(contracts.attach);
  const creating = useAct(contracts.create, { refreshes: [] });
  const uploading = useAct(contracts.upload);
  const [isKeeping, setKeeping] = useState(false);
  const keep = async (file: File | undefined) => {
    if (!file || isKeeping) return;
    setKeeping(true);
    try {
      const field = fieldFor(record);
      const values = { name: nameOf(file), ...(field === 'others' ? {} : { [field]: [record] }) };
      const made = await creating.mutateAsync({ input: { workspace, values } });
      const id = evidenceId(made.record.id);
      if (field === 'others') await attaching.mutateAsync({ input: { workspace, evidence: id, record } });
      await uploading.mutateAsync({ input: { workspace, evidence: id, filename: file.name }, file });
    } finally {
      setKeeping(false);
    }
  };
  return {
    attached: attaching.submittedAt,
    attach: (id: string) => attaching.mutate({ input: { workspace, evidence: evidenceId(id), record } }),
    keep: (file: File | undefined) => void keep(file).catch(() => undefined),
    isPending: isKeeping || attaching.isPending,
    error: attaching.error ?? creating.error ?? uploading.error,
  };
}

function evidenceId(text: string): Id<'evidence'> {
  const id = parseId('evidence', text);
  if (!id) throw new Error(`${text} is not the id of evidence`);
  return id;
}

/** A file's name without its ending, as the first title of what it shows. */
const nameOf = ({ name }: File): string => (name.replace(/\.[^.]{1,5}$/u, '').trim() || name).slice(0, 300);

const ownFields = ['systems', 'models', 'datasets', 'suppliers', 'documents'] as const;

/** The field of evidence that holds records of a kind. */
const fieldFor = (record: string): string =>
  ownFields.find((name) => evidence.fields[name].to.kind === kindOfId(record)) ?? 'others';
