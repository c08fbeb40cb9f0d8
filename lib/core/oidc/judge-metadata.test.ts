import { describe, expect, it } from 'vitest';
import { judgeMetadata } from './judge-metadata';

const GOOD = {
  issuer: 'https://a.test',
  jwks_uri: 'https://a.test/keys',
  authorization_endpoint: 'https://a.test/authorize',
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'RS256', 7, 'HS256'],
};

it('takes what is used', () => {
  expect(judgeMetadata(GOOD)).toEqual({
    ok: true,
    metadata: {
      issuer: 'https://a.test',
      jwksUri: 'https://a.test/keys',
      advertisedAlgorithms: ['RS256', 'HS256'],
      memberCount: 6,
      absent: [],
      withoutEffect: 'HS256 (never accepted), response_types_supported, 2 other members',
    },
  });
});

it.each([
  [{ id_token_signing_alg_values_supported: ['HS256', 'none'] }, null],
  [
    { id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'] },
    'HS256, none (never accepted)',
  ],
  [
    { token_endpoint_auth_methods_supported: ['none'], scopes_supported: [], '<b>': 1 },
    'token_endpoint_auth_methods_supported, scopes_supported, 1 other member',
  ],
])(
  'threat 145: what %j advertises beyond what is used is one line without its names',
  (more, words) => {
    const judged = judgeMetadata({
      issuer: 'https://a.test',
      jwks_uri: 'https://a.test/k',
      ...more,
    });
    expect(judged.ok && judged.metadata.withoutEffect).toBe(words);
  },
);

it('accepts the five members that some providers publish, and names the absent ones', () => {
  const judged = judgeMetadata({ issuer: 'https://a.test', jwks_uri: 'https://a.test/keys' });
  expect(judged).toMatchObject({ ok: true, metadata: { advertisedAlgorithms: null } });
  expect(judged.ok && judged.metadata.absent).toContain('subject_types_supported');
});

describe('threat 115: an issuer that is no text', () => {
  it.each([
    [undefined, 'METADATA_INCOMPLETE', '(none)'],
    [null, 'METADATA_INCOMPLETE', '(none)'],
    ['', 'METADATA_INCOMPLETE', '(none)'],
    [7, 'METADATA_INVALID', '7'],
    [['https://a.test'], 'METADATA_INVALID', '["https://a.test"]'],
    [{}, 'METADATA_INVALID', '{}'],
  ])('%j', (issuer, code, issuerShown) => {
    expect(judgeMetadata({ ...GOOD, issuer })).toMatchObject({ ok: false, code, issuerShown });
  });
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' https://a.test'])(
  'threat 125: the authorization endpoint %j is refused',
  (endpoint) => {
    const judged = judgeMetadata({ ...GOOD, authorization_endpoint: endpoint });
    expect(judged).toMatchObject({ ok: false, code: 'METADATA_INVALID' });
    expect(!judged.ok && judged.message).not.toContain(endpoint);
  },
);

it('threat 145: __proto__ and 200 unknown members change nothing', () => {
  const unknown = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x${i}`, '<b>']));
  const document: unknown = JSON.parse(
    JSON.stringify({ ...unknown, ...GOOD }).replace(
      '{',
      '{"__proto__":{"issuer":"https://evil.test"},',
    ),
  );
  expect(judgeMetadata(document)).toMatchObject({
    ok: true,
    metadata: { issuer: 'https://a.test' },
  });
  const bare: unknown = JSON.parse('{"__proto__":{"issuer":"https://evil.test"}}');
  expect(judgeMetadata(bare)).toMatchObject({ ok: false, code: 'METADATA_INCOMPLETE' });
});

it.each([null, [], 'x', 1])('refuses %j', (document) => {
  expect(judgeMetadata(document)).toMatchObject({ ok: false, code: 'METADATA_INVALID' });
});

it('refuses an issuer of more than 2,048 characters, and repeats little of it', () => {
  const issuer = `https://a.test/${'x'.repeat(2048 - 15)}`;
  expect(judgeMetadata({ ...GOOD, issuer }).ok).toBe(true);
  const judged = judgeMetadata({ ...GOOD, issuer: `${issuer}x` });
  expect(judged).toMatchObject({ ok: false, code: 'METADATA_INVALID' });
  expect(JSON.stringify(judged).length).toBeLessThan(500);
});
