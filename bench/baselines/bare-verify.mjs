// node:http and crypto.verify with the same checks, and nothing else.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { answer, bodyOf, readJson } from './answer.mjs';

const { issuer, audience, jwk } = JSON.parse(process.argv[2]);
const keys = new Map([[jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]]);

function judge(token) {
  const [head, payload, signature, more] = token.split('.');
  if (signature === undefined || more !== undefined) return null;
  const key = keyOf(JSON.parse(Buffer.from(head, 'base64url').toString()));
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (key === null || claims.iss !== issuer) return null;
  const input = Buffer.from(token.slice(0, head.length + 1 + payload.length));
  if (!verify('sha256', input, key, Buffer.from(signature, 'base64url'))) return null;
  return isNow(claims) && isForUs(claims) ? claims : null;
}

function keyOf({ alg, crit, kid }) {
  return alg === 'RS256' && crit === undefined ? (keys.get(kid) ?? null) : null;
}

function isNow({ exp, iat, nbf = 0 }) {
  const now = Date.now() / 1000;
  return exp > now - 5 && iat <= now + 5 && nbf <= now + 5;
}

function isForUs({ aud, sub }) {
  const audiences = typeof aud === 'string' ? [aud] : aud;
  if (!Array.isArray(audiences) || !audiences.includes(audience)) return false;
  return typeof sub === 'string' && sub !== '' && sub.length <= 255;
}

const server = createServer((request, response) => {
  readJson(request, ({ token }) => {
    const claims = judge(token);
    answer(response, claims === null ? '{"valid":false}' : bodyOf(claims));
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
