import fc from 'fast-check';
import { ALGORITHMS, type Algorithm } from '@/lib/core/providers/draft';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import { type JsonEntry, withEdits, writeEntries } from './json-entries';
import { encodePart, GOOD_CLAIMS, JUDGED_AT, TOKEN_ISSUER, trustedProvider } from './token-factory';
import { type KeySetForm, keySetForm } from './token-key-sets';
import { signBytes, type TokenKey, tokenKey } from './token-keys';
import { mutation } from './token-mutations';
import type { TokenCase } from './token-oracle';
import { shaping } from './token-shapes';
import { claimEdit, headerEdit } from './token-values';

/** The usual value most times, so that the rest of the case is reached. */
function rarely<T>(usual: T, otherwise: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: otherwise });
}

const unchanged = (text: string): string => text;

const rules: fc.Arbitrary<Partial<TrustedProvider>> = fc.record({
  issuers: rarely<readonly string[]>(
    [TOKEN_ISSUER],
    fc.constant([TOKEN_ISSUER, 'https://second.example.com']),
  ),
  audiences: rarely<readonly string[]>(
    ['client-1'],
    fc.constantFrom(['client-1', 'client-2'], ['other']),
  ),
  audienceRule: rarely<TrustedProvider['audienceRule']>(
    'required',
    fc.constant('absent_allowed'),
    2,
  ),
  azpRule: rarely<TrustedProvider['azpRule']>('off', fc.constantFrom('if_present', 'required'), 3),
  authorizedParties: fc.constant(['party-1']),
  algorithms: rarely<readonly Algorithm[]>(
    ALGORITHMS,
    fc.subarray([...ALGORITHMS], { minLength: 1 }),
  ),
  clockToleranceSeconds: fc.constantFrom(0, 5, 60, 300),
  tokenKind: rarely<TrustedProvider['tokenKind']>('any', fc.constantFrom('access', 'id'), 3),
  requiredClaims: rarely<readonly string[]>([], fc.constant(['org_id']), 4),
});

interface Plan {
  readonly alg: Algorithm;
  readonly signer: string;
  readonly headerEdits: readonly JsonEntry[];
  readonly claimEdits: readonly JsonEntry[];
  readonly repeated: readonly JsonEntry[];
  readonly shape: (text: string) => Buffer | string;
  readonly keys: KeySetForm;
  readonly rules: Partial<TrustedProvider>;
  readonly mutate: (token: string) => string;
  /** Of the second in which it is judged. */
  readonly milliseconds: number;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  alg: fc.constantFrom(...ALGORITHMS),
  signer: rarely('issuer', fc.constant('foreign'), 12),
  headerEdits: rarely<readonly JsonEntry[]>(
    [],
    fc.array(headerEdit, { minLength: 1, maxLength: 2 }),
    3,
  ),
  claimEdits: fc.array(claimEdit, { maxLength: 2 }),
  repeated: rarely<readonly JsonEntry[]>(
    [],
    fc.constantFrom(['sub', 'user-1'], ['sub', 'admin'], ['role', 'x']).map((one) => [one, one]),
    12,
  ),
  shape: rarely<Plan['shape']>(unchanged, shaping, 10),
  keys: keySetForm,
  rules,
  mutate: rarely(unchanged, mutation, 4),
  milliseconds: fc.constantFrom(0, 1, 500, 999),
});

function built({ alg, signer, ...given }: Plan): TokenCase {
  const key = tokenKey(alg);
  const header = withEdits(
    [
      ['alg', alg],
      ['typ', 'JWT'],
      ['kid', key.kid],
    ],
    given.headerEdits,
  );
  const claims = withEdits(
    Object.entries({ ...GOOD_CLAIMS, azp: 'party-1', org_id: 'org_1' }),
    given.claimEdits,
  );
  const text = given.shape(writeEntries([...claims, ...given.repeated]));
  const token = signed(tokenKey(alg, signer), writeEntries(header), text);
  return {
    token: given.mutate(token),
    provider: trustedProvider(given.rules),
    published: given.keys(key),
    // jose knows whole seconds only, so where the token has parts of them, the clock has none.
    now: JUDGED_AT * 1000 + (/\d\.\d/.test(text.toString()) ? 0 : given.milliseconds),
  };
}

function signed(key: TokenKey, header: string, payload: string | Buffer): string {
  const input = `${encodePart(header)}.${encodePart(payload)}`;
  return `${input}.${signBytes(key.alg, key.privateKey, input).toString('base64url')}`;
}

/** Tokens that are good, nearly good or broken, with providers, key sets and times to judge them by. */
export const tokenCase: fc.Arbitrary<TokenCase> = plan.map(built);
