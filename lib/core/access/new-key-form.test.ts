import { describe, expect, it } from 'vitest';
import { fieldErrorsOf } from '../field-errors';
import { SCOPES } from './api-key';
import { newKeySchemaAt } from './new-key-form';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const GOOD = {
  kind: 'api',
  name: 'Billing service',
  environment: 'production',
  grants: ['verify'],
  expiresAt: null,
};

const fieldsOf = (given: Readonly<Record<string, unknown>>) => {
  const read = newKeySchemaAt(NOW).safeParse({ ...GOOD, ...given });
  return read.success ? {} : fieldErrorsOf(read.error.issues);
};
const machine = (...grants: readonly string[]) => fieldsOf({ kind: 'machine', grants });

describe('a new key', () => {
  it.each([
    {},
    { grants: [...SCOPES] },
    { environment: 'staging', expiresAt: '2026-11-21T12:00:01Z' },
    { expiresAt: '2036-11-21T13:00:00+01:00' },
    { kind: 'machine', grants: [] },
    {
      kind: 'machine',
      grants: ['catalog:read', 'a', 'video:playback', 'x.y/z-1_2', 'p'.repeat(100)],
    },
    { name: ` ${'ü'.repeat(100)} ` },
  ])('may be %j', (given) => {
    expect(fieldsOf(given)).toEqual({});
  });

  it.each([
    ['name', { name: ' ' }, 'Give the key a name.'],
    ['name', { name: 'x'.repeat(101) }, 'At most 100 characters.'],
    ['name', { name: 'a\u0000b' }, 'Leave out control characters.'],
    ['kind', { kind: 'admin' }, 'Choose api or machine.'],
    ['environment', { environment: 'live' }, 'Choose production, staging or development.'],
    ['grants', { grants: [] }, 'Choose at least one scope.'],
    ['grants', { grants: ['verify', 'verify'] }, 'Each one once.'],
    ['grants', { grants: ['catalog:read'] }, `Scopes are ${SCOPES.join(', ')}.`],
    ['expiresAt', { expiresAt: '2026-11-21T12:00:00Z' }, 'This time is past.'],
    ['expiresAt', { expiresAt: '2036-11-21T12:00:01Z' }, 'At most 10 years from now.'],
    ['expiresAt', { expiresAt: 'tomorrow' }, 'A time as in 2027-01-31T12:00:00Z.'],
    ['expiresAt', { expiresAt: undefined }, 'A time as in 2027-01-31T12:00:00Z.'],
  ])('says at %s what is wrong with %j', (field, given, message) => {
    expect(fieldsOf(given)).toEqual({ [field]: [message] });
  });

  it('threat 226: takes no member that it does not know', () => {
    expect(fieldsOf({ workspaceId: 'wsp_other' })).toEqual({
      workspaceId: ['There is no such field.'],
    });
  });

  it('has permissions of plain characters, each once, at most 50', () => {
    const wrong = 'A permission has 1 to 100 letters, digits and . : / _ - as in catalog:read.';
    for (const permission of ['', 'a b', 'a,b', 'a"b', 'é', 'p'.repeat(101), 'a\n']) {
      expect(machine(permission), permission).toEqual({ grants: [wrong] });
    }
    expect(machine('a', 'a')).toEqual({ grants: ['Each one once.'] });
    const many = Array.from({ length: 51 }, (_, n) => `p${n}`);
    expect(machine(...many.slice(1))).toEqual({});
    expect(machine(...many)).toEqual({ grants: ['At most 50 permissions.'] });
  });
});
