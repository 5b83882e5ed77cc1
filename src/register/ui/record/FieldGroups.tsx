import { type RecordSeen, useRegister } from '../register-context.tsx';
import { FieldRow } from './FieldRow.tsx';
import { GroupCard } from './GroupCard.tsx';
import { groupsOf } from './places.ts';

/** Every field of a record, by the groups of the declaration. */
export function FieldGroups({ record, mayEdit }: { readonly record: RecordSeen; readonly mayEdit: boolean }) {
  const { register, texts } = useRegister();
  return groupsOf(register).map(({ group, names }) => (
    <GroupCard key={group} title={texts.group(group)}>
      <dl>
        {names.map((name) => (
          <FieldRow key={name} record={record} place={name} mayEdit={mayEdit} />
        ))}
      </dl>
    </GroupCard>
  ));
}
