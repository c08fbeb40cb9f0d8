import fc from 'fast-check';
import { type JsonEntry, RawJson } from './json-entries';
import { JUDGED_AT, TOKEN_AUDIENCE, TOKEN_ISSUER } from './token-factory';

const AROUND = [0, 0.5, 1, 4, 4.5, 5, 5.5, 6, 59, 60, 61, 299, 300, 301, 3600];

/** Null is left out: it counts as absent here, which is the one place where jose is stricter. */
const time = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...AROUND.flatMap((s) => [JUDGED_AT + s, JUDGED_AT - s])),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      0,
      -1,
      String(JUDGED_AT + 60),
      '2027-01-15T09:00:00Z',
      true,
      [JUDGED_AT + 60],
      {},
      undefined,
      JUDGED_AT * 1000,
      253_402_300_800,
      new RawJson('1e400'),
      new RawJson('-1e400'),
      new RawJson('1.8e9'),
      new RawJson(`${JUDGED_AT + 60}.000`),
    ),
  },
);

const issuer = fc.constantFrom<unknown>(
  `${TOKEN_ISSUER}/`,
  TOKEN_ISSUER.toUpperCase(),
  'http://issuer.example.com',
  `${TOKEN_ISSUER}:443`,
  ` ${TOKEN_ISSUER}`,
  'https://second.example.com',
  '',
  null,
  42,
  [TOKEN_ISSUER],
  undefined,
);

const audience = fc.constantFrom<unknown>(
  [TOKEN_AUDIENCE],
  [TOKEN_AUDIENCE, TOKEN_AUDIENCE],
  ['other', TOKEN_AUDIENCE],
  Array.from({ length: 100 }, (_, n) => (n === 99 ? TOKEN_AUDIENCE : `other-${n}`)),
  'client-2',
  'other',
  ['other'],
  [],
  [[TOKEN_AUDIENCE]],
  [TOKEN_AUDIENCE, 42],
  [42, null, TOKEN_AUDIENCE],
  `${TOKEN_AUDIENCE},other`,
  `${TOKEN_AUDIENCE} `,
  TOKEN_AUDIENCE.toUpperCase(),
  '*',
  '',
  null,
  42,
  { 0: TOKEN_AUDIENCE, length: 1 },
  undefined,
);

const subject = fc.constantFrom<unknown>(
  '',
  ' ',
  '42',
  42,
  0,
  null,
  null,
  null,
  false,
  ['user-1'],
  { id: 'user-1' },
  'x'.repeat(255),
  'x'.repeat(256),
  '🙂'.repeat(127),
  undefined,
);

const party = fc.constantFrom<unknown>('party-1', 'party-2', 'PARTY-1', '', null, 1, ['party-1']);

const further = fc.constantFrom<JsonEntry>(
  ['nonce', 'n-0S6'],
  ['scope', 'read write'],
  ['permissions', ['catalog:read']],
  ['permissions', 'catalog:read catalog:write'],
  ['email_verified', 'true'],
  ['constructor', { prototype: {} }],
  ['text', 'a "quoted": name'],
  ['big', new RawJson('9007199254740993')],
);

/** A claim that some of the made-up providers require. */
const organisation = fc.constantFrom<unknown>(null, null, undefined, false, '', 0, []);

const random = fc.tuple(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 })).filter(
  // Sets of events and other words of kinds have their own cases.
  ([name]) => !['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'azp', 'events'].includes(name),
);

const entry = (name: string, value: fc.Arbitrary<unknown>) =>
  value.map((one): JsonEntry => [name, one]);

/** One change of the claims. */
export const claimEdit: fc.Arbitrary<JsonEntry> = fc.oneof(
  { weight: 3, arbitrary: entry('exp', time) },
  { weight: 2, arbitrary: entry('nbf', time) },
  { weight: 3, arbitrary: entry('iat', time) },
  { weight: 1, arbitrary: fc.constant<JsonEntry>(['iat', undefined]) },
  { weight: 2, arbitrary: entry('iss', issuer) },
  { weight: 3, arbitrary: entry('aud', audience) },
  { weight: 2, arbitrary: entry('sub', subject) },
  { weight: 2, arbitrary: entry('azp', party) },
  { weight: 2, arbitrary: entry('org_id', organisation) },
  { weight: 2, arbitrary: further },
  { weight: 2, arbitrary: random },
);

const ALGS = ['RS256', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519', 'Ed448', 'HS256'];
const ODD_ALGS = ['none', 'nOnE', 'rs256', ' RS256', 'ES256K', 'RS1', 'dir', '__proto__', ''];

/** One change of the header. */
export const headerEdit: fc.Arbitrary<JsonEntry> = fc.oneof(
  entry('alg', fc.constantFrom<unknown>(...ALGS, ...ODD_ALGS, null, 1, ['RS256'], {}, undefined)),
  entry('kid', fc.constantFrom<unknown>(undefined, '', 'unknown', 'ISSUER-RS256', null, 1, [], {})),
  entry(
    'typ',
    fc.constantFrom<unknown>('at+jwt', 'application/at+jwt', 'AT+JWT', 'JOSE', 'jwt', 1),
  ),
  entry('typ', fc.constantFrom<unknown>('logout+jwt', 'dpop+jwt', 'secevent+jwt', undefined, null)),
  entry('cty', fc.constantFrom<unknown>('JWT', 'application/jwt', 'json', '', null, ['JWT'])),
  entry('crit', fc.constantFrom<unknown>(['b64'], ['exp'], [], null, 'exp', ['b64', 'b64'])),
  entry('b64', fc.constantFrom<unknown>(true, false, 'false')),
  entry('zip', fc.constantFrom<unknown>('DEF', 'none')),
  entry('jku', fc.constant('https://canary.example.com/jwks.json')),
  entry('x5u', fc.constant('https://canary.example.com/certificate')),
  entry('x5c', fc.constant(['MIIB'])),
  entry('jwk', fc.constant({ kty: 'oct', k: 'AAAA' })),
  random,
);
