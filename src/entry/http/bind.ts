import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Id, parseId } from '../../kernel/id.ts';
import type { Contract } from '../../kernel/operation.ts';
import type { InputProblem, ProblemDocument } from '../../kernel/problem.ts';
import { apiRoot } from '../../kernel/request.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { decide, roleOf } from '../../modules/access/rules.ts';
import {
  type Answered,
  inStep,
  inWorkspace,
  NoSession,
  type Operation,
  type Platform,
  type StepContext,
} from '../../store/index.ts';
import { readInput } from './input.ts';
import { type EverywhereCode, problem, refusedProblem } from './problem.ts';
import { rememberedAt } from './remembered.ts';
import { type Reply, replyTo } from './reply.ts';
import { actorOf, type Brought, broughtIn, isForeign, type WhoIs } from './session.ts';

/** What the door needs to serve operations. */
export type Door = { readonly platform: Platform; readonly whoIs: WhoIs };

/** Serves an operation: the route, its limits, and the steps below. */
export function bind(app: FastifyInstance, door: Door, operation: Operation): void {
  const { contract } = operation;
  app.route({
    method: contract.method,
    url: `${apiRoot}${contract.path.replaceAll(/\{(\w+)\}/gu, ':$1')}`,
    bodyLimit: contract.takesFile?.maxBytes ?? 4 * 1024 * 1024,
    handler: (request, reply) => answer(door, operation, { request, reply }),
  });
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** The steps of a request: who, what, within which workspace, may he, do it, answer. */
async function answer(door: Door, operation: Operation, { request, reply }: Exchange): Promise<FastifyReply> {
  const { contract } = operation;
  const to = replyTo(contract, request, reply);
  if (isForeign(request)) return to.problem(problem('foreign_origin', { requestId: request.id }));
  const brought = broughtIn(request, to);
  const input = readInput(contract, inputOf(request));
  if (brought.token !== undefined) {
    const given = { brought: { ...brought, token: brought.token }, to, requestId: request.id };
    const workspace = workspaceIn(request);
    if (workspace && operation.scope === 'workspace' && (input.ok || operation.here)) {
      const read = (as: Contract) => (as === contract ? input : readInput(as, inputOf(request)));
      return inItsWorkspace(door, operation, { ...given, read, workspace, url: request.url });
    }
    if (workspace && operation.scope === 'steps' && input.ok)
      return inSteps(door, operation, { ...given, input: input.value, workspace });
  }
  return inNoWorkspace(door, operation, { brought, input, to, requestId: request.id });
}

type Outside = Pick<Given, 'to' | 'requestId'> & {
  readonly brought: Brought;
  readonly input: ReturnType<typeof readInput>;
};

/** What needs no workspace, and what is refused before one is entered. */
async function inNoWorkspace(
  door: Door,
  operation: Operation,
  { brought, input, to, requestId }: Outside,
): Promise<FastifyReply> {
  const { contract } = operation;
  const refuse = (code: EverywhereCode, problems: readonly InputProblem[] = []) =>
    to.problem(problem(code, { problems, requestId }));
  const actor = await actorOf(door, brought);
  if (!actor && contract.may !== 'anyone') return refuse('not_signed_in');
  if (!input.ok) return refuse('bad_input', input.error);
  if (operation.scope !== 'instance') return refuse('not_found');
  const answered = await operation.run({ platform: door.platform, input: input.value, call: { ...brought, actor } });
  return give(to, answered, requestId);
}

type Given = {
  readonly brought: Brought & { readonly token: string };
  readonly to: Reply;
  readonly requestId: string;
};

type Ready = Given & { readonly input: Record<string, unknown>; readonly workspace: Id<'workspace'> };

/** A request whose input is read by the contract that its operation has in the workspace. */
type Readable = Given & {
  readonly workspace: Id<'workspace'>;
  readonly read: (as: Contract) => ReturnType<typeof readInput>;
  readonly url: string;
};

/** A transaction that was refused, so that it rolls back. */
class Refused extends Error {
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument) {
    super(document.code);
    this.document = document;
  }
}

async function inItsWorkspace(
  door: Door,
  operation: Extract<Operation, { scope: 'workspace' }>,
  { brought, workspace, read, to, requestId, url }: Readable,
): Promise<FastifyReply> {
  const { contract } = operation;
  const { method, readsOneMoment = false } = contract;
  const settings = { workspace, as: brought, reading: method === 'GET', oneMoment: readsOneMoment };
  const remembered = contract.isRemembered ? rememberedAt(door.platform, { workspace, url }) : undefined;
  try {
    const known = await remembered?.look(settings, (role) => admitted(contract, role, requestId));
    if (known) return await to.sendWritten(known);
    const settle = await inWorkspace(door.platform.workshop, settings, async (work) => {
      const may = admitted(contract, work.role, requestId);
      const here = (await operation.here?.(work)) ?? operation;
      if (here.scope !== 'workspace') throw new Error(`${contract.id} is another operation in this workspace`);
      const input = read(here.contract);
      if (!input.ok) throw new Refused(problem('bad_input', { problems: input.error, requestId }));
      const answer = async () => {
        const answered = await here.run({ work, input: input.value, call: { ...brought, actor: work.actor }, may });
        if (!answered.ok) throw new Refused(refusedProblem(answered.error, requestId));
        return answered.value;
      };
      if (!remembered) return to.prepare(await answer(), here.contract);
      const written = await remembered.recall(work, async () => to.write(await answer(), here.contract));
      return async () => to.sendWritten(written);
    });
    return await settle();
  } catch (error) {
    return answerRefused(error, to, requestId);
  }
}

/** As `inItsWorkspace`, where the operation opens its own transactions; who may not is refused before a byte is read. */
async function inSteps(
  door: Door,
  { contract, run }: Extract<Operation, { scope: 'steps' }>,
  { brought, input, workspace, to, requestId }: Ready,
): Promise<FastifyReply> {
  const { workshop, blobs, jobFiles } = door.platform;
  const inside = <T, E>(task: (step: StepContext) => Promise<Result<T, E>>): Promise<Result<T, E>> =>
    inStep(workshop, { workspace, as: brought }, (work) =>
      task({ work, may: admitted(contract, work.role, requestId) }),
    );
  try {
    const known = await inside(({ work }) => Promise.resolve(ok(work.actor)));
    if (!known.ok) throw new Error('a step that refuses nothing was refused');
    const call = { ...brought, actor: known.value };
    return await give(to, await run({ workspace, input, call, blobs, jobFiles, inside }), requestId);
  } catch (error) {
    return answerRefused(error, to, requestId);
  }
}

function answerRefused(error: unknown, to: Reply, requestId: string): FastifyReply {
  if (error instanceof Refused) return to.problem(error.document);
  if (error instanceof NoSession) return to.problem(problem('not_signed_in', { requestId }));
  throw error;
}

/** What else the caller may do; throws `Refused` where he may not do this. */
function admitted(contract: Contract, held: string | null, requestId: string): (permission: string) => boolean {
  const refused = refusedAccess(contract, held, requestId);
  if (refused) throw new Refused(refused);
  const role = roleOf(held);
  return (permission) => role !== undefined && decide(role, permission).may;
}

/** Who is no member learns nothing, not even that the workspace exists; who is one learns what his role lacks. */
function refusedAccess(contract: Contract, held: string | null, requestId: string) {
  const role = roleOf(held);
  if (!role) return problem('not_found', { requestId });
  if (decide(role, contract.may).may) return undefined;
  return problem('not_allowed', {
    detail: `as \`${role}\` you have not the permission \`${contract.may}\`; ask an owner`,
    requestId,
  });
}

async function give(to: Reply, answered: Answered<Contract>, requestId: string): Promise<FastifyReply> {
  if (!answered.ok) return to.problem(refusedProblem(answered.error, requestId));
  const settle = await to.prepare(answered.value);
  return settle();
}

const workspaceIn = (request: FastifyRequest): Id<'workspace'> | undefined =>
  parseId('workspace', String(stringsIn(request.params)['workspace']));

const inputOf = (request: FastifyRequest) => ({
  params: stringsIn(request.params),
  query: listsIn(request.query),
  body: request.body,
});

const entriesIn = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const stringsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(entriesIn(value).map(([name, text]) => [name, String(text)]));

const listsIn = (value: unknown): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    entriesIn(value).map(([name, each]) => [name, Array.isArray(each) ? each.map(String) : String(each)]),
  );
