import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseId } from '../../kernel/id.ts';
import type { Contract } from '../../kernel/operation.ts';
import type { ProblemDocument } from '../../kernel/problem.ts';
import { apiRoot } from '../../kernel/request.ts';
import { decide, roleOf } from '../../modules/access/rules.ts';
import { type Answered, type Call, inWorkspace, type Operation, type Platform } from '../../store/index.ts';
import { readInput } from './input.ts';
import { problem, refusedProblem } from './problem.ts';
import { type Reply, replyTo } from './reply.ts';
import { callOf, isForeign, type WhoIs } from './session.ts';

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
  const call = await callOf(door, request, to);
  if (!call.actor && contract.may !== 'anyone') return to.problem(problem('not_signed_in', { requestId: request.id }));
  const input = readInput(contract, broughtBy(request));
  if (!input.ok) return to.problem(problem('bad_input', { problems: input.error, requestId: request.id }));
  if (operation.scope === 'instance') {
    const answered = await operation.run({ platform: door.platform, input: input.value, call });
    return give(to, answered, request.id);
  }
  return inItsWorkspace(door, operation, { call, input: input.value, to, requestId: request.id });
}

type Ready = {
  readonly call: Call;
  readonly input: Record<string, unknown>;
  readonly to: Reply;
  readonly requestId: string;
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
  { call, input, to, requestId }: Ready,
): Promise<FastifyReply> {
  const workspace = parseId('workspace', String(input['workspace']));
  if (!workspace || !call.actor) return to.problem(problem('not_found', { requestId }));
  try {
    const settle = await inWorkspace(door.platform.workshop, { workspace, actor: call.actor }, async (work) => {
      const refused = refusedAccess(operation.contract, work.standing, requestId);
      if (refused) throw new Refused(refused);
      const role = roleOf(work.standing[0]?.['role']);
      const may = (permission: string) => role !== undefined && decide(role, permission).may;
      const answered = await operation.run({ work, input, call, may });
      if (!answered.ok) throw new Refused(refusedProblem(answered.error, requestId));
      return to.prepare(answered.value);
    });
    return await settle();
  } catch (error) {
    if (error instanceof Refused) return to.problem(error.document);
    throw error;
  }
}

/** Who is no member learns nothing, not even that the workspace exists; who is one learns what his role lacks. */
function refusedAccess(contract: Contract, standing: readonly Readonly<Record<string, unknown>>[], requestId: string) {
  const role = roleOf(standing[0]?.['role']);
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

const broughtBy = (request: FastifyRequest) => ({
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
