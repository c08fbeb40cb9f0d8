import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { appendAudit } from '@/lib/data/audit';
import { database, transaction } from '@/lib/data/database';
import { Prisma } from '@/lib/data/generated/sqlite/client';
import {
  callerOf,
  createMembership,
  createOperator,
  createWorkspace,
  saveProvider,
} from './factories';

const at = new Date('2026-11-21T09:08:07.006Z');
const long = new Date('9999-12-31T23:59:59.999Z');
const old = new Date('1969-07-20T20:17:40.001Z');

/** Texts and JSON that a copy could change without anybody seeing it. */
const HARD_TEXT = `Ünïcode ☃ 𝄞 "quoted" 'too' \\ % _ \n line, \u0001, \u{10FFFF}, null, 0, true`;
const HARD_JSON = {
  '': null,
  '10': [1e21, 0.1, -0, 5e-324, 1.7976931348623157e308, 9007199254740991],
  '9': { é: '\u2028', 'e\u0301': [[], {}, [null], '', 'null', '{"a":1}'] },
  text: HARD_TEXT,
};

/** Writes something into every table of the process's database, and 600 audit events. */
export async function fillDatabase(): Promise<void> {
  const workspace = await createWorkspace({ name: HARD_TEXT });
  const { id: operatorId } = await createOperator({ passwordHash: '$argon2id$v=19$x' });
  await createMembership(workspace.id, operatorId, 'owner');
  await createOperator({ name: '' });
  const caller = callerOf(workspace.id);
  for (let n = 0; n < 3; n += 1) await saveProvider(caller);
  const { id } = await saveProvider(caller, { name: 'Disabled' }, { enabled: false });
  await writeKeySet(workspace.id, id);
  await writeClaimMappings(workspace.id, id);
  await writePolicies(workspace.id);
  await writeApiKeys(workspace.id);
  await writeInstance(operatorId);
  await writeSignIns(operatorId);
  await writeReports(workspace.id, operatorId);
  await writeRevisions(workspace.id);
  await writeVerdictCounts(workspace.id);
  await writeEvents();
}

async function writeKeySet(workspaceId: string, providerId: string): Promise<void> {
  await database().keySet.create({
    data: {
      providerId,
      workspaceId,
      sourceHash: 'h',
      jwksUri: 'https://idp.example.com/jwks',
      document: HARD_JSON,
      etag: 'W/"é"',
      freshSeconds: 600,
      fetchedAt: old,
      failureCode: 'TIMED_OUT',
    },
  });
}

async function writeClaimMappings(workspaceId: string, providerId: string): Promise<void> {
  await database().claimMappings.create({
    data: {
      providerId,
      workspaceId,
      version: 2 ** 31 - 1,
      rows: [{ jwtPath: 'é', attribute: 'role', required: false, defaultValue: [HARD_TEXT, 0.1] }],
      updatedAt: old,
      updatedBy: HARD_TEXT,
    },
  });
}

async function writePolicies(workspaceId: string): Promise<void> {
  const marked = { createdAt: old, updatedAt: at, updatedBy: 'ana' };
  await database().policy.create({
    data: {
      id: 'pol_1',
      workspaceId,
      name: HARD_TEXT,
      nameKey: 'n',
      version: 1,
      specification: HARD_JSON,
      tests: [HARD_JSON],
      ...marked,
    },
  });
  const permission = { workspaceId, policyId: 'pol_1', resource: HARD_TEXT };
  await database().policyPermission.createMany({
    data: [
      { ...permission, id: 'prm_1', actions: ['*'], priority: -1000, position: 0 },
      { ...permission, id: 'prm_2', actions: [], priority: 1, environment: '', position: 1 },
    ],
  });
}

async function writeApiKeys(workspaceId: string): Promise<void> {
  const data = { workspaceId, kind: 'api', environment: 'production', createdBy: 'ana' };
  await database().apiKey.create({
    data: {
      ...data,
      id: 'key_1',
      name: HARD_TEXT,
      prefix: 'cck_live_aaaaaaaaaaaa',
      hash: 'h',
      grants: ['verify'],
      createdAt: at,
      expiresAt: long,
    },
  });
  await database().idempotentAnswer.create({
    data: {
      apiKeyId: 'key_1',
      workspaceId,
      keyHash: 'h',
      requestHash: 'r',
      status: 201,
      answer: HARD_JSON,
      createdAt: at,
    },
  });
}

async function writeInstance(ownerId: string): Promise<void> {
  await database().instance.create({ data: { id: 'instance', ownerId, setUpAt: at } });
}

async function writeSignIns(operatorId: string): Promise<void> {
  const times = { createdAt: old, lastSeenAt: at, expiresAt: long };
  await database().session.create({
    data: { id: 'ses_1', operatorId, tokenHash: 'h', userAgent: HARD_TEXT, ...times },
  });
  await database().operatorIdentity.create({
    data: {
      id: 'oid_1',
      source: 'clerk:clerk.acme.com',
      subject: 'user_1',
      operatorId,
      linkedAt: at,
    },
  });
  await database().identitySession.create({
    data: { source: 'clerk:clerk.acme.com', sessionId: 'sess_1', operatorId, startedAt: at },
  });
}

async function writeReports(workspaceId: string, operatorId: string): Promise<void> {
  const data = { workspaceId, operatorId, settingsHash: 'h', outcome: 'passed', testedBy: 'ana' };
  await database().connectionReport.create({
    data: { ...data, id: 'rpt_1', report: HARD_JSON, startedAt: at, durationMs: 2 ** 31 - 1 },
  });
}

/** JSON's own null, a bare number and a bare text in a column that may be null itself. */
async function writeRevisions(workspaceId: string): Promise<void> {
  const data = { workspaceId, targetType: 'test', actorType: 'system', actorId: 'x', at };
  for (const [version, before] of [12, 'text', HARD_JSON, '5', true, Prisma.JsonNull].entries()) {
    const id = `rev_${version}`;
    await database().revision.create({
      data: { ...data, id, targetId: 'x', version, before, actorLabel: HARD_TEXT },
    });
  }
  await database().$executeRawUnsafe(
    `UPDATE "RevisionCounter" SET "value" = "value" + 1000 WHERE "id" = 'configuration'`,
  );
}

async function writeVerdictCounts(workspaceId: string): Promise<void> {
  const data = { workspaceId, minute: old, environment: 'production', code: 'VALID' };
  await database().verdictCount.create({ data: { ...data, providerId: '', count: 2 ** 31 - 1 } });
}

async function writeEvents(): Promise<void> {
  await transaction(async (tx) => {
    for (let n = 0; n < 600; n += 1) {
      await appendAudit(tx, INSTANCE_CHAIN, {
        action: 'operator.signed_in',
        actor: { type: 'operator', id: 'opr_1', label: HARD_TEXT },
        targetType: 'operator',
        targetId: 'opr_1',
        requestId: `req_${n}`,
        clientAddress: n % 2 === 0 ? null : '203.0.113.7',
        details: n === 7 ? HARD_JSON : { n },
      });
    }
  });
}
