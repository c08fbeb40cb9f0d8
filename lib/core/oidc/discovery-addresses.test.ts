import { expect, it } from 'vitest';
import { discoveryAddresses } from './discovery-addresses';

it.each(['https://a.test', 'https://a.test/'])('has two places for the bare host %s', (issuer) => {
  expect(discoveryAddresses(issuer)).toEqual([
    'https://a.test/.well-known/openid-configuration',
    'https://a.test/.well-known/oauth-authorization-server',
  ]);
});

it.each(['https://a.test:8443/b/c', 'https://a.test:8443/b/c/'])(
  'threat 117: %s is looked for at the suffix first, then at both insertion forms',
  (issuer) => {
    expect(discoveryAddresses(issuer)).toEqual([
      'https://a.test:8443/b/c/.well-known/openid-configuration',
      'https://a.test:8443/.well-known/openid-configuration/b/c',
      'https://a.test:8443/.well-known/oauth-authorization-server/b/c',
    ]);
  },
);

it.each(['', 'a.test', 'ftp://a.test', 'https://', 'https://a.test/?x', 'https://a.test/#x'])(
  'has none for %j',
  (issuer) => {
    expect(discoveryAddresses(issuer)).toEqual([]);
  },
);
