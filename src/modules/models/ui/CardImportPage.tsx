import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct, useRead } from '../../../kit/api.ts';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { LoadingState, ReadState } from '../../../kit/states.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { Failure } from '../../../register/ui/import/Failure.tsx';
import { startingWithCapital } from '../../../register/ui/list-crumb.ts';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { cardContracts, modelContracts, models } from '../contract.ts';
import classes from './CardImportPage.module.css';
import { CardReport } from './CardReport.tsx';

/** Imports a model card or a bill of materials: the file is chosen, what it would do is shown, and then it is done. */
export function CardImportPage() {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const list = useRead(modelContracts.list, { workspace, size: 1 });
  const { many } = useRegisterTexts(models);
  return (
    <Page
      title={t`Import a model card or BOM`}
      lead={
        <Trans>
          A model or dataset card in Markdown, a CycloneDX 1.6 or 1.7 document, or SPDX 3 with its AI profile. Nothing
          is written before you have seen what would change.
        </Trans>
      }
      crumbs={[{ label: startingWithCapital(many), to: models.noun }]}
    >
      <ReadState read={list}>{({ abilities }) => (abilities['import'] ? <Importing /> : <MayNot />)}</ReadState>
    </Page>
  );
}

function MayNot() {
  const { t } = useLingui();
  return (
    <Notice title={t`You may not import here`}>
      <Trans>An owner of the workspace can import the file for you, or give you another role.</Trans>
    </Notice>
  );
}

type Report = Output<(typeof cardContracts)['checkCard']>;

/** What is asked of the server about one file, and what came of it. */
function useCard() {
  const workspace = useWorkspaceId();
  const [file, setFile] = useState<File>();
  const check = useAct(cardContracts.checkCard, { refreshes: [] });
  const bring = useAct(cardContracts.importCard);
  const call = (chosen: File) => ({ input: { workspace, filename: chosen.name }, file: chosen });
  return {
    file,
    check,
    bring,
    choose: (chosen: File | undefined) => {
      bring.reset();
      check.reset();
      setFile(chosen);
      if (chosen) check.mutate(call(chosen));
    },
    begin: () => file && bring.mutate(call(file)),
  };
}

function Importing() {
  const { t } = useLingui();
  const { file, check, bring, choose, begin } = useCard();
  const { endings, maxBytes } = cardContracts.checkCard.takesFile;
  const most = useWriting().size(maxBytes);
  const report = bring.data ?? check.data;
  const error = bring.error ?? check.error;
  return (
    <div className={classes.parts}>
      <FileDrop
        endings={endings}
        label={t`Model card or bill of materials`}
        hint={<Trans>Markdown, JSON or YAML, up to {most}</Trans>}
        onTake={choose}
        isSmall={file !== undefined}
      />
      {check.isPending && <LoadingState rows={5} />}
      {error && <Failure error={error} onRetry={file && (() => choose(file))} />}
      {report && !error && (
        <Read
          report={report}
          name={file?.name ?? ''}
          isDone={bring.data !== undefined}
          isBusy={bring.isPending}
          onImport={begin}
        />
      )}
    </div>
  );
}

type ReadProps = {
  readonly report: Report;
  readonly name: string;
  readonly isDone: boolean;
  readonly isBusy: boolean;
  readonly onImport: () => void;
};

/** What a file does, or has done, and the step that comes next. */
function Read({ report, name, isDone, isBusy, onImport }: ReadProps) {
  const { t } = useLingui();
  const { format, version, parts } = report;
  const does = parts.filter((part) => part.does === 'create' || part.does === 'update').length;
  const what = version === null ? format : `${format} ${version}`;
  return (
    <>
      <Notice
        tone={isDone ? 'good' : 'info'}
        role="status"
        title={isDone ? t`Imported` : does > 0 ? t`This file can be imported` : t`There is nothing to import`}
      >
        <Trans>
          {name}: {what}
        </Trans>
      </Notice>
      <Group gap="xs">
        {isDone ? (
          <WorkspaceButtonLink to={models.noun}>
            <Trans>Go to the models</Trans>
          </WorkspaceButtonLink>
        ) : (
          <Button onClick={onImport} loading={isBusy} disabled={does === 0}>
            <Trans>Import this file</Trans>
          </Button>
        )}
      </Group>
      <CardReport report={report} isDone={isDone} />
    </>
  );
}
