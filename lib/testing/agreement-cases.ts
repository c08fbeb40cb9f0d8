import fc from 'fast-check';
import { ALGORITHMS, type Algorithm } from '@/lib/core/providers/draft';
import { type JsonEntry, withEdits, writeEntries } from './json-entries';
import { madeUpRequest } from './policy-documents';
import { encodePart, GOOD_CLAIMS, TOKEN_ISSUER } from './token-factory';
import { signBytes, tokenKey } from './token-keys';
import { mutation } from './token-mutations';
import { shaping } from './token-shapes';
import { claimEdit, headerEdit } from './token-values';

/** Issuers of the ground, and some that nobody has. */
export const AGREEMENT_ISSUERS = {
  first: TOKEN_ISSUER,
  second: 'https://second.example.com',
  disabled: 'https://disabled.example.com',
  staging: 'https://staging.example.com',
  unreadable: 'https://unreadable.example.com',
  stranger: 'https://stranger.example.com',
} as const;

/** How many groups of made-up policies there are; those of each are attached to a resource of their own too. */
export const AGREEMENT_GROUPS = 12;

/** One call, to be answered by api and local mode alike. */
export interface AgreementCase {
  readonly call: 'verify' | 'verifyBatch' | 'check' | 'checkBatch';
  readonly explain: boolean;
  readonly token: string;
  /** At least one. */
  readonly checks: readonly AgreementCheck[];
}

interface AgreementCheck {
  readonly resource: string;
  readonly action: string;
  readonly context?: Readonly<Record<string, never>>;
}

/** Calls about made-up tokens, and about `others` as they are or changed in a place. */
export function agreementCase(
  awayIssuer: string,
  others: readonly string[],
): fc.Arbitrary<AgreementCase> {
  const other = fc
    .record({ token: fc.constantFrom(...others), mutate: rarely(unchanged, mutation, 5) })
    .map(({ token, mutate }) => mutate(token));
  return fc.record({
    call: fc.constantFrom('verify', 'verifyBatch', 'check', 'check', 'check', 'checkBatch'),
    explain: fc.boolean(),
    token: fc.oneof({ weight: 6, arbitrary: jwt(awayIssuer) }, { weight: 1, arbitrary: other }),
    checks: fc.array(check, { minLength: 1, maxLength: 4 }),
  });
}

const unchanged = (text: string): string => text;

function rarely<T>(usual: T, otherwise: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: otherwise });
}

function jwt(awayIssuer: string): fc.Arbitrary<string> {
  const { first, second, ...rest } = AGREEMENT_ISSUERS;
  return fc
    .record({
      alg: rarely<Algorithm>('ES256', fc.constantFrom(...ALGORITHMS), 1),
      signer: rarely('issuer', fc.constant('foreign'), 12),
      iss: rarely<string>(
        first,
        fc.constantFrom(second, second, second, awayIssuer, awayIssuer, ...Object.values(rest)),
        2,
      ),
      attributes: madeUpRequest.map(({ attributes }) => attributes),
      org: fc.constantFrom<unknown>('a', 'ab', null, undefined, 7, ['a']),
      headerEdits: rarely<readonly JsonEntry[]>([], fc.array(headerEdit, { maxLength: 2 }), 6),
      claimEdits: rarely<readonly JsonEntry[]>([], fc.array(claimEdit, { maxLength: 2 }), 2),
      shape: rarely<(text: string) => Buffer | string>(unchanged, shaping, 20),
      mutate: rarely(unchanged, mutation, 12),
    })
    .map(({ alg, signer, iss, attributes, org, ...edits }) => {
      const key = tokenKey(alg, signer);
      const { ext_a: a, ext_b: b, ext_c: c, permissions } = attributes;
      const usual = {
        ...GOOD_CLAIMS,
        iss,
        azp: 'party-1',
        org_id: org,
        a,
        b,
        c,
        scope: permissions,
      };
      const claims = writeEntries(withEdits(Object.entries(usual), edits.claimEdits));
      const usualHeader = Object.entries({ alg, typ: 'JWT', kid: tokenKey(alg).kid });
      const header = writeEntries(withEdits(usualHeader, edits.headerEdits));
      const input = `${encodePart(header)}.${encodePart(edits.shape(claims))}`;
      const signature = signBytes(key.alg, key.privateKey, input).toString('base64url');
      return edits.mutate(`${input}.${signature}`);
    });
}

const name = rarely('a', fc.constantFrom('b', 'c', '*', '', ' a', 'x'.repeat(129)), 8);
const RESOURCES = Array.from({ length: AGREEMENT_GROUPS }, (_, group) => `group-${group}`);

const check: fc.Arbitrary<AgreementCheck> = fc
  .record({
    request: madeUpRequest,
    resource: fc.oneof(name, fc.constantFrom(...RESOURCES)),
    action: name,
    hasContext: fc.boolean(),
  })
  .map(({ request, resource, action, hasContext }) => ({
    resource: resource === 'a' ? request.resource : resource,
    action: action === 'a' ? request.action : action,
    ...(hasContext && { context: Object(request.context) }),
  }));
