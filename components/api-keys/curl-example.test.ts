import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { ApiKey } from '@/lib/core/access/api-key';
import { curlExample } from './curl-example';

const PREFIX = 'cck_live_7Kd0PqzXw3Ra';
const PLAINTEXT = `${PREFIX}${'s'.repeat(49)}`;

const key = (given: Partial<ApiKey>): ApiKey => ({
  id: 'key_1',
  workspaceId: 'wsp_1',
  kind: 'api',
  name: 'Billing',
  environment: 'production',
  prefix: PREFIX,
  grants: ['verify'],
  createdAt: '2026-11-21T12:00:00.000Z',
  createdBy: 'ana@example.com',
  expiresAt: null,
  revokedAt: null,
  revokedBy: null,
  replacesId: null,
  lastUsedAt: null,
  ...given,
});

const VARIABLES = `TOKEN=eyJ.e30.x CLAIMCHECK_API_KEY=cck_mine;`;

/** What a shell makes of the command, one argument a line. */
function argumentsOf(command: string): readonly string[] {
  const printed = command.replace(/^curl/, `printf '%s\\n'`);
  return execFileSync('sh', ['-c', VARIABLES + printed], { encoding: 'utf8' }).split('\n');
}

it('threat 223: hides the secret on the screen and copies the whole key', () => {
  for (const given of [{}, { grants: ['providers:read'] }, { kind: 'machine' as const }]) {
    const { shown, copied } = curlExample(key(given), PLAINTEXT, 'https://api.example.com');
    expect(shown).toContain(`${PREFIX}••••••••`);
    expect(shown).not.toContain('sss');
    expect(copied).toBe(shown.replace(/••••••••/, 's'.repeat(49)));
  }
});

it('has a token judged with an API key that may', () => {
  const { copied } = curlExample(key({}), PLAINTEXT, 'https://api.example.com');
  expect(argumentsOf(copied)).toEqual([
    '-sS',
    'https://api.example.com/v1/verify',
    '-H',
    `Authorization: Bearer ${PLAINTEXT}`,
    '-H',
    'Content-Type: application/json',
    '-d',
    '{"token": "eyJ.e30.x"}',
    '',
  ]);
});

it('asks what the key is where it may not have tokens judged', () => {
  const { copied } = curlExample(key({ grants: ['bundle'] }), PLAINTEXT, 'http://localhost:4000');
  expect(argumentsOf(copied)).toEqual([
    '-sS',
    'http://localhost:4000/v1/api-keys/self',
    '-H',
    `Authorization: Bearer ${PLAINTEXT}`,
    '',
  ]);
});

it('shows a machine key as the token', () => {
  const given = key({ kind: 'machine', grants: ['catalog:read'] });
  const sent = argumentsOf(curlExample(given, PLAINTEXT, 'http://localhost:4000').copied);
  expect(sent).toContain('Authorization: Bearer cck_mine');
  expect(sent).toContain(`{"token": "${PLAINTEXT}"}`);
});
