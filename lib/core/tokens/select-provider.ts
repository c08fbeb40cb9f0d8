import { algorithmFault } from './judge-algorithm';
import type { JudgeOptions } from './judge-case';
import { issuerFault } from './judge-issuer';
import type { OpenedToken } from './open-token';
import { refusedWithoutProvider } from './settle-verdict';
import { trustIndexOf } from './trust-index';
import type { Trust, TrustedProvider } from './trusted-provider';
import type { Refused } from './verdict';

/**
 * The enabled provider that has the token's issuer, byte for byte, or the refusal: there is no
 * fall-back to an only provider. The issuer is not verified yet and chooses no address.
 */
export function selectProvider(
  opened: OpenedToken,
  trust: Trust,
  { explain }: Pick<JudgeOptions, 'explain'> = {},
): TrustedProvider | Refused {
  if (!opened.ok) return refusedWithoutProvider('structure', opened.fault, explain);
  const iss = opened.decoded.payload.value.iss ?? undefined;
  const provider = typeof iss === 'string' ? trustIndexOf(trust).byIssuer.get(iss) : undefined;
  if (provider !== undefined) return provider;
  const { header } = opened;
  if (header.fault !== null) return refusedWithoutProvider('header', header.fault, explain);
  const algorithm = algorithmFault(header, null);
  if (algorithm !== null) return refusedWithoutProvider('algorithm', algorithm, explain);
  return refusedWithoutProvider('issuer', issuerFault(iss, null, trust), explain);
}

/** Tells a refusal from the provider that was selected. */
export function isRefusal(selected: TrustedProvider | Refused): selected is Refused {
  return 'valid' in selected;
}
