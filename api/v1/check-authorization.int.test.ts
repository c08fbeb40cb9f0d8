import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { decisionTotals } from '@/lib/platform/decision-metrics';
import {
  CHECK,
  CHECK_ROUTE,
  decisionGround,
  IS_ADMIN,
  ROLE,
  rule,
} from '@/lib/testing/decision-ground';
import { savePolicy } from '@/lib/testing/factories';
import {
  acceptedMachineKey,
  acceptedToken,
  refusedToken,
  withoutKeys,
} from '@/lib/testing/verdicts';

const on = decisionGround();

describe('POST /v1/check-authorization', () => {
  it('threat 82: without any policy the answer is no, and says why', async () => {
    const { status, body } = await on.ask();
    expect([status, body]).toEqual([
      200,
      {
        allowed: false,
        reason: 'NO_POLICY',
        message: expect.stringContaining('approve'),
        policy: null,
        decisionId: expect.any(String),
        subject: 'user-1',
        provider: { id: 'prv_a', name: 'Acme', type: 'custom_oidc' },
      },
    ]);
  });

  it('threat 81: an attribute that is absent or of another type satisfies nothing, nor its negation', async () => {
    await on.map(ROLE);
    await savePolicy(on.owner, {
      specification: {
        rules: [
          rule('Allow', { ...IS_ADMIN, function: 'string_not_equal', value: 'guest' }),
          rule('Allow', IS_ADMIN, {
            function: 'number_less_than',
            attribute: 'context.amount',
            value: 5,
          }),
        ],
        default: { effect: 'Deny' },
      },
    });
    for (const role of [undefined, null, 7, {}, ['admin']]) {
      on.found(acceptedToken({ providerId: on.providerId }, role === undefined ? {} : { role }));
      expect((await on.ask()).body).toMatchObject({ allowed: false, reason: 'DEFAULT_DENIED' });
    }
    on.found(acceptedToken({ providerId: on.providerId }, { role: 'guest' }));
    expect((await on.ask({ ...CHECK, context: { amount: '1' } })).body.allowed).toBe(false);
  });

  it('threat 83: of one priority a Deny beats an Allow, whichever was saved first', async () => {
    const allow = {
      specification: { rules: [rule('Allow')], default: { effect: 'Deny' } },
    } as const;
    const deny = {
      specification: { rules: [rule('Deny')], default: { effect: 'Allow' } },
    } as const;
    await savePolicy(on.owner, allow);
    expect((await on.ask()).body.allowed).toBe(true);
    const second = await savePolicy(on.owner, deny);
    await savePolicy(on.owner, allow);
    expect((await on.ask()).body).toMatchObject({
      reason: 'RULE_DENIED',
      policy: { id: second.id },
    });
  });

  it('a required claim that is absent denies here, and only here', async () => {
    await on.map({ ...ROLE, required: true });
    await savePolicy(on.owner, {
      specification: { rules: [rule('Allow')], default: { effect: 'Allow' } },
    });
    on.found(acceptedToken({ providerId: on.providerId }, { role: null }));
    const { body } = await on.ask({ ...CHECK, explain: true });
    expect(body).toMatchObject({
      allowed: false,
      reason: 'MISSING_CLAIM',
      policy: null,
      trace: { permissions: [] },
      change: { kind: 'no_attribute' },
    });
    expect(body.message).toContain('role');
    on.found(acceptedToken({ providerId: on.providerId }, { role: 'x' }));
    expect((await on.ask()).body.allowed).toBe(true);
  });

  it('a machine key is a subject with permissions, no attributes, and no required claims', async () => {
    await on.map({ ...ROLE, required: true });
    const values = ['catalog:read'];
    await savePolicy(on.owner, {
      specification: {
        rules: [rule('Allow', { function: 'list_contains_any', attribute: 'permissions', values })],
        default: { effect: 'Deny' },
      },
    });
    on.found(acceptedMachineKey());
    expect((await on.ask({ ...CHECK, explain: true })).body).toMatchObject({
      allowed: true,
      subject: 'key_m',
      provider: null,
      attributes: { permissions: ['catalog:read'] },
    });
    on.found(acceptedMachineKey({ permissions: [] }));
    expect((await on.ask()).body).toMatchObject({ allowed: false, reason: 'DEFAULT_DENIED' });
  });

  it('permissions of another environment do not decide for this key', async () => {
    const permission = { resource: 'orders', actions: ['*'], priority: 0 };
    await savePolicy(on.owner, { permissions: [{ ...permission, environment: 'staging' }] });
    expect((await on.ask()).body.reason).toBe('NO_POLICY');
    await on.map(ROLE);
    await savePolicy(on.owner, { permissions: [{ ...permission, environment: 'production' }] });
    expect((await on.ask()).body.reason).toBe('RULE_ALLOWED');
  });

  it('a stored policy or mapping that somebody damaged denies, and the log says so', async () => {
    await on.map(ROLE);
    const saved = await savePolicy(on.owner, {});
    expect((await on.ask()).body.allowed).toBe(true);
    const spoilt = { specification: { rules: 'all' }, version: 2 };
    await database().policy.update({ where: { id: saved.id }, data: spoilt });
    await savePolicy(on.owner, { name: 'something else' });
    expect((await on.ask()).body).toMatchObject({
      allowed: false,
      reason: 'DEFAULT_DENIED',
      message: `Denied: the stored policy \`${saved.draft.name}\` cannot be read.`,
      policy: { id: saved.id, ruleId: null },
    });
    const whole = { specification: { rules: [], default: { effect: 'Allow' } }, version: 3 };
    await database().policy.update({ where: { id: saved.id }, data: whole });
    await database().claimMappings.update({
      where: { providerId: on.providerId },
      data: { rows: 7, version: 2 },
    });
    await savePolicy(on.owner, { name: 'something more' });
    expect((await on.ask({ ...CHECK, explain: true })).body).toMatchObject({
      allowed: false,
      reason: 'MISSING_CLAIM',
      change: { sentence: expect.stringContaining('cannot be read') },
    });
  });

  it('a token that is refused is an answer with its code; keys that cannot be had are 503', async () => {
    on.found(refusedToken());
    expect(await on.ask()).toMatchObject({
      status: 200,
      body: { allowed: false, reason: 'TOKEN_EXPIRED', subject: null, policy: null },
    });
    on.found(withoutKeys(17));
    const before = new Map(decisionTotals());
    for (const [url, body] of [
      [CHECK_ROUTE, CHECK],
      [`${CHECK_ROUTE}/batch`, { token: 'a', checks: [{ resource: 'a', action: 'b' }] }],
    ] as const) {
      const { status, headers, body: said } = await on.ask(body, url);
      expect([status, headers['retry-after'], said.code]).toEqual([503, '17', 'JWKS_FETCH_FAILED']);
      expect(said).not.toHaveProperty('allowed');
    }
    // Nothing was decided, so nothing counts as a decision.
    expect(decisionTotals()).toEqual(before);
  });

  it('a provider that the policies in use do not know yet has its tokens denied, whatever allows', async () => {
    const specification = { rules: [rule('Allow')], default: { effect: 'Allow' } } as const;
    await savePolicy(on.owner, { specification });
    expect((await on.ask()).body.allowed).toBe(true);
    on.found(acceptedToken({ providerId: 'prv_newer' }));
    expect((await on.ask()).body).toMatchObject({ allowed: false, reason: 'MISSING_CLAIM' });
  });
});
