import { describe, expect, it } from 'vitest';
import { createAuthority, selfSigned } from '@/lib/testing/tls';
import { readCertificates } from './certificates';

const authority = createAuthority('Acme root');

describe('pasted certificates', () => {
  it('are read in their order, whatever stands between them', () => {
    const leaf = authority.issue(['idp.example.com'], { fromDays: -2, toDays: 30 }).cert;
    const read = readCertificates(`Acme\r\n${authority.ca}\n# and the server\n${leaf}`);
    expect(read).toMatchObject({
      ok: true,
      certificates: [
        { subject: 'Acme root', issuer: 'Acme root', isAuthority: true, isSelfIssued: true },
        {
          subject: 'idp.example.com',
          issuer: 'Acme root',
          isAuthority: false,
          isSelfIssued: false,
        },
      ],
    });
    const [, second] = read.ok ? read.certificates : [];
    expect(second?.validTo).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    const days = (Date.parse(second?.validTo ?? '') - Date.parse(second?.validFrom ?? '')) / 864e5;
    expect(Math.round(days)).toBe(32);
  });

  it('a server that signs for itself is no authority', () => {
    expect(readCertificates(selfSigned(['idp.example.com']).cert)).toMatchObject({
      certificates: [{ isAuthority: false, isSelfIssued: true }],
    });
  });

  it('line ends of Windows and white space around them are read', () => {
    const pem = `  ${authority.ca.replaceAll('\n', '\r\n')}  `;
    expect(readCertificates(pem)).toMatchObject({ certificates: [{ subject: 'Acme root' }] });
  });

  it('names are shortened and hold no control characters', () => {
    const odd = createAuthority(`\u202eevil\u0007${'x'.repeat(300)}`).ca;
    const read = readCertificates(odd);
    const subject = read.ok ? (read.certificates[0]?.subject ?? '') : '';
    expect(subject).toMatch(/^�evil\\07x+$/);
    expect(subject).toHaveLength(120);
  });
});

describe('what is no certificate', () => {
  it.each([
    ['nothing', '', 'as PEM'],
    ['a fingerprint', 'AB:CD:EF', 'as PEM'],
    ['a request', authority.ca.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), 'as PEM'],
    ['a cut one', authority.ca.replace(/\n.{64}\n/, '\n'), 'cannot be read'],
  ])('%s', (_, pem, words) => {
    const read = readCertificates(pem);
    expect(read.ok ? '' : read.problem).toContain(words);
  });

  it('names the one of several that is broken', () => {
    const broken = authority.ca.replace(/\n.{64}\n/, '\n');
    expect(readCertificates(`${authority.ca}${broken}`)).toEqual({
      ok: false,
      problem: 'Certificate 2 of 2 cannot be read: it is cut off or changed. Copy it anew.',
    });
  });

  it('a private key is refused without being repeated', () => {
    const { key } = authority.issue(['idp.example.com']);
    const read = readCertificates(`${authority.ca}${key}`);
    expect(read.ok ? '' : read.problem).toContain('private key');
    expect(JSON.stringify(read)).not.toContain(key.split('\n')[1]);
  });

  it('more than fifty are refused', () => {
    expect(readCertificates(authority.ca.repeat(51))).toMatchObject({ ok: false });
  });
});
