import { faultOf, quoted } from './fault';
import type { JsonValue } from './json-value';
import type { JudgeCase, Rule } from './judge-case';
import { kindOf } from './judge-times';
import { nearestOf } from './near-misses';
import { guessTokenKind } from './token-kind';
import { guessMaker } from './token-maker';
import type { Fault, NearMiss } from './verdict';

/** `aud` names one of the provider's audiences (RFC 7519, 4.1.3), or is absent where that is allowed. */
export const audienceRule: Rule = {
  check: 'audience',
  fault: audienceFault,
  found: ({ aud, provider }) => {
    const named = listOf(aud) ?? [];
    const ours = named.find((audience) => provider.audiences.includes(audience));
    return ours === undefined ? 'absent, as this provider allows' : quoted(ours);
  },
};

/** `azp` is one of the provider's authorized parties where its rule asks for that. */
export const authorizedPartyRule: Rule = {
  check: 'authorized_party',
  fault: partyFault,
  found: ({ azp, provider }) => {
    if (provider.azpRule === 'off') return 'not checked for this provider';
    return typeof azp === 'string' ? quoted(azp) : 'absent, as this provider allows';
  },
};

function audienceFault(judged: JudgeCase): Fault | null {
  const { aud, provider } = judged;
  if (typeof aud === 'string' && provider.audiences.includes(aud)) return null;
  if (aud === undefined) {
    return provider.audienceRule === 'absent_allowed' ? null : noAudience(judged);
  }
  const named = listOf(aud);
  if (named === null) {
    const message = `aud must be a text or a list of texts, and is ${Array.isArray(aud) ? 'a list of other things' : kindOf(aud)}.`;
    return faultOf('INVALID_CLAIM', message, { expected: 'a text or a list of texts' });
  }
  if (named.some((audience) => provider.audiences.includes(audience))) return null;
  return wrongAudience(judged, named);
}

function listOf(aud: JsonValue | undefined): readonly string[] | null {
  if (typeof aud === 'string') return [aud];
  if (!Array.isArray(aud)) return null;
  return aud.every((entry): entry is string => typeof entry === 'string') ? aud : null;
}

function noAudience({ claims, provider }: JudgeCase): Fault {
  const [expected = null, ...alsoExpected] = provider.audiences;
  const maker = guessMaker(claims);
  const isOf = (type: string, name: string) => provider.type === type || maker === name;
  const workos = isOf('workos', 'WorkOS') ? 'no_audience_workos' : null;
  const nearMiss = isOf('clerk', 'Clerk') ? 'no_audience_clerk' : workos;
  const message = 'The token has no audience (aud), and this provider requires one.';
  return faultOf('INVALID_AUDIENCE', message, { expected, alsoExpected, nearMiss });
}

function wrongAudience(judged: JudgeCase, named: readonly string[]): Fault {
  const { audiences } = judged.provider;
  const { expected, actual, nearMiss } = nearestOf(audiences, named);
  const others = named.filter((audience) => audience !== actual);
  return faultOf('INVALID_AUDIENCE', audienceMessage(actual, others.length, expected), {
    expected,
    actual,
    alsoExpected: audiences.filter((audience) => audience !== expected),
    alsoActual: others,
    nearMiss: nearMiss ?? otherKind(judged, named),
  });
}

function audienceMessage(actual: string | null, others: number, expected: string | null): string {
  if (actual === null) return 'The token’s list of audiences (aud) is empty.';
  const more = others === 0 ? '' : ` and ${others} more`;
  const wanted =
    expected === null ? 'this provider names no audience' : `not for ${quoted(expected)}`;
  return `The token is meant for ${quoted(actual)}${more}, ${wanted}.`;
}

/** An `aud` of another shape than ours tells that the other kind of token was sent. */
function otherKind({ decoded, claims, provider }: JudgeCase, named: readonly string[]) {
  const isApi = (audience: string) => /^(?:https?|api|urn):/.test(audience);
  const { kind } = guessTokenKind(decoded.header.value, claims);
  const wanted = provider.audiences;
  const clash: NearMiss | null =
    kind === 'id' && wanted.some(isApi) && !named.some(isApi)
      ? 'id_token'
      : kind === 'access' && wanted.length > 0 && !wanted.some(isApi) && named.some(isApi)
        ? 'access_token'
        : null;
  return clash;
}

function partyFault({ azp, provider }: JudgeCase): Fault | null {
  if (provider.azpRule === 'off') return null;
  const [first = null, ...rest] = provider.authorizedParties;
  if (azp === undefined) {
    if (provider.azpRule === 'if_present') return null;
    const message = 'The token does not say which application asked for it (azp), and it must.';
    return faultOf('INVALID_AUTHORIZED_PARTY', message, { expected: first, alsoExpected: rest });
  }
  if (typeof azp !== 'string') {
    return faultOf('INVALID_CLAIM', `azp must be a text, and is ${kindOf(azp)}.`);
  }
  if (provider.authorizedParties.includes(azp)) return null;
  const { expected, nearMiss } = nearestOf(provider.authorizedParties, [azp]);
  const message = `The token was made at the request of ${quoted(azp)}, which is not an authorized party of this provider.`;
  const alsoExpected = provider.authorizedParties.filter((party) => party !== expected);
  return faultOf('INVALID_AUTHORIZED_PARTY', message, {
    expected,
    actual: azp,
    alsoExpected,
    nearMiss,
  });
}
