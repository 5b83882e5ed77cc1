import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Contract } from '../../kernel/operation.ts';
import type { ProblemDocument } from '../../kernel/problem.ts';
import type { FileAnswer } from '../../store/index.ts';

/** What is sent when the transaction has committed. */
type Settle = () => Promise<FastifyReply>;

/** How one request is answered: JSON, JSON lines with progress, or a file. */
export type Reply = {
  readonly tell: (told: unknown) => void;
  /** Checks the answer; a file is sent while its transaction is still open, everything else after the commit. */
  readonly prepare: (value: unknown, as?: Contract) => Promise<Settle>;
  /** Checks an answer and writes it as it is sent, for it to be kept. */
  readonly write: (value: unknown, as: Contract) => Buffer;
  /** Sends an answer that `write` wrote. */
  readonly sendWritten: (answer: Buffer) => FastifyReply;
  readonly problem: (document: ProblemDocument) => FastifyReply;
  readonly setCookie: (cookie: string) => void;
};

const lines = 'application/x-ndjson';

/** The reply to one request. The answer is checked against the contract's `gives`, so that documents stay true. */
export function replyTo(contract: Contract, request: FastifyRequest, reply: FastifyReply): Reply {
  const inLines = contract.tells !== undefined && (request.headers.accept ?? '').includes(lines);
  let isStreaming = false;
  const writeLine = (line: unknown): void => {
    if (!isStreaming) {
      isStreaming = true;
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': lines, 'cache-control': 'no-store', 'x-request-id': request.id });
    }
    reply.raw.write(`${JSON.stringify(line)}\n`);
  };
  const endLine = (line: unknown): FastifyReply => {
    writeLine(line);
    reply.raw.end();
    return reply;
  };
  return {
    tell: (told) => {
      if (inLines) writeLine({ progress: told });
    },
    prepare: async (value, as = contract) => {
      if (isFile(value)) return sendFile(request, reply, value);
      const checked = as.gives.parse(value);
      return async () => (inLines ? endLine({ result: checked }) : reply.send(checked));
    },
    write: (value, as) => Buffer.from(JSON.stringify(as.gives.parse(value))),
    sendWritten: (answer) => reply.type('application/json; charset=utf-8').send(answer),
    problem: (document) =>
      isStreaming
        ? endLine({ problem: document })
        : reply.code(document.status).type('application/problem+json').send(JSON.stringify(document)),
    setCookie: (cookie) => {
      reply.header('set-cookie', cookie);
    },
  };
}

const isFile = (value: unknown): value is FileAnswer =>
  typeof value === 'object' && value !== null && 'body' in value && 'filename' in value && 'mediaType' in value;

/** Sends a file as its bytes come; the reader's pace sets ours, so that memory stays bounded. */
async function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileAnswer): Promise<Settle> {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    ...(file.size === undefined ? {} : { 'content-length': file.size }),
    'x-request-id': request.id,
  });
  try {
    await pipeline(Readable.from(file.body), reply.raw);
  } catch (error) {
    if (!hasLeft(error)) request.log.error(error, 'a file could not be sent whole');
  }
  return async () => reply;
}

/** Whether the reader went away before the end. */
const hasLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
