import * as z from 'zod';
import { type Contract, contract, idOf } from '../../kernel/operation.ts';
import { allNoticeKinds, instantSchema, mailChoices } from '../../register/contract.ts';

const workspace = { workspace: idOf('workspace') };
const home = '/workspaces/{workspace}/notices';
const may = 'notice.own';

const kind = z.enum(allNoticeKinds);

/** Which notices of an inbox are shown: those that wait, the unread among them, those that were put off, those that are done. */
export const inboxShows = ['open', 'unread', 'snoozed', 'done'] as const;

const noticeSeen = z.object({
  id: idOf('notice'),
  kind,
  about: z.object({ noun: z.string(), kind: z.string(), id: z.string(), title: z.string() }),
  several: z
    .object({
      count: z.int().describe('of how many records it tells; `about` is the first of them and names the first few'),
      list: z.string().describe('where in the workspace all of them stand: path and search of an address'),
    })
    .nullable()
    .describe('`null` where it tells of one record'),
  text: z.string().nullable(),
  place: z.string().nullable().describe('where on the page of the record: the fragment of its address, without `#`'),
  by: z
    .object({ id: idOf('person'), name: z.string() })
    .nullable()
    .describe('whose act it was; `null` for time and jobs'),
  at: instantSchema,
  showsFrom: instantSchema.describe('when it was given, or until when it was put off'),
  readAt: instantSchema.nullable(),
  doneAt: instantSchema.nullable(),
});

const changed = z.object({ notices: z.array(noticeSeen), unread: z.int() });
const several = { notices: z.array(idOf('notice')).min(1).max(500) };

const preferences = {
  mail: z.record(kind, z.enum(mailChoices)),
  quietWeekends: z.boolean().describe('no mail on Saturdays and Sundays: it comes in the digest after'),
  digestHour: z.int().min(0).max(23).describe('the hour of your own day at which the digest is made'),
  timeZone: z.string().max(100).describe('a name of the IANA time zone database: `Europe/Dublin`'),
  dueSoonDays: z.int().min(0).max(60).describe('how many days before a task is due you are told'),
};

const preferencesSeen = z.object({
  preferences: z.object({ ...preferences, version: z.int() }),
  email: z.string().describe('where mail goes'),
});

/** What a member was told, and how each wants to be told. Everybody reaches his own and nobody else\u2019s. */
export const noticeContracts = {
  list: contract({
    id: 'notices.list',
    summary: 'List what you were told, newest first',
    may,
    method: 'GET',
    path: home,
    takes: z.strictObject({
      ...workspace,
      show: z.enum(inboxShows).default('open'),
      kind: z.array(kind).optional(),
      before: idOf('notice').optional().describe('only what stands after this one in the list'),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    gives: z.object({ notices: z.array(noticeSeen), more: z.boolean(), unread: z.int() }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  unread: contract({
    id: 'notices.unread',
    summary: 'Count what you were told and have not read',
    may,
    method: 'GET',
    path: `${home}/unread`,
    takes: z.strictObject(workspace),
    gives: z.object({
      unread: z.int(),
      next: instantSchema.nullable().describe('when the next one that was put off comes back'),
    }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  read: contract({
    id: 'notices.read',
    summary: 'Mark notices of yours as read, or as unread again',
    may,
    method: 'POST',
    path: `${home}/read`,
    takes: z.strictObject({ ...workspace, ...several, read: z.boolean().default(true) }),
    gives: changed,
    refuses: [],
    example: { workspace: 'ws', notices: ['ntc'] },
  }),
  readAll: contract({
    id: 'notices.read-all',
    summary: 'Mark everything in your inbox as read',
    may,
    method: 'POST',
    path: `${home}/read-all`,
    takes: z.strictObject(workspace),
    gives: z.object({ marked: z.int(), unread: z.int() }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  done: contract({
    id: 'notices.done',
    summary: 'Put notices of yours away as done, or bring them back',
    may,
    method: 'POST',
    path: `${home}/done`,
    takes: z.strictObject({ ...workspace, ...several, done: z.boolean().default(true) }),
    gives: changed,
    refuses: [],
    example: { workspace: 'ws', notices: ['ntc'] },
  }),
  snooze: contract({
    id: 'notices.snooze',
    summary:
      'Put notices of yours off until a moment, when they stand in the inbox again, unread; or bring them back now',
    may,
    method: 'POST',
    path: `${home}/snooze`,
    takes: z.strictObject({
      ...workspace,
      ...several,
      until: z.iso.datetime({ offset: true }).nullable().describe('`null` brings them back now'),
    }),
    gives: changed,
    refuses: ['not_in_the_future'],
    example: { workspace: 'ws', notices: ['ntc'], until: '2999-01-01T08:00:00Z' },
  }),
} satisfies Record<string, Contract>;

/** How a member wants to hear of things, and the address by which a calendar shows what is due. */
export const preferenceContracts = {
  preferences: contract({
    id: 'notice-preferences.read',
    summary: 'Read how you want to hear of things in this workspace',
    may,
    method: 'GET',
    path: '/workspaces/{workspace}/notice-preferences',
    takes: z.strictObject(workspace),
    gives: preferencesSeen,
    refuses: [],
    example: { workspace: 'ws' },
  }),
  editPreferences: contract({
    id: 'notice-preferences.edit',
    summary: 'Change how you want to hear of things; what is left out stays',
    may,
    method: 'PATCH',
    path: '/workspaces/{workspace}/notice-preferences',
    takes: z.strictObject({
      ...workspace,
      mail: z.partialRecord(kind, z.enum(mailChoices)).optional(),
      quietWeekends: preferences.quietWeekends.optional(),
      digestHour: preferences.digestHour.optional(),
      timeZone: preferences.timeZone.optional(),
      dueSoonDays: preferences.dueSoonDays.optional(),
    }),
    gives: preferencesSeen,
    refuses: ['unknown_time_zone'],
    example: { workspace: 'ws', digestHour: 8 },
  }),
  calendar: contract({
    id: 'calendar.read',
    summary: 'Read whether you have an address for your calendar here',
    may,
    method: 'GET',
    path: '/workspaces/{workspace}/calendar',
    takes: z.strictObject(workspace),
    gives: z.object({ isOn: z.boolean(), since: instantSchema.nullable() }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  renewCalendar: contract({
    id: 'calendar.renew',
    summary: 'Make a new secret address for your calendar; an earlier one ends. It is shown this once',
    may,
    method: 'POST',
    path: '/workspaces/{workspace}/calendar',
    takes: z.strictObject(workspace),
    gives: z.object({ path: z.string(), since: instantSchema }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  endCalendar: contract({
    id: 'calendar.switch-off',
    summary: 'Switch the address of your calendar off',
    may,
    method: 'DELETE',
    path: '/workspaces/{workspace}/calendar',
    takes: z.strictObject(workspace),
    gives: z.object({ isOn: z.literal(false) }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
} satisfies Record<string, Contract>;
