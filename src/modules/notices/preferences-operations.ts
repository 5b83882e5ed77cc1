import { ok } from '../../kernel/result.ts';
import type { KeptPreferences } from '../../register/index.ts';
import { type Operation, type Reading, workspaceOperation } from '../../store/index.ts';
import { preferenceContracts as contracts } from './contract.ts';
import { editPreferences, endCalendar, ownAddress, ownCalendar, ownPreferences, renewCalendar } from './preferences.ts';

/** The operations by which a member says how to be told, and gets the address of his calendar. */
export const preferenceOperations = (): readonly Operation[] => [
  workspaceOperation(contracts.preferences, async ({ work }) => ok(await seen(work, await ownPreferences(work)))),
  workspaceOperation(contracts.editPreferences, async ({ work, input }) => {
    const { workspace: _, ...wanted } = input;
    const edited = await editPreferences(work, wanted);
    return edited.ok ? ok(await seen(work, edited.value)) : edited;
  }),
  workspaceOperation(contracts.calendar, async ({ work }) => {
    const calendar = await ownCalendar(work);
    return ok({ isOn: calendar?.isOn ?? false, since: calendar?.isOn ? calendar.since : null });
  }),
  workspaceOperation(contracts.renewCalendar, async ({ work }) => ok(await renewCalendar(work))),
  workspaceOperation(contracts.endCalendar, async ({ work }) => {
    await endCalendar(work);
    return ok({ isOn: false as const });
  }),
];

const seen = async (reading: Reading, { id: _, ...preferences }: KeptPreferences) => ({
  preferences,
  email: await ownAddress(reading),
});
