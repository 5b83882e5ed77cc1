import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from '../../../test/support/product.ts';
import { settle } from '../../../test/support/world.ts';
import { ledgerContracts } from '../ledger/contract.ts';
import { accessContracts as contracts } from './contract.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

describe('the first account', () => {
  test('is made once; a second set-up is refused', async () => {
    const again = await product.call(contracts.setUp, {
      name: 'Eve',
      email: 'eve@example.org',
      password: 'another long password',
      workspaceName: 'Mine',
    });

    expect(again.status).toBe(409);
    expect(again.problem.code).toBe('already_set_up');
  });

  test('owns its workspace', async () => {
    const session = await product.call(contracts.session, {}, { as: founder });

    expect(session.body.workspaces).toEqual([{ id: workspace, name: 'Example Ltd', role: 'owner' }]);
  });
});

describe('a session', () => {
  test('begins with e-mail, in any case, and password', async () => {
    const answer = await product.call(contracts.signIn, { email: 'ADA@example.org', password: founder.password });

    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/brehon_session=.+HttpOnly; SameSite=Lax/u);
  });

  test('does not begin with a wrong password, nor say whether the e-mail is known', async () => {
    const wrong = await product.call(contracts.signIn, { email: founder.email, password: 'not the password' });
    const unknown = await product.call(contracts.signIn, { email: 'nobody@example.org', password: 'not the password' });

    expect(wrong.status).toBe(401);
    expect(unknown.problem.detail).toBe(wrong.problem.detail);
  });

  test('ends at once when its person signs out', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    await product.call(contracts.signOut, {}, { as: reader });

    expect((await product.call(contracts.session, {}, { as: reader })).status).toBe(401);
  });

  test('is refused after ten wrong passwords for an account, even with the right one', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await product.call(contracts.signIn, { email: reader.email, password: 'wrong password' });
    }
    const answer = await product.call(contracts.signIn, { email: reader.email, password: reader.password });

    expect(answer.status).toBe(429);
    expect(answer.problem.code).toBe('too_many_attempts');
  });
});

describe('one’s own password', () => {
  const next = 'a wholly different sentence';

  test('is changed by whoever knows it; other sessions end, this one goes on, and the ledger says so', async () => {
    const member = await aMember(product, { founder, workspace, role: 'contributor' });
    const { email, password } = member;
    const elsewhere = await product.call(contracts.signIn, { email, password });
    const token = /brehon_session=([\w-]+)/u.exec(String(elsewhere.headers['set-cookie']))?.[1] ?? '';
    const changed = await product.call(
      contracts.changePassword,
      { currentPassword: password, newPassword: next },
      { as: member },
    );
    const here = await product.call(contracts.session, {}, { as: member });
    const there = await product.call(contracts.session, {}, { as: { ...member, token } });
    const before = await product.call(contracts.signIn, { email, password });
    const after = await product.call(contracts.signIn, { email, password: next });
    await settle(product, workspace);
    const ledger = await product.call(ledgerContracts.entries, { workspace, size: 1000 }, { as: founder });
    const said = ledger.body.entries.filter(({ text }) => text.includes('"member.password_changed"'));

    expect(changed.body).toEqual({ changed: true });
    expect([here.status, there.status, before.status, after.status]).toEqual([200, 401, 401, 200]);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain(here.body.person.id);
    expect(said[0]?.text).not.toContain(next);
  });

  test('stays where the current one is wrong or the new one too short, and cannot be guessed at', async () => {
    const member = await aMember(product, { founder, workspace, role: 'reader' });
    const change = (currentPassword: string, newPassword = next) =>
      product.call(contracts.changePassword, { currentPassword, newPassword }, { as: member });
    const wrong = await change('not the password');
    const short = await change(member.password, 'short');
    for (let attempt = 0; attempt < 10; attempt += 1) await change('not the password');
    const late = await change(member.password);

    expect(wrong.status).toBe(422);
    expect(wrong.problem.problems).toMatchObject([{ path: ['currentPassword'], code: 'wrong_password' }]);
    expect(short.problem.problems).toMatchObject([{ path: ['newPassword'] }]);
    expect(late.problem.code).toBe('too_many_attempts');
    expect((await product.call(contracts.session, {}, { as: member })).status).toBe(200);
  });
});

describe('an invitation', () => {
  test('is good for one use', async () => {
    const invited = await product.call(
      contracts.invite,
      { workspace, email: 'kim@example.org', role: 'reader' },
      { as: founder },
    );
    const token = invited.body.path.split('/').at(-1);
    const seen = await product.call(contracts.invitation, { token });
    const first = await product.call(contracts.acceptInvitation, {
      token,
      name: 'Kim',
      password: 'a password for kim',
    });
    const second = await product.call(contracts.acceptInvitation, {
      token,
      name: 'Kim',
      password: 'a password for kim',
    });

    expect(seen.body).toEqual({
      workspaceName: 'Example Ltd',
      email: 'kim@example.org',
      role: 'reader',
      hasAccount: false,
    });
    expect(first.body.workspaces).toMatchObject([{ id: workspace, role: 'reader' }]);
    expect(second.status).toBe(410);
  });

  test('that was withdrawn is not open', async () => {
    const invited = await product.call(
      contracts.invite,
      { workspace, email: 'lee@example.org', role: 'reader' },
      { as: founder },
    );
    const token = invited.body.path.split('/').at(-1);
    await product.call(
      contracts.withdrawInvitation,
      { workspace, invitation: invited.body.invitation.id },
      { as: founder },
    );

    expect((await product.call(contracts.invitation, { token })).status).toBe(410);
  });

  test('to somebody who has an account adds the workspace to it', async () => {
    const { stranger } = await aStranger(product, founder);
    const invited = await product.call(
      contracts.invite,
      { workspace, email: stranger.email, role: 'reader' },
      { as: founder },
    );
    const token = invited.body.path.split('/').at(-1);
    const accepted = await product.call(contracts.acceptInvitation, { token, password: stranger.password });

    expect(accepted.body.workspaces).toHaveLength(2);
  });
});

describe('the last owner', () => {
  test('can neither leave nor become a reader', async () => {
    const members = await product.call(contracts.members, { workspace }, { as: founder });
    const me = members.body.members.find((member) => member.email === founder.email);
    const lowered = await product.call(
      contracts.editMember,
      { workspace, member: me?.id, role: 'reader' },
      { as: founder },
    );
    const removed = await product.call(contracts.removeMember, { workspace, member: me?.id }, { as: founder });

    expect(lowered.problem.code).toBe('last_owner');
    expect(removed.problem.code).toBe('last_owner');
  });
});

describe('a removed member', () => {
  test('sees nothing of the workspace any more', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    const members = await product.call(contracts.members, { workspace }, { as: founder });
    const member = members.body.members.find((each) => each.email === reader.email);
    await product.call(contracts.removeMember, { workspace, member: member?.id }, { as: founder });

    expect((await product.call(contracts.members, { workspace }, { as: reader })).status).toBe(404);
    expect((await product.call(contracts.session, {}, { as: reader })).body.workspaces).toEqual([]);
  });
});

describe('the list of members', () => {
  test('says to an owner that he may change it and the name of the workspace, and to a reader that he may not', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });

    const owners = await product.call(contracts.members, { workspace }, { as: founder });
    const readers = await product.call(contracts.members, { workspace }, { as: reader });

    expect(owners.body.abilities).toEqual({ edit: true, rename: true });
    expect(readers.body.abilities).toEqual({ edit: false, rename: false });
  });
});
