import type { Algorithm } from '../providers/draft';
import { faultOf, quoted } from './fault';
import type { Rule } from './judge-case';
import type { TokenHeader } from './read-header';
import type { Fault } from './verdict';

/** The algorithm is supported and on the provider's list (RFC 8725, 3.1). */
export const algorithmRule: Rule = {
  check: 'algorithm',
  fault: ({ header, provider }) => algorithmFault(header, provider.algorithms),
  found: ({ header }) => header.alg,
};

/** Why an algorithm is refused; null when it is not. Without a list, whatever is supported passes. */
export function algorithmFault(
  { alg, algorithm }: TokenHeader,
  allowed: readonly Algorithm[] | null,
): Fault | null {
  if (algorithm !== null && (allowed === null || allowed.includes(algorithm))) return null;
  const [expected = null, ...alsoExpected] = allowed ?? [];
  const message = algorithm === null ? unsupported(alg) : notOnTheList(algorithm);
  return faultOf('ALGORITHM_NOT_ALLOWED', message, { expected, actual: alg, alsoExpected });
}

function notOnTheList(algorithm: Algorithm): string {
  return `The token is signed with ${algorithm}, which this provider does not allow.`;
}

function unsupported(alg: string): string {
  if (alg.toLowerCase() === 'none') return 'The token says that it is not signed (alg is none).';
  if (/^HS\d+$/i.test(alg)) {
    return `The token is signed with ${quoted(alg)}, a shared secret, which is never accepted.`;
  }
  return `The token names the algorithm ${quoted(alg)}, which is not supported.`;
}
