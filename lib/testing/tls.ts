import type { KeyObject } from 'node:crypto';
import { newKeyPair } from './key-pair.mjs';
import { writeCertificate } from './x509';

/** A key and a certificate as `node:tls` takes them. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

export interface TestAuthority {
  /** PEM of the authority itself: what a provider's private CA holds. */
  readonly ca: string;
  /** Makes a certificate for names and IPv4 addresses, by default valid for the next 90 days. */
  issue(names: readonly string[], validity?: Validity): TlsIdentity;
}

/** Days from now; negative ones are past. */
export interface Validity {
  readonly fromDays: number;
  readonly toDays: number;
}

const DAY_MS = 86_400_000;
const VALID: Validity = { fromDays: -1, toDays: 90 };

/** Makes a certificate authority for one test run; nothing is written to disk. */
export function createAuthority(
  commonName = 'Claimcheck test authority',
  ownValidity = VALID,
): TestAuthority {
  const keys = ecKeys();
  const ca = certificate(commonName, [], ownValidity, keys, { authority: true, commonName, keys });
  return {
    ca,
    issue(names, validity = VALID) {
      const own = ecKeys();
      const cert = certificate(names[0] ?? 'test', names, validity, own, {
        authority: false,
        commonName,
        keys,
      });
      return { key: pem(own.privateKey), cert };
    },
  };
}

/** A certificate that signs itself. */
export function selfSigned(names: readonly string[]): TlsIdentity {
  const keys = ecKeys();
  const commonName = names[0] ?? 'test';
  const cert = certificate(commonName, names, VALID, keys, { authority: false, commonName, keys });
  return { key: pem(keys.privateKey), cert };
}

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

function ecKeys(): Keys {
  return newKeyPair('ec', { namedCurve: 'P-256' });
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function certificate(
  commonName: string,
  names: readonly string[],
  validity: Validity,
  own: Keys,
  issuer: { readonly authority: boolean; readonly commonName: string; readonly keys: Keys },
): string {
  return writeCertificate({
    commonName,
    names,
    notBefore: new Date(Date.now() + validity.fromDays * DAY_MS),
    notAfter: new Date(Date.now() + validity.toDays * DAY_MS),
    publicKey: own.publicKey,
    authority: issuer.authority,
    issuerName: issuer.commonName,
    issuerKey: issuer.keys.privateKey,
  });
}
