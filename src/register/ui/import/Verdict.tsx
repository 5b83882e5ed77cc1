import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { Notice } from '../../../kit/Notice.tsx';
import { useRegister } from '../register-context.tsx';
import type { Counts } from './notices.ts';
import { ReportButton } from './ReportButton.tsx';
import type { ImportRequest } from './wizard.ts';
import { useWizard } from './wizard-context.tsx';

type VerdictProps = { readonly counts: Counts; readonly request: ImportRequest };

/** What the check comes to, in a sentence, and what to do next. */
export function Verdict({ counts, request }: VerdictProps) {
  const { problems, created, updated, leftOut, others } = counts;
  if (problems > 0 && (leftOut === 0 || others === 0)) return <KeptOut counts={counts} request={request} />;
  return (
    <>
      {leftOut > 0 && <LeftOut counts={counts} request={request} />}
      {created + updated === 0 ? <Nothing /> : <Ready counts={counts} />}
    </>
  );
}

/** One problem keeps the whole file out, unless the person chooses to leave its rows out. */
function KeptOut({ counts: { problems, others, rows }, request }: VerdictProps) {
  const { go, say } = useWizard();
  const title = <Plural value={problems} one="One problem keeps this file out" other="# problems keep this file out" />;
  return (
    <Notice tone="bad" title={title}>
      <p>
        <Trans>
          Mend them in the file and choose it again: what you decided about its columns is kept. A column that does not
          fit its field can also be kept as an extra field.
        </Trans>
      </p>
      <Group gap="xs" mt="sm">
        <Button variant="default" size="compact-sm" onClick={() => go('file')}>
          <Trans>Choose the mended file</Trans>
        </Button>
        <ReportButton request={request} rows="all" />
        {others > 0 && others < rows && (
          <Button variant="default" size="compact-sm" onClick={() => say({ accept: 'valid' })}>
            <Plural value={others} one="Import the other row" other="Import the other # rows" />
          </Button>
        )}
      </Group>
    </Notice>
  );
}

/** Says which rows stay out, by the person's own choice, and how they come back. */
function LeftOut({ counts: { leftOut }, request }: VerdictProps) {
  const { say } = useWizard();
  const title = <Plural value={leftOut} one="One row is left out" other="# rows are left out" />;
  return (
    <Notice tone="caution" title={title}>
      <p>
        <Trans>You chose so. Download them, mend them there, and import that file afterwards.</Trans>
      </p>
      <Group gap="xs" mt="sm">
        <ReportButton request={request} rows="problems" />
        <Button variant="default" size="compact-sm" onClick={() => say({ accept: 'all' })}>
          <Trans>Import all rows or none</Trans>
        </Button>
      </Group>
    </Notice>
  );
}

function Nothing() {
  const { t } = useLingui();
  const { many } = useRegister().texts;
  return (
    <Notice title={t`Nothing would change`}>
      <Trans>All {many} of this file are here already, with the same values.</Trans>
    </Notice>
  );
}

function Ready({ counts: { warnings, leftOut } }: Pick<VerdictProps, 'counts'>) {
  const { t } = useLingui();
  return (
    <Notice tone="good" title={leftOut > 0 ? t`The other rows can be imported` : t`This file can be imported`}>
      {warnings === 0 ? (
        <Trans>Every value fits the field that it goes to.</Trans>
      ) : (
        <Plural
          value={warnings}
          one="There is one warning. It stops nothing; look whether you agree."
          other="There are # warnings. They stop nothing; look whether you agree."
        />
      )}
    </Notice>
  );
}
