import { faultOf, quoted } from './fault';
import type { JsonObject, JsonValue } from './json-value';
import { claimOf, type JudgeCase, type Rule } from './judge-case';
import { kindOf } from './judge-times';
import { nearIssuer } from './near-issuer';
import type { Trust, TrustedProvider } from './trusted-provider';
import type { Fault } from './verdict';

/** `iss` is one of the provider's issuers, byte for byte (RFC 7519, 4.1.1; OpenID Connect Core, 2). */
export const issuerRule: Rule = {
  check: 'issuer',
  fault: ({ claims, provider, trust }: JudgeCase) =>
    hasIssuer(claims, provider) ? null : issuerFault(claims, provider, trust),
  found: ({ claims }) => quoted(String(claimOf(claims, 'iss'))),
};

/** Whether the token's issuer is one of this provider's. */
export function hasIssuer(claims: JsonObject, provider: TrustedProvider): boolean {
  const iss = claimOf(claims, 'iss');
  return typeof iss === 'string' && provider.issuers.includes(iss);
}

/** Why the issuer is not the chosen provider's, or without one, no provider's, with what it nearly is. */
export function issuerFault(
  claims: JsonObject,
  chosen: TrustedProvider | null,
  trust: Trust | null,
): Fault {
  const iss = claimOf(claims, 'iss');
  if (typeof iss !== 'string') return noIssuer(iss);
  const { expected, nearMiss, words } = nearIssuer(iss, chosen, trust);
  const whose = chosen === null ? 'that of any enabled provider' : 'this provider’s';
  const message = `The issuer ${quoted(iss)} is not ${whose}${words === null ? '' : `; ${words}`}.`;
  const alsoExpected = (chosen?.issuers ?? []).filter((issuer) => issuer !== expected);
  return faultOf('INVALID_ISSUER', message, { expected, actual: iss, alsoExpected, nearMiss });
}

function noIssuer(iss: JsonValue | undefined): Fault {
  const message =
    iss === undefined
      ? 'The token names no issuer (iss), so nobody’s keys can be chosen.'
      : `iss must be a text, and is ${kindOf(iss)}.`;
  return faultOf('INVALID_ISSUER', message);
}
