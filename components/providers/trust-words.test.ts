import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '@/lib/core/connections/certificate-facts';
import type { ReportKey } from '@/lib/core/connections/report';
import { certificateLines, keyLines } from './trust-words';

const NOW = Date.parse('2026-11-21T12:00:00Z');

const ROOT: CertificateFacts = {
  subject: 'Acme Root CA',
  issuer: 'Acme Root CA',
  validFrom: '2024-01-01T00:00:00.000Z',
  validTo: '2027-03-12T12:00:00.000Z',
  isAuthority: true,
  isSelfIssued: true,
};

const KEY: ReportKey = {
  kid: 'one',
  kty: 'RSA',
  alg: 'RS256',
  size: '2,048 bits',
  use: 'sig',
  usable: true,
  reason: null,
};

const lineOf = (given: Partial<CertificateFacts>) =>
  certificateLines({ ok: true, certificates: [{ ...ROOT, ...given }] }, NOW)[0];

describe('certificateLines', () => {
  it('names an authority with its end', () => {
    expect(lineOf({})).toEqual({
      tone: 'good',
      text: 'Acme Root CA, an authority, ends 12 Mar 2027, in 111 days.',
    });
  });

  it.each([
    ['2026-12-21T12:00:00Z', 'good', 'in 30 days'],
    ['2026-12-21T11:59:59Z', 'warning', 'in 29 days'],
    ['2026-11-21T13:00:00Z', 'warning', 'in less than a day'],
    ['2026-11-21T11:59:59Z', 'bad', '1 day ago'],
    ['2026-11-01T12:00:00Z', 'bad', '20 days ago'],
  ])('says of one that ends %s: %s', (validTo, tone, words) => {
    expect(lineOf({ validTo })).toMatchObject({ tone, text: expect.stringContaining(words) });
  });

  it('says that a certificate of a server makes nothing trusted', () => {
    const line = lineOf({ isAuthority: false, isSelfIssued: false, issuer: 'Acme CA 2' });
    expect(line).toMatchObject({ tone: 'warning', text: expect.stringContaining('Acme CA 2') });
  });

  it('says when it does not hold yet', () => {
    expect(lineOf({ validFrom: '2026-12-01T00:00:00Z' })?.text).toContain('only from 1 Dec 2026');
  });
});

describe('keyLines', () => {
  it('says of each key whether it can be used, and why not', () => {
    const weak = { ...KEY, kid: null, size: '512 bits', usable: false, reason: 'Too short.' };
    const lines = keyLines({ ok: true, keys: [KEY, weak] }, NOW);
    expect(lines).toEqual([
      { tone: 'good', text: 'Key one, RSA, 2,048 bits, usable.' },
      { tone: 'bad', text: 'A key without ID, RSA, 512 bits: Too short.' },
    ]);
  });

  it('shows the end of the certificate beside a key', () => {
    const keys = [{ ...KEY, validTo: '2026-11-01T12:00:00Z' }];
    expect(keyLines({ ok: true, keys }, NOW)[0]).toEqual({
      tone: 'warning',
      text: 'Key one, RSA, 2,048 bits, usable; the certificate beside it ended 1 Nov 2026, 20 days ago.',
    });
  });

  it('says what is wrong with the whole', () => {
    expect(keyLines({ ok: false, problem: 'This is not JSON.' }, NOW)).toEqual([
      { tone: 'bad', text: 'This is not JSON.' },
    ]);
    expect(keyLines(null, NOW)).toEqual([]);
  });
});
