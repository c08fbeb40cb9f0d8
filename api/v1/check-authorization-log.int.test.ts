import { describe, expect, it } from 'vitest';
import { CHECK, CHECK_ROUTE, decisionGround, ROLE } from '@/lib/testing/decision-ground';
import { savePolicy } from '@/lib/testing/factories';
import { acceptedToken, refusedToken, withoutKeys } from '@/lib/testing/verdicts';

type Ground = ReturnType<typeof decisionGround>;

const SECRET = { ...CHECK, token: 'secret.token.x', context: { a: 'secret-value' } };

const decidedIn = ({ lines }: Ground) =>
  lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'decided');

/** A policy that allows admins, and a token of one who has this role. */
async function withRole(on: Ground, role: string) {
  await on.map(ROLE);
  on.found(acceptedToken({ providerId: on.providerId, subject: 'secret-subject' }, { role }));
  return savePolicy(on.owner, {});
}

describe('the log of decisions at its default level', () => {
  const on = decisionGround('info');

  it('a denial is one line, found by its decisionId, with nothing of token, attributes or context', async () => {
    const saved = await withRole(on, 'secret-role');
    const { body } = await on.ask(SECRET);
    expect(decidedIn(on)).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        msg: 'decided',
        decisionId: body.decisionId,
        code: 'VALID',
        reason: 'DEFAULT_DENIED',
        policyId: saved.id,
        policyVersion: 1,
        ruleId: null,
        priority: 0,
        keyId: expect.stringMatching(/^key_/),
        requestId: expect.any(String),
      },
    ]);
    expect(on.lines.join('')).not.toMatch(/secret|orders|approve/);
  });

  it('so is each denial of a batch, and each of a token that is refused, with its code', async () => {
    await withRole(on, 'admin');
    const checks = [CHECK.action, 'read'].flatMap((action) =>
      ['orders', 'reports'].map((resource) => ({ resource, action })),
    );
    const batch = { token: 'a', checks };
    const { decisions } = (await on.ask(batch, `${CHECK_ROUTE}/batch`)).body;
    const idOf = ({ decisionId }: { decisionId: string }) => decisionId;
    const denied = decisions.filter(({ allowed }: { allowed: boolean }) => !allowed);
    expect(denied).toHaveLength(2);
    expect(decidedIn(on).map(idOf)).toEqual(denied.map(idOf));
    on.lines.length = 0;
    on.found(refusedToken());
    const { body } = await on.ask();
    expect(decidedIn(on)).toMatchObject([
      { decisionId: body.decisionId, code: 'TOKEN_EXPIRED', reason: null, policyId: null },
    ]);
  });

  it('what is allowed is in no line, nor is what was not decided', async () => {
    await withRole(on, 'admin');
    expect((await on.ask()).body.allowed).toBe(true);
    on.found(withoutKeys(17));
    expect((await on.ask()).status).toBe(503);
    expect(decidedIn(on)).toEqual([]);
  });
});

describe('the log of decisions at debug', () => {
  const on = decisionGround();

  it('has what is allowed as well, with the rule that did', async () => {
    const saved = await withRole(on, 'admin');
    const { body } = await on.ask(SECRET);
    expect(decidedIn(on)).toMatchObject([
      {
        level: 'debug',
        decisionId: body.decisionId,
        code: 'VALID',
        reason: 'RULE_ALLOWED',
        policyId: saved.id,
        policyVersion: 1,
        ruleId: 'admin-allow',
        priority: 0,
      },
    ]);
    expect(on.lines.join('')).not.toMatch(/secret|admin"|orders/);
  });
});

describe('the log of decisions at warn', () => {
  const on = decisionGround('warn');

  it('has none of them', async () => {
    expect((await on.ask()).body.allowed).toBe(false);
    expect(on.lines).toEqual([]);
  });
});
