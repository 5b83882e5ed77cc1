import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { bearer } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import * as z from 'zod';
import { type Id, type Ids, parseId } from '../../kernel/id.ts';

/** A session that has begun: whose it is, and the token that its cookie carries. */
export type Begun = { readonly person: Id<'person'>; readonly token: string; readonly expiresAt: string };

/** A new person's name, e-mail and password. */
export type Credentials = { readonly name: string; readonly email: string; readonly password: string };

/** Where a sign-in comes from; stored with its session. */
export type Visit = { readonly from: string; readonly userAgent: string };

/** People and passwords. The library behind it is named in this file and nowhere else. */
export type Authentication = {
  /** Makes a person and begins a session; `undefined` where the e-mail has an account already. */
  readonly signUp: (credentials: Credentials, visit: Visit) => Promise<Begun | undefined>;
  /** Begins a session; `undefined` where e-mail and password do not belong together. */
  readonly signIn: (email: string, password: string, visit: Visit) => Promise<Begun | undefined>;
  /** Ends a session at once. */
  readonly signOut: (token: string) => Promise<void>;
  /** Changes the password of a session's person and ends all other sessions of his; false where `current` is not his. */
  readonly changePassword: (
    token: string,
    passwords: { readonly current: string; readonly next: string },
  ) => Promise<boolean>;
};

const sessionSeconds = 7 * 24 * 60 * 60;

/** Argon2id (the library's default) with the parameters that OWASP's password storage cheat sheet gives first: 19 MiB, two passes, one lane. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Sets the library up on a pool in the scope `instance`. */
export function authenticationOn(settings: { pool: pg.Pool; secret: string; ids: Ids }): Authentication {
  const auth = library(settings);
  return {
    signUp: async ({ name, email, password }, visit) => {
      const { internalAdapter } = await auth.$context;
      if (await internalAdapter.findUserByEmail(email.toLowerCase())) return undefined;
      const answer = await auth.api.signUpEmail({ body: { name, email, password }, headers: headersOf(visit) });
      return answer.token ? begun(answer.user.id, answer.token) : undefined;
    },
    signIn: async (email, password, visit) => {
      const response = await auth.api.signInEmail({
        body: { email, password },
        headers: headersOf(visit),
        asResponse: true,
      });
      if (!response.ok) return undefined;
      const answer = signedIn.parse(await response.json());
      return begun(answer.user.id, answer.token);
    },
    signOut: async (token) => {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteSession(token);
    },
    changePassword: async (token, { current, next }) => {
      const headers = new Headers({ authorization: `Bearer ${token}` });
      const body = { currentPassword: current, newPassword: next };
      const response = await auth.api.changePassword({ body, headers, asResponse: true });
      if (!response.ok) {
        const { code } = refusedBy.parse(await response.json());
        if (code === 'INVALID_PASSWORD') return false;
        throw new Error(`the authentication library refuses to change a password: ${code}`);
      }
      await auth.api.revokeOtherSessions({ headers });
      return true;
    },
  };
}

const refusedBy = z.object({ code: z.string() });

const signedIn = z.object({ token: z.string(), user: z.object({ id: z.string() }) });

const library = ({ pool, secret, ids }: { pool: pg.Pool; secret: string; ids: Ids }) =>
  betterAuth({
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    secret,
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: {
        hash: (password) => hash(password, argon2),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    ...models,
    plugins: [bearer()],
    advanced: {
      database: { generateId: ({ model }) => ids(kindOf(model)) },
      ipAddress: { ipAddressHeaders: ['x-brehon-from'] },
    },
  });

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** The library's models under the names of our tables and columns. */
const models = {
  user: { modelName: 'person', fields: { emailVerified: 'email_verified', ...stamps } },
  session: {
    modelName: 'session',
    expiresIn: sessionSeconds,
    fields: {
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...stamps,
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
  },
  verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...stamps } },
} as const;

const kindOf = (model: string) => {
  if (model === 'user' || model === 'person') return 'person';
  if (model === 'session') return 'session';
  return model === 'account' || model === 'credential' ? 'credential' : 'verification';
};

const headersOf = ({ from, userAgent }: Visit): Headers =>
  new Headers({ 'x-brehon-from': from, 'user-agent': userAgent });

function begun(personId: string, token: string): Begun {
  const person = parseId('person', personId);
  if (!person) throw new Error('the authentication library gave a person an id that is not ours');
  return { person, token, expiresAt: new Date(Date.now() + sessionSeconds * 1000).toISOString() };
}
