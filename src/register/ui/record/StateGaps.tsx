import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../../kit/Notice.tsx';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { gapsIn } from '../../contract/moves.ts';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { fieldValueOf } from '../values.ts';
import { recorded } from './changes.ts';
import classes from './RecordScreen.module.css';

/** Says what a record's state needs and does not have, as an import may have left it; nothing where all is there. */
export function StateGaps({ record, mayEdit }: { readonly record: RecordSeen; readonly mayEdit: boolean }) {
  const { register, texts } = useRegister();
  const { i18n } = useLingui();
  const gaps = gapsIn(register, recorded(register, record));
  if (gaps.length === 0) return null;
  const name = register.states?.field ?? '';
  const state = texts.option(name, String(fieldValueOf(record.values[name]) ?? ''));
  const missing = new Intl.ListFormat(i18n.locale).format(gaps.map(texts.label));
  return (
    <div className={classes.notice}>
      <Notice
        tone="caution"
        title={
          <Plural
            value={gaps.length}
            one={`${state}, but # thing is missing`}
            other={`${state}, but # things are missing`}
          />
        }
      >
        <p>{missing}</p>
        {mayEdit && (
          <WorkspaceButtonLink to={`${register.noun}/${record.id}/edit`} variant="default" size="compact-sm">
            <Trans>Fill in</Trans>
          </WorkspaceButtonLink>
        )}
      </Notice>
    </div>
  );
}
