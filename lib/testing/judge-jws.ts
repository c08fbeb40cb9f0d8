import { deepStrictEqual } from 'node:assert';
import { judgeKeys } from '@/lib/core/oidc/judge-jwks';
import { keyRingOf } from '@/lib/core/oidc/key-ring';
import { decodeBase64url } from '@/lib/core/tokens/base64url';
import { judgeTokenAsync } from '@/lib/core/tokens/judge-token-async';
import { type OpenedToken, openToken } from '@/lib/core/tokens/open-token';
import { judgeToken } from '@/lib/platform/judge-token';
import { encodePart, GOOD_CLAIMS, JUDGED_AT, trustedProvider } from './token-factory';

/**
 * Judges a JWS whose payload need not be claims, as published vectors have them: the claims are read
 * from elsewhere, everything else (structure, header, keys, signature) is the engine's. `VALID`, or
 * the code of the refusal, the same from both wrappers.
 */
export async function judgeJws(jws: string, published: readonly unknown[]): Promise<string> {
  const judged = judgeKeys(published);
  if (!judged.ok) return judged.code;
  const ring = keyRingOf(judged.keys);
  const opened = withGoodClaims(jws);
  const options = { now: JUDGED_AT * 1000 };
  const verdict = judgeToken(opened, trustedProvider(), ring, options);
  const { subtle } = globalThis.crypto;
  deepStrictEqual(await judgeTokenAsync(opened, trustedProvider(), ring, options, subtle), verdict);
  return verdict.valid ? 'VALID' : verdict.code;
}

function withGoodClaims(jws: string): OpenedToken {
  const [header = '', payload = '', ...rest] = jws.split('.');
  if (!decodeBase64url(payload).ok) return openToken(jws);
  const opened = openToken([header, encodePart(GOOD_CLAIMS), ...rest].join('.'));
  if (!opened.ok) return opened;
  const [first, second] = [header.length, header.length + 1 + payload.length];
  const parts = {
    header: { start: 0, end: first },
    payload: { start: first + 1, end: second },
    signature: { start: second + 1, end: jws.length },
  };
  return { ...opened, decoded: { ...opened.decoded, token: jws, parts } };
}
