import { constants, createHmac, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Algorithm } from '@/lib/core/providers/draft';
import { judgeBoth } from '@/lib/testing/judge-both';
import { encodePart, GOOD_CLAIMS, makeToken } from '@/lib/testing/token-factory';
import { signBytes, tokenKey } from '@/lib/testing/token-keys';

const RSA = tokenKey('RS256');
/** Of the group of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const FAMILIES: readonly Algorithm[] = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** A token whose header says anything, with a signature of any bytes. */
function forged(
  header: Readonly<Record<string, unknown>>,
  signature: Buffer | string = '',
): string {
  const input = `${encodePart(header)}.${encodePart(GOOD_CLAIMS)}`;
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

const codeOf = async (token: string, alg: Algorithm = 'RS256') => {
  const verdict = await judgeBoth(token, { published: [tokenKey(alg).jwk] });
  return verdict.valid ? 'VALID' : verdict.code;
};

/** The token with other bytes as its signature. */
function resigned(token: string, change: (signature: Buffer) => Buffer): string {
  const [header, payload, signature = ''] = token.split('.');
  const changed = change(Buffer.from(signature, 'base64url'));
  return `${header}.${payload}.${changed.toString('base64url')}`;
}

describe('the algorithm in a header', () => {
  it.each(FAMILIES)('a token that is as it should be passes: %s', async (alg) => {
    expect(await codeOf(makeToken(tokenKey(alg)), alg)).toBe('VALID');
  });

  it.each(['none', 'None', 'NONE', 'nOnE', 'none '])(
    'threat 1: %s is refused before any key is looked up',
    async (alg) => {
      const leftOver = makeToken(RSA).split('.')[2] ?? '';
      for (const kid of [RSA.kid, 'unknown']) {
        expect(await codeOf(forged({ alg, kid }))).toBe('ALGORITHM_NOT_ALLOWED');
        const kept = forged({ alg, kid }, Buffer.from(leftOver, 'base64url'));
        expect(await codeOf(kept)).toBe('ALGORITHM_NOT_ALLOWED');
      }
    },
  );

  it.each([undefined, null, 256, ['RS256'], { RS256: true }, ''])(
    'threat 2: %j is no algorithm, and the key’s is never taken instead',
    async (alg) => {
      expect(await codeOf(makeToken(RSA, { header: { alg } }))).toBe('MALFORMED_TOKEN');
    },
  );

  it.each([
    'rs256',
    'Rs256',
    ' RS256',
    'RS256 ',
    'RS256\u0000',
    'ＲＳ２５６',
    '__proto__',
    'constructor',
    'toString',
    'RS1',
    'RS384x',
    'dir',
    'RSA-OAEP',
    'ES256K',
    'Ed448',
    'ML-DSA-44',
  ])('threat 3: %j is not allowed', async (alg) => {
    expect(await codeOf(makeToken(RSA, { header: { alg } }))).toBe('ALGORITHM_NOT_ALLOWED');
  });

  it('what a provider does not accept is not allowed, though its key could verify it', async () => {
    const verdict = await judgeBoth(makeToken(RSA, { alg: 'RS512' }), {
      provider: { algorithms: ['RS256'] },
      published: [{ ...RSA.jwk, alg: undefined }],
    });
    expect(verdict).toMatchObject({ code: 'ALGORITHM_NOT_ALLOWED' });
  });
});

/** Everything of a public key that was ever used as the secret of an HMAC. */
function secretsOf(key: KeyObject): readonly (readonly [string, string | Buffer])[] {
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  const jwk = key.export({ format: 'jwk' });
  const pkcs1 =
    key.asymmetricKeyType === 'rsa' ? key.export({ type: 'pkcs1', format: 'pem' }) : pem;
  return [
    ['SPKI', pem],
    ['PKCS#1', pkcs1],
    ['DER', key.export({ type: 'spki', format: 'der' })],
    ['CRLF', pem.replaceAll('\n', '\r\n')],
    ['no newline', pem.trimEnd()],
    ['leading blank', ` ${pem}`],
    ['JWK', JSON.stringify(jwk)],
    ['n or x', String(jwk.n ?? jwk.x)],
  ];
}

const withMac = (alg: string, kid: string, secret: string | Buffer): string => {
  const input = `${encodePart({ alg, typ: 'JWT', kid })}.${encodePart(GOOD_CLAIMS)}`;
  const mac = createHmac(`sha${alg.slice(2)}`, secret)
    .update(input)
    .digest('base64url');
  return `${input}.${mac}`;
};

describe('HMAC, which has no code path', () => {
  it.each(secretsOf(RSA.publicKey))('threat 4: the RSA key as secret: %s', async (_, secret) => {
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      expect(await codeOf(withMac(alg, RSA.kid, secret))).toBe('ALGORITHM_NOT_ALLOWED');
    }
  });

  it.each(['ES256', 'EdDSA'] as const)('threat 5: the %s key as secret', async (alg) => {
    const key = tokenKey(alg);
    for (const [, secret] of secretsOf(key.publicKey)) {
      expect(await codeOf(withMac('HS256', key.kid, secret), alg)).toBe('ALGORITHM_NOT_ALLOWED');
    }
  });

  it.each([
    ['', 'known'],
    ['\u0000', 'known'],
    ['', 'unknown'],
  ])('threat 6: the secret %j with a key ID that is %s', async (secret, kid) => {
    const token = withMac('HS256', kid === 'known' ? RSA.kid : kid, secret);
    expect(await codeOf(token)).toBe('ALGORITHM_NOT_ALLOWED');
  });
});

describe('the signature', () => {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
  it.each(
    FAMILIES.flatMap((alg) =>
      (
        [
          [
            'one bit flipped',
            (s) => Buffer.from(s.map((byte, at) => (at === 7 ? byte ^ 16 : byte))),
          ],
          ['empty', () => Buffer.alloc(0)],
          ['truncated', half],
          ['one byte short', (s) => s.subarray(0, -1)],
          ['a zero behind', (s) => Buffer.concat([s, Buffer.alloc(1)])],
          ['a zero before', (s) => Buffer.concat([Buffer.alloc(1), s])],
          ['all zero', (s) => Buffer.alloc(s.length)],
          ['one', (s) => Buffer.concat([Buffer.alloc(s.length - 1), Buffer.from([1])])],
          ['all ones', (s) => Buffer.alloc(s.length, 255)],
        ] as const satisfies readonly (readonly [string, (s: Buffer) => Buffer])[]
      ).map(([name, change]) => [alg, name, change] as const),
    ),
  )('threat 8: %s: %s', async (alg, _, change) => {
    const token = resigned(makeToken(tokenKey(alg)), change);
    expect(await codeOf(token, alg)).toBe('INVALID_SIGNATURE');
  });

  it('threat 8: n - 1, n, and the signature of another token', async () => {
    const n = Buffer.from(String(RSA.jwk.n), 'base64url');
    const less = Buffer.from(n);
    less[less.length - 1] = (less.at(-1) ?? 1) - 1;
    const other = makeToken(RSA, { claims: { sub: 'admin' } }).split('.')[2] ?? '';
    for (const bytes of [n, less, Buffer.from(other, 'base64url')]) {
      expect(await codeOf(resigned(makeToken(RSA), () => bytes))).toBe('INVALID_SIGNATURE');
    }
  });

  it.each([
    ['r = s = 0', 0n, 0n],
    ['r = s = 1', 1n, 1n],
    ['r = s = n', ORDER, ORDER],
    ['r = n, s = 1', ORDER, 1n],
  ])('threat 9: ES256 with %s', async (_, r, s) => {
    const bytes = Buffer.from([r, s].map((x) => x.toString(16).padStart(64, '0')).join(''), 'hex');
    const token = resigned(makeToken(tokenKey('ES256')), () => bytes);
    expect(await codeOf(token, 'ES256')).toBe('INVALID_SIGNATURE');
  });

  it('threat 9: ES256 in the form of DER, and with zeros behind', async () => {
    const key = tokenKey('ES256');
    const der = (input: string) => sign('sha256', Buffer.from(input), key.privateKey);
    const input = makeToken(key).split('.').slice(0, 2).join('.');
    expect(await codeOf(`${input}.${der(input).toString('base64url')}`, 'ES256')).toBe(
      'INVALID_SIGNATURE',
    );
    const longer = resigned(makeToken(key), (s) => Buffer.concat([s, Buffer.alloc(64)]));
    expect(await codeOf(longer, 'ES256')).toBe('INVALID_SIGNATURE');
  });

  it.each([
    ['the signature of RS256', (input: string) => signBytes('RS256', RSA.privateKey, input)],
    ['another hash', (input: string) => pss('sha384', input, 32)],
    ['a salt of length 0', (input: string) => pss('sha256', input, 0)],
    ['a salt of length 20', (input: string) => pss('sha256', input, 20)],
    ['the longest salt', (input: string) => pss('sha256', input, 222)],
  ])('threat 10: PS256 with %s', async (_, signed) => {
    const key = tokenKey('RS256');
    const input = makeToken(key, { header: { alg: 'PS256' } })
      .split('.')
      .slice(0, 2)
      .join('.');
    const token = `${input}.${signed(input).toString('base64url')}`;
    const verdict = await judgeBoth(token, { published: [{ ...key.jwk, alg: 'PS256' }] });
    expect(verdict).toMatchObject({ code: 'INVALID_SIGNATURE' });
    const good = makeToken(key, { header: { alg: 'PS256' }, alg: 'PS256' });
    const control = await judgeBoth(good, { published: [{ ...key.jwk, alg: 'PS256' }] });
    expect(control.valid).toBe(true);
  });

  it.each(FAMILIES)('threat 11: header or payload changed after signing: %s', async (alg) => {
    const key = tokenKey(alg);
    const [header, payload, signature] = makeToken(key).split('.');
    const admin = encodePart({ sub: 'admin' }, GOOD_CLAIMS);
    const spaced = encodePart(` ${JSON.stringify(GOOD_CLAIMS)}`);
    const retitled = encodePart({ alg, typ: 'at+jwt', kid: key.kid });
    for (const changed of [
      `${header}.${admin}.${signature}`,
      `${header}.${spaced}.${signature}`,
      `${retitled}.${payload}.${signature}`,
    ]) {
      expect(await codeOf(changed, alg)).toBe('INVALID_SIGNATURE');
    }
    // Without its claims it is no token of a user: structure comes before the signature.
    expect(await codeOf(`${header}..${signature}`, alg)).toBe('MALFORMED_TOKEN');
  });

  it.each(FAMILIES)('threat 12: a foreign key under a known key ID: %s', async (alg) => {
    const foreign = makeToken(tokenKey(alg, 'foreign'), { header: { kid: tokenKey(alg).kid } });
    expect(await codeOf(foreign, alg)).toBe('INVALID_SIGNATURE');
  });
});

function pss(hash: string, input: string, saltLength: number): Buffer {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign(hash, Buffer.from(input), { key: RSA.privateKey, padding, saltLength });
}
