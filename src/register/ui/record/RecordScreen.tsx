import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useEffect } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { usePrinting } from '../../../kit/printing.ts';
import { rememberOpened } from '../../../kit/recent.ts';
import { useSearchValues, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { RecordBanner, RecordDifferences } from '../as-on/AsOnBanner.tsx';
import { AsOnButton } from '../as-on/AsOnButton.tsx';
import { readAsOn } from '../as-on/as-on.ts';
import { isCommentMeant } from '../comments/comment-place.ts';
import { useListCrumb } from '../list-crumb.ts';
import { MergeNotes, useWayToWinner } from '../merge/MergeNotes.tsx';
import { MergeWith } from '../merge/MergeWith.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { KeepAsTemplate } from '../templates/KeepAsTemplate.tsx';
import { TitlesProvider } from '../titles-context.tsx';
import { useTitleText } from '../value-texts.ts';
import { fieldValueOf } from '../values.ts';
import { ArchiveButton } from './ArchiveButton.tsx';
import { ChangedNote } from './ChangedNote.tsx';
import { Downloads } from './Downloads.tsx';
import { ExtraFields } from './ExtraFields.tsx';
import { FieldGroups } from './FieldGroups.tsx';
import { History } from './History.tsx';
import { referenceOf } from './places.ts';
import { ReadRecord, type RecordRead } from './ReadRecord.tsx';
import classes from './RecordScreen.module.css';
import { RecordWork } from './RecordWork.tsx';
import { Related } from './Related.tsx';
import { SavedBar } from './SavedBar.tsx';
import { StateGaps } from './StateGaps.tsx';

/** The page of one record: what is recorded of it, and its history beside it. */
export const RecordScreen = () => (
  <ReadRecord>
    {(read) => (
      <TitlesProvider titles={read.record.titles}>
        <RecordPage key={`${read.record.id} ${read.asOn?.at}`} {...read} />
      </TitlesProvider>
    )}
  </ReadRecord>
);

function RecordPage({ record, abilities, asOn, merges }: RecordRead) {
  const { register } = useRegister();
  const title = String(useTitleText()(fieldValueOf(record.values[register.title])));
  useRecent(record.id, title);
  const crumb = useListCrumb();
  if (useWayToWinner(merges)) return null;
  const mayUndo = abilities['archive'] === true || abilities['restore'] === true;
  return (
    <Page
      title={title}
      crumbs={[crumb]}
      aside={<Standing record={record} />}
      actions={asOn === undefined && <RecordActions record={record} abilities={abilities} />}
    >
      {asOn ? <Then asOn={asOn} /> : <ChangedNote record={record} />}
      {record.archivedAt !== null && <ArchivedNotice at={record.archivedAt} />}
      {asOn === undefined && <MergeNotes merges={merges} mayUndo={mayUndo} />}
      {asOn === undefined && <StateGaps record={record} mayEdit={abilities['edit'] === true} />}
      <Parts record={record} mayEdit={abilities['edit'] === true} isThen={asOn !== undefined} />
      {asOn === undefined && <SavedBar record={record} />}
    </Page>
  );
}

/** Remembers what was opened, for the palette. */
function useRecent(id: string, title: string): void {
  const { noun } = useRegister().register;
  const workspace = useWorkspaceId();
  useEffect(() => rememberOpened(workspace, { noun, id, title }), [workspace, noun, id, title]);
}

/** As on which day the record is shown, and what it is today. */
function Then({ asOn }: { readonly asOn: NonNullable<RecordRead['asOn']> }) {
  const asked = readAsOn(useSearchValues()) ?? asOn.at;
  return (
    <>
      <RecordBanner asOn={asked} then={asOn} />
      <RecordDifferences then={asOn} />
    </>
  );
}

/** State and reference, beside the title. */
function Standing({ record }: { readonly record: RecordSeen }) {
  const { register, own } = useRegister();
  const state = register.states && fieldValueOf(record.values[register.states.field]);
  const reference = fieldValueOf(record.values[referenceOf(register) ?? '']);
  return (
    <>
      {own.Aside && <own.Aside record={record} />}
      {typeof state === 'string' && <StateBadge state={state} />}
      {typeof reference === 'string' && <span className={classes.reference}>{reference}</span>}
    </>
  );
}

function RecordActions({ record, abilities }: RecordRead) {
  const { register } = useRegister();
  return (
    <>
      <AsOnButton />
      <Downloads record={record} />
      <KeepAsTemplate id={record.id} />
      {abilities['archive'] && <MergeWith id={record.id} />}
      {(abilities['archive'] || abilities['restore']) && <ArchiveButton record={record} />}
      {abilities['edit'] && (
        <WorkspaceButtonLink
          to={`${register.noun}/${record.id}/edit`}
          leftSection={<IconPencil size={16} stroke={1.8} />}
        >
          <Trans>Edit</Trans>
        </WorkspaceButtonLink>
      )}
    </>
  );
}

function ArchivedNotice({ at }: { readonly at: string }) {
  return (
    <div className={classes.notice}>
      <Notice
        tone="caution"
        title={
          <Trans>
            Archived on <DateText at={at} />
          </Trans>
        }
      >
        <Trans>It stands in no list, and nothing in it can be changed until it is restored.</Trans>
      </Notice>
    </div>
  );
}

type PartsProps = { readonly record: RecordSeen; readonly mayEdit: boolean; readonly isThen: boolean };

/** Fields and history side by side, or, where there is no room, one behind the other. */
function Parts(props: PartsProps) {
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const isPrinting = usePrinting();
  return isWide || isPrinting ? <Columns {...props} /> : <TwoTabs {...props} />;
}

/** What is recorded of it, with what its slice shows above. */
function FieldParts(props: PartsProps) {
  const { own } = useRegister();
  return (
    <>
      {own.Card && !props.isThen && <own.Card record={props.record} />}
      <FieldGroups record={props.record} mayEdit={props.mayEdit} />
      <ExtraFields record={props.record} mayEdit={props.mayEdit} />
    </>
  );
}

const Columns = (props: PartsProps) => (
  <div className={classes.columns}>
    <div>
      <FieldParts {...props} />
    </div>
    <div className={classes.side}>
      {!props.isThen && <RecordWork record={props.record} />}
      {!props.isThen && <Related record={props.record} />}
      <History record={props.record} />
    </div>
  </div>
);

function TwoTabs(props: PartsProps) {
  const { t } = useLingui();
  return (
    <Tabs defaultValue={isCommentMeant() ? 'work' : 'fields'} keepMounted={false}>
      <Tabs.List mb="md" aria-label={t`Parts of this record`}>
        <Tabs.Tab value="fields">
          <Trans>Fields</Trans>
        </Tabs.Tab>
        {!props.isThen && (
          <Tabs.Tab value="work">
            <Trans>Work</Trans>
          </Tabs.Tab>
        )}
        <Tabs.Tab value="history">
          <Trans>History</Trans>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="fields">
        <FieldParts {...props} />
        {!props.isThen && <Related record={props.record} />}
      </Tabs.Panel>
      <Tabs.Panel value="work">
        <RecordWork record={props.record} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <History record={props.record} />
      </Tabs.Panel>
    </Tabs>
  );
}
