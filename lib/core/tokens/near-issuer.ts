import { isClerkIssuer } from '../providers/clerk';
import { readWorkosIssuer, WORKOS_BARE_ISSUER } from '../providers/workos-issuers';
import { quoted } from './fault';
import { looseKey, nearestOf } from './near-misses';
import { trustIndexOf } from './trust-index';
import type { OtherProvider, Trust, TrustedProvider } from './trusted-provider';
import type { NearMiss } from './verdict';

/** What a refused issuer nearly is. */
export interface NearIssuer {
  /** The accepted issuer that is nearest; null: there is none at all. */
  readonly expected: string | null;
  readonly nearMiss: NearMiss | null;
  /** To follow a semicolon; null: nothing more to say. */
  readonly words: string | null;
}

/**
 * What an issuer nearly is that the chosen provider does not have, or without one, no provider of the
 * trust. At least one of the two must be given.
 */
export function nearIssuer(
  iss: string,
  chosen: TrustedProvider | null,
  trust: Trust | null,
): NearIssuer {
  const accepted = chosen?.issuers ?? (trust === null ? [] : trustIndexOf(trust).issuers);
  const expected = nearestOf(accepted, [iss]).expected;
  return (
    ofAnother(iss, expected, trust) ??
    nearly(iss, chosen, trust) ??
    bareIssuer(iss, accepted) ??
    otherInstance(iss, accepted) ?? { expected, nearMiss: null, words: null }
  );
}

function ofAnother(iss: string, expected: string | null, trust: Trust | null): NearIssuer | null {
  if (trust === null) return null;
  const { byIssuer, others } = trustIndexOf(trust);
  const enabled = byIssuer.get(iss);
  if (enabled !== undefined) {
    const words = `it is that of the provider ${quoted(enabled.name)}`;
    return { expected, nearMiss: 'other_provider', words };
  }
  const other = others.get(iss);
  return other === undefined ? null : { expected, ...describeOther(other, trust) };
}

function describeOther(other: OtherProvider, trust: Trust): Omit<NearIssuer, 'expected'> {
  const here = trust.providers[0]?.environment ?? other.environment;
  const { name } = other;
  const whose = name === null ? null : `the provider ${quoted(name)} has it`;
  return other.enabled || other.environment !== here
    ? {
        nearMiss: 'other_environment',
        words: whose === null ? 'another environment has it' : `${whose}, in ${other.environment}`,
      }
    : {
        nearMiss: 'disabled_provider',
        words: whose === null ? 'a disabled provider has it' : `${whose}, and is disabled`,
      };
}

function nearly(
  iss: string,
  chosen: TrustedProvider | null,
  trust: Trust | null,
): NearIssuer | null {
  const loose = chosen === null && trust !== null ? trustIndexOf(trust).loose : null;
  const candidates = loose === null ? (chosen?.issuers ?? []) : (loose.get(looseKey(iss)) ?? []);
  const { expected, nearMiss } = nearestOf(candidates, [iss]);
  return nearMiss === null ? null : { expected, nearMiss, words: null };
}

function bareIssuer(iss: string, accepted: readonly string[]): NearIssuer | null {
  if (iss !== WORKOS_BARE_ISSUER) return null;
  const expected = accepted.find((issuer) => (readWorkosIssuer(issuer)?.clientId ?? null) !== null);
  if (expected === undefined) return null;
  const words = 'WorkOS environments made before mid-2025 sign as this';
  return { expected, nearMiss: 'workos_bare_issuer', words };
}

const CLERK_DEVELOPMENT = /\.clerk\.accounts\.dev$/i;

/** Development and production instances of Clerk share nothing in their names. */
function otherInstance(iss: string, accepted: readonly string[]): NearIssuer | null {
  if (!isClerkIssuer(iss)) return null;
  const development = CLERK_DEVELOPMENT.test(iss);
  const expected = accepted.find(
    (issuer) => isClerkIssuer(issuer) && CLERK_DEVELOPMENT.test(issuer) !== development,
  );
  if (expected === undefined) return null;
  const instance = development ? 'development' : 'production';
  const words = `it is that of a ${instance} instance of Clerk`;
  return { expected, nearMiss: `${instance}_instance`, words };
}
