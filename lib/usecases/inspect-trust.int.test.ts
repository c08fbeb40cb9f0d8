import { describe, expect, it } from 'vitest';
import type { TrustFacts } from '@/lib/core/connections/trust-facts';
import { callerOf } from '@/lib/testing/factories';
import { newKeyPair } from '@/lib/testing/key-pair.mjs';
import { writeCertificate } from '@/lib/testing/x509';
import { inspectTrust, type PastedTrust } from './inspect-trust';

const { publicKey, privateKey } = newKeyPair('rsa', { modulusLength: 2048 });

const PEM = writeCertificate({
  commonName: 'Acme Root CA',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-03-12T00:00:00Z'),
  publicKey,
  authority: true,
  issuerName: 'Acme Root CA',
  issuerKey: privateKey,
});

const JWK = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };

async function inspect(pasted: Partial<PastedTrust>): Promise<TrustFacts> {
  const result = await inspectTrust(callerOf('wsp_1', 'viewer'), {
    certificates: '',
    keys: '',
    ...pasted,
  });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

describe('inspectTrust', () => {
  it('describes each certificate with its end', async () => {
    const { certificates, keys } = await inspect({ certificates: PEM });
    expect(keys).toBeNull();
    expect(certificates).toMatchObject({
      ok: true,
      certificates: [
        { subject: 'Acme Root CA', isAuthority: true, validTo: '2027-03-12T00:00:00.000Z' },
      ],
    });
  });

  it('describes each key, usable or why not, with the end of its certificate', async () => {
    const x5c = [PEM.replace(/-----[A-Z ]+-----|\s/g, '')];
    const pasted = {
      keys: [
        { ...JWK, x5c },
        { kty: 'EC', crv: 'P-192', x: 'a', y: 'b' },
      ],
    };
    const { keys } = await inspect({ keys: JSON.stringify(pasted) });
    expect(keys).toMatchObject({
      ok: true,
      keys: [
        { kid: 'one', kty: 'RSA', usable: true, validTo: '2027-03-12T00:00:00.000Z' },
        { kty: 'EC', usable: false, reason: expect.any(String) },
      ],
    });
  });

  it('says what cannot be read, without repeating it', async () => {
    const secret = JSON.stringify(privateKey.export({ format: 'jwk' }));
    const facts = await inspect({ certificates: 'no certificate', keys: secret });
    expect(facts.certificates).toMatchObject({ ok: false });
    expect(facts.keys).toMatchObject({ ok: false, problem: expect.stringContaining('private') });
    expect(JSON.stringify(facts)).not.toContain(secret.slice(10, 60));
  });

  it('says nothing of empty fields', async () => {
    expect(await inspect({})).toEqual({ certificates: null, keys: null });
  });
});
