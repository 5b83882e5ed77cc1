import { idsFrom } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { register } from '../../src/register/contract.ts';
import type { RecordSeen } from '../../src/register/ui/register-context.tsx';

/** A small register with a field of every kind, whose three states go one way. */
export const aRegister = () =>
  register({
    kind: 'system',
    noun: 'things',
    label: { one: 'thing', many: 'things' },
    title: 'name',
    groups: { what: 'What it is', when: 'When it was' },
    fields: {
      name: { kind: 'text', maxLength: 100, required: true, group: 'what', label: 'Name', help: 'What it is called.' },
      owner: { kind: 'text', maxLength: 100, personal: true, group: 'what', label: 'Owner', help: 'Whose it is.' },
      purpose: { kind: 'longText', maxLength: 5000, group: 'what', label: 'Purpose', help: 'What it is for.' },
      uses: {
        kind: 'manyOf',
        group: 'what',
        label: 'Uses',
        help: 'How it is used.',
        options: { advice: { label: 'Advice' }, action: { label: 'Action' } },
      },
      countries: { kind: 'countries', group: 'what', label: 'Countries', help: 'Where it is.' },
      links: { kind: 'urls', group: 'what', label: 'Links', help: 'Where to read more.' },
      stage: {
        kind: 'oneOf',
        group: 'when',
        label: 'Stage',
        help: 'Where it stands.',
        options: { idea: { label: 'Idea' }, live: { label: 'Live' }, over: { label: 'Over' } },
      },
      startedOn: { kind: 'date', group: 'when', label: 'Started on', help: 'The first day.' },
    },
    states: { field: 'stage', first: 'idea', moves: { idea: ['live', 'over'], live: ['over'], over: ['idea'] } },
    keys: [['name']],
    listed: ['name', 'stage', 'owner'],
  });

const idsOfTests = idsFrom(
  () => instantOf(0),
  () => 0,
);

/** A record of `aRegister` with only a name, changed as the test wants it. */
export const aRecord = ({
  values,
  extra = {},
  version = 1,
}: Partial<Pick<RecordSeen, 'values' | 'extra' | 'version'>>): RecordSeen => ({
  id: idsOfTests('system'),
  version,
  createdAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
  archivedAt: null,
  values: {
    ...Object.fromEntries(Object.keys(aRegister().fields).map((name) => [name, null])),
    name: 'A thing',
    ...values,
  },
  titles: {},
  extra,
});
