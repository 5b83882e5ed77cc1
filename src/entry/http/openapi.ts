import * as z from 'zod';
import { type Contract, pathNames } from '../../kernel/operation.ts';
import { apiRoot, readsQuery } from '../../kernel/request.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the operations, in the order of their list. */
export function openApiDocument(contracts: readonly Contract[], version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const contract of contracts) {
    const path = `${apiRoot}${contract.path}`;
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Brehon',
      version,
      description:
        'The open-source AI management system. Sign in with `POST /session` and send the token of the cookie `brehon_session` back, ' +
        'as that cookie or as `Authorization: Bearer …`. With a cookie, whatever changes something needs the header `x-brehon-request`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(contracts.map(tagOf))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes: { cookie, bearer } },
  };
}

const cookie = { type: 'apiKey', in: 'cookie', name: 'brehon_session' };
const bearer = { type: 'http', scheme: 'bearer' };

const problemSchema = {
  type: 'object',
  description: 'a problem document (RFC 9457)',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    problems: {
      type: 'array',
      description: 'every problem of the input at once',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          code: { type: 'string' },
          message: { type: 'string' },
          meant: { type: 'string', description: 'the nearest known word' },
        },
      },
    },
  },
};

const tagOf = (contract: Contract): string => contract.id.split('.')[0] ?? contract.id;

function operationOf(contract: Contract): Schema {
  const takes = schemaOf(contract.takes);
  const inPath = pathNames(contract.path);
  const names = Object.keys(contract.takes.shape);
  const rest = names.filter((name) => !inPath.includes(name));
  const query = readsQuery(contract) ? rest : [];
  return {
    operationId: contract.id,
    summary: contract.summary,
    description: audience(contract),
    tags: [tagOf(contract)],
    security: contract.may === 'anyone' ? [] : [{ cookie: [] }, { bearer: [] }],
    parameters: [
      ...inPath.map((name) => parameter(contract, takes, { name, place: 'path' })),
      ...query.map((name) => parameter(contract, takes, { name, place: 'query' })),
    ],
    ...(readsQuery(contract) ? fileBody(contract) : jsonBody(contract, takes, rest)),
    responses: responsesOf(contract),
  };
}

const audience = ({ may, refuses }: Contract): string => {
  const who = { anyone: 'Open to anybody.', 'signed-in': 'Open to anybody who is signed in.' };
  const sentence = may === 'anyone' || may === 'signed-in' ? who[may] : `Needs the permission \`${may}\`.`;
  return refuses.length === 0
    ? sentence
    : `${sentence} Refuses with ${refuses.map((code) => `\`${code}\``).join(', ')}.`;
};

type Place = { readonly name: string; readonly place: 'path' | 'query' };

function parameter(contract: Contract, takes: Schema, { name, place }: Place): Schema {
  return {
    name,
    in: place,
    required: place === 'path' || isRequired(contract.takes, name),
    schema: propertyOf(takes, name),
  };
}

const jsonBody = (contract: Contract, takes: Schema, names: readonly string[]): Schema => ({
  requestBody: {
    required: names.some((name) => isRequired(contract.takes, name)),
    content: {
      'application/json': {
        schema: {
          type: 'object',
          additionalProperties: false,
          required: names.filter((name) => isRequired(contract.takes, name)),
          properties: Object.fromEntries(names.map((name) => [name, propertyOf(takes, name)])),
        },
        example: Object.fromEntries(Object.entries(contract.example).filter(([name]) => names.includes(name))),
      },
    },
  },
});

const fileBody = (contract: Contract): Schema =>
  contract.takesFile
    ? {
        requestBody: {
          required: true,
          description: `the bytes of a file (${contract.takesFile.endings.join(', ') || 'of any kind'}), ${contract.takesFile.maxBytes / 1_048_576} MB at most`,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      }
    : {};

function responsesOf(contract: Contract): Schema {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const json = { 'application/json': { schema: schemaOf(contract.gives) } };
  const lines = contract.tells
    ? {
        'application/x-ndjson': {
          schema: { type: 'object', description: 'lines with `progress`, then one with `result` or `problem`' },
        },
      }
    : {};
  const files = contract.givesFile?.mediaTypes.map(
    (type) => [type, { schema: { type: 'string', format: 'binary' } }] as const,
  );
  return {
    200: { description: 'done', content: files ? Object.fromEntries(files) : { ...json, ...lines } },
    default: { description: 'a problem', content: problem },
  };
}

/** A schema as JSON Schema 2020-12, which is what OpenAPI 3.1 uses. Our own word for ids stays out of it. */
function schemaOf(schema: z.ZodType): Schema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema['idKind'];
    },
  });
  return rest;
}

function propertyOf(schema: Schema, name: string): unknown {
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? new Map(Object.entries(properties)).get(name) : {};
}

const isRequired = (takes: z.ZodObject, name: string): boolean => {
  const schema: unknown = takes.shape[name];
  return schema instanceof z.ZodType && !schema.safeParse(undefined).success;
};
