import { createSign, type KeyObject } from 'node:crypto';

/** What a certificate for tests says. */
export interface CertificateContent {
  readonly commonName: string;
  /** DNS names and IPv4 addresses; default none. */
  readonly names?: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: KeyObject;
  readonly authority: boolean;
  readonly issuerName: string;
  /** An EC or RSA private key. */
  readonly issuerKey: KeyObject;
}

/** Writes an X.509 certificate (RFC 5280) as PEM, signed with SHA-256 and ECDSA or RSA (PKCS #1 v1.5). */
export function writeCertificate(content: CertificateContent): string {
  const algorithm =
    content.issuerKey.asymmetricKeyType === 'rsa'
      ? der(0x30, oid('1.2.840.113549.1.1.11'), der(0x05))
      : der(0x30, oid('1.2.840.10045.4.3.2'));
  const body = der(
    0x30,
    der(0xa0, integer(2)),
    integer(serial()),
    algorithm,
    name(content.issuerName),
    der(0x30, time(content.notBefore), time(content.notAfter)),
    name(content.commonName),
    content.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions(content))),
  );
  const signature = createSign('sha256').update(body).sign(content.issuerKey);
  const certificate = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

let lastSerial = 1000;

function serial(): number {
  lastSerial += 1;
  return lastSerial;
}

function extensions({ authority, names = [] }: CertificateContent): Buffer[] {
  const constraints = authority ? der(0x30, der(0x01, Buffer.from([0xff]))) : der(0x30);
  const basic = der(0x30, oid('2.5.29.19'), der(0x01, Buffer.from([0xff])), der(0x04, constraints));
  if (names.length === 0) return [basic];
  const alternatives = der(0x30, ...names.map(alternative));
  return [basic, der(0x30, oid('2.5.29.17'), der(0x04, alternatives))];
}

function alternative(text: string): Buffer {
  const isAddress = /^\d+(\.\d+){3}$/.test(text);
  return isAddress
    ? der(0x87, Buffer.from(text.split('.').map(Number)))
    : der(0x82, Buffer.from(text));
}

function name(commonName: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid('2.5.4.3'), der(0x0c, Buffer.from(commonName)))));
}

function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(digits));
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from(value < 128 ? [value] : [value >> 8, value & 255]));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 127];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), content]);
}
