import { beforeEach, expect, it, vi } from 'vitest';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import { mapInSlices } from '@/lib/platform/in-slices';
import { CHECK, CHECK_ROUTE, decisionGround } from '@/lib/testing/decision-ground';
import { policyDraft, savePolicy, unwrap } from '@/lib/testing/factories';
import { followNow } from '@/lib/testing/keys';
import { updatePolicy } from '@/lib/usecases/update-policy';

vi.mock('@/lib/platform/in-slices', { spy: true });

const on = decisionGround();

/** Every part of it tells which version it is of. */
function contentOf(version: number, name: string): PolicyDraft {
  const effect = version % 2 === 0 ? 'Deny' : 'Allow';
  return policyDraft({
    name,
    specification: {
      rules: [{ rule_id: `rule ${version}`, effect, conditions: [] }],
      default: { effect: 'Deny' },
    },
    permissions: [{ resource: 'orders', actions: ['*'], priority: version, environment: null }],
  });
}

let saved: Policy;

beforeEach(async () => {
  saved = await savePolicy(on.owner, contentOf(1, on.providerId));
});

async function saveNext(): Promise<void> {
  const { id, version, draft } = saved;
  const next = contentOf(version + 1, draft.name);
  saved = unwrap(await updatePolicy(on.owner, { id, version, draft: next }));
}

/** What a decision of a version says, all of it of that version. */
function saidBy(version: number) {
  const allowed = version % 2 !== 0;
  const reason = allowed ? 'RULE_ALLOWED' : 'RULE_DENIED';
  const policy = { id: saved.id, version, ruleId: `rule ${version}`, priority: version };
  return { allowed, reason, policy };
}

it('threat 84: a decision is of one version of a policy, while it is saved again and again', async () => {
  for (let round = 0; round < 8; round += 1) {
    const [{ body }] = await Promise.all([on.ask({ ...CHECK, explain: true }), saveNext()]);
    expect(body).toMatchObject(saidBy(body.policy.version));
    const [traced] = body.trace.permissions;
    expect(traced).toMatchObject({
      policyVersion: body.policy.version,
      rules: [{ ruleId: body.policy.ruleId }],
    });
  }
  expect((await on.ask()).body).toMatchObject(saidBy(9));
});

it('threat 84: all decisions of a batch are of the version that held when it began', async () => {
  await on.ask();
  // Between any two checks somebody saves, and this process sees it.
  vi.mocked(mapInSlices).mockImplementationOnce(async (list, map) => {
    const mapped: ReturnType<typeof map>[] = [];
    for (const item of list) {
      mapped.push(map(item));
      await saveNext();
      await followNow();
    }
    return mapped;
  });
  const { resource, action } = CHECK;
  const batch = { token: 'a', checks: Array(4).fill({ resource, action }), explain: true };
  const { decisions } = (await on.ask(batch, `${CHECK_ROUTE}/batch`)).body;
  expect(saved.version).toBe(5);
  expect(decisions).toMatchObject(Array(4).fill(saidBy(1)));
  expect((await on.ask()).body).toMatchObject(saidBy(5));
});
