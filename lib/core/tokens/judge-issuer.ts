import { faultOf, quoted } from './fault';
import type { JsonValue } from './json-value';
import type { JudgeCase, Rule } from './judge-case';
import { kindOf } from './judge-times';
import { nearIssuer } from './near-issuer';
import type { Trust, TrustedProvider } from './trusted-provider';
import type { Fault } from './verdict';

/** `iss` is one of the provider's issuers, byte for byte (RFC 7519, 4.1.1; OpenID Connect Core, 2). */
export const issuerRule: Rule = {
  check: 'issuer',
  fault: ({ iss, provider, trust }: JudgeCase) =>
    hasIssuer(iss, provider) ? null : issuerFault(iss, provider, trust),
  found: ({ iss }) => quoted(String(iss)),
};

/** Whether the token's issuer is one of this provider's. */
export function hasIssuer(iss: JsonValue | undefined, provider: TrustedProvider): boolean {
  return typeof iss === 'string' && provider.issuers.includes(iss);
}

/** Why the issuer is not the chosen provider's, or without one, no provider's, with what it nearly is. */
export function issuerFault(
  iss: JsonValue | undefined,
  chosen: TrustedProvider | null,
  trust: Trust | null,
): Fault {
  if (typeof iss !== 'string') return noIssuer(iss);
  const { expected, nearMiss, words } = nearIssuer(iss, chosen, trust);
  const whose = chosen === null ? 'that of any enabled provider' : 'this provider’s';
  const message = `The issuer ${quoted(iss)} is not ${whose}${words === null ? '' : `; ${words}`}.`;
  const alsoExpected = (chosen?.issuers ?? []).filter((issuer) => issuer !== expected);
  return faultOf('INVALID_ISSUER', message, { expected, actual: iss, alsoExpected, nearMiss });
}

function noIssuer(iss: JsonValue | undefined): Fault {
  if (iss === undefined) {
    const message = 'The token names no issuer (iss), so nobody’s keys can be chosen.';
    return faultOf('INVALID_ISSUER', message);
  }
  const actual = kindOf(iss);
  return faultOf('INVALID_ISSUER', `iss must be a text, and is ${actual}.`, { actual });
}
