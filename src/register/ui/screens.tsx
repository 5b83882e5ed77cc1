import type { ComponentType } from 'react';
import type { Place, Screen } from '../../kit/area.ts';
import { readAsOn, writeAsOn } from './as-on/as-on.ts';
import { knowRegister } from './known-registers.ts';
import { askedWith } from './list/columns.ts';
import { listInput, readView } from './list/list-view.ts';
import { columnsToShow } from './list/use-list-view.ts';

import { type OwnParts, RegisterProvider } from './register-context.tsx';
import type { RegisterSource } from './register-source.ts';
import { viewIdIn } from './views/view-address.ts';

/** A register, and how to fetch what its slice adds to the screens. */
type WithOwn = RegisterSource & { readonly own?: () => Promise<OwnParts> };

/** The screens that a register has from its declaration: list, record, form and new record, below its own word in the path. */
export function registerScreens({ own, ...source }: WithOwn): readonly Screen[] {
  const { register, contracts } = source;
  const { noun, kind } = register;
  knowRegister(source);
  return [
    listScreen(own ? { ...source, own } : source),
    {
      path: `${noun}/import`,
      load: async () => about(source, (await import('./import/ImportPage.tsx')).ImportPage),
    },
    {
      path: `${noun}/new`,
      load: async () => about(source, (await import('./record/NewScreen.tsx')).NewScreen),
    },
    {
      path: `${noun}/duplicates`,
      load: async () => about(source, (await import('./merge/DuplicatesPage.tsx')).DuplicatesPage),
    },
    {
      path: `${noun}/fields`,
      load: async () => about(source, (await import('./custom/FieldsPage.tsx')).FieldsPage),
      reads: ({ params }) => [fieldsRead(source, params)],
    },
    {
      path: `${noun}/merge`,
      load: async () => about(source, (await import('./merge/MergePage.tsx')).MergePage),
    },
    {
      path: `${noun}/$${kind}`,
      load: async () => about(source, (await import('./record/RecordScreen.tsx')).RecordScreen, await own?.()),
      reads: (place) => [
        fieldsRead(source, place.params),
        { contract: contracts.read, input: { ...recordIn(source, place), ...writeAsOn(readAsOn(place.search)) } },
      ],
    },
    {
      path: `${noun}/$${kind}/edit`,
      load: async () => about(source, (await import('./record/EditScreen.tsx')).EditScreen),
      reads: (place) => [{ contract: contracts.read, input: recordIn(source, place) }],
    },
    {
      path: `${noun}/imports`,
      load: async () => about(source, (await import('./import/ImportsPage.tsx')).ImportsPage),
      reads: ({ params }) => [{ contract: contracts.imports, input: { workspace: params['workspace'] ?? '' } }],
    },
  ];
}

function listScreen({ own, ...source }: WithOwn): Screen {
  const { register, contracts } = source;
  return {
    path: register.noun,
    load: async () => about(source, (await import('./list/ListScreen.tsx')).ListScreen, await own?.()),
    reads: ({ params, search }) => {
      if (viewIdIn(search)) return [{ contract: contracts.views, input: { workspace: params['workspace'] ?? '' } }];
      const { view } = readView(register, search);
      const columns = askedWith(register, columnsToShow(register, view), view.group);
      const fields = fieldsRead(source, params);
      if (view.board !== undefined) return [fields];
      return [
        fields,
        { contract: contracts.list, input: listInput(view, { workspace: params['workspace'] ?? '', columns }) },
      ];
    },
  };
}

/** The read of the fields that a workspace added: no screen is drawn before. */
const fieldsRead = ({ contracts }: RegisterSource, params: Place['params']) => ({
  contract: contracts.fields,
  input: { workspace: params['workspace'] ?? '' },
});

/** The record that a path names, as the operations take it. */
const recordIn = ({ register: { kind } }: RegisterSource, { params }: Place) => ({
  workspace: params['workspace'],
  [kind]: params[kind],
});

/** A screen that knows which register it is about. */
function about(source: RegisterSource, Inner: ComponentType, own?: OwnParts): ComponentType {
  return () => (
    <RegisterProvider {...source} own={own}>
      <Inner />
    </RegisterProvider>
  );
}
