import { Trans, useLingui } from '@lingui/react/macro';
import { parseId } from '../../../kernel/id.ts';
import { textOf } from '../../../kit/address.ts';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useSearchValues, useSetSearch, useWorkspaceId } from '../../../kit/routing.tsx';
import { NotFoundState, ReadState } from '../../../kit/states.tsx';
import { targetOf } from '../../contract/register.ts';
import { LinkPicker } from '../LinkPicker.tsx';
import { useListCrumb } from '../list-crumb.ts';
import { useRegister } from '../register-context.tsx';
import { TitlesProvider } from '../titles-context.tsx';
import classes from './Merge.module.css';
import { MergeForm } from './MergeForm.tsx';

/** Two records side by side, to be merged or told apart; the address names them, or one, and the other is looked for. */
export function MergePage() {
  const { t } = useLingui();
  const { register } = useRegister();
  const search = useSearchValues();
  const [one, other] = [textOf(search['one']) ?? '', textOf(search['other']) ?? ''];
  const isId = (id: string) => parseId(register.kind, id) !== undefined;
  return (
    <Page
      title={t`Merge two records`}
      crumbs={[useListCrumb(), { label: t`Possible duplicates`, to: `${register.noun}/duplicates` }]}
      lead={
        <Trans>
          One record is kept, with the values that you choose. All that links to the other links to it then.
        </Trans>
      }
    >
      {!isId(one) ? (
        <NotFoundState />
      ) : isId(other) && one !== other ? (
        <Two ids={[one, other]} />
      ) : (
        <FindOther one={one} />
      )}
    </Page>
  );
}

function Two({ ids: [one, other] }: { readonly ids: readonly [string, string] }) {
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  const [first, second] = [
    useRead(contracts.read, { workspace, [register.kind]: one }),
    useRead(contracts.read, { workspace, [register.kind]: other }),
  ];
  return (
    <ReadState read={first}>
      {(a) => (
        <ReadState read={second}>
          {(b) => (
            <TitlesProvider titles={{ ...a.record.titles, ...b.record.titles }}>
              <MergeForm
                key={`${a.record.id} ${b.record.id}`}
                pair={[a.record, b.record]}
                mayMerge={a.abilities['archive'] === true && b.abilities['archive'] === true}
                mayTell={a.abilities['edit'] === true}
              />
            </TitlesProvider>
          )}
        </ReadState>
      )}
    </ReadState>
  );
}

/** Lets one find the other record. */
function FindOther({ one }: { readonly one: string }) {
  const { t } = useLingui();
  const { register } = useRegister();
  const setSearch = useSetSearch();
  return (
    <div className={classes.find}>
      <LinkPicker
        to={targetOf(register)}
        values={[]}
        isMany={false}
        label={t`The other record`}
        onChange={([other]) => other !== undefined && void setSearch({ one, other })}
      />
    </div>
  );
}
