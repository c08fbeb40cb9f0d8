import { describe, expect, it } from 'vitest';
import { isSameIssuer } from './same-issuer';

const ISSUER = 'https://login.acme.example/realms/web';

describe('one issuer, spelled in two ways', () => {
  it.each([
    ['a slash at the end', `${ISSUER}/`],
    ['white space around it', ` ${ISSUER}\n`],
    ['capitals in its host', 'https://Login.ACME.example/realms/web'],
    ['several of these', ' HTTPS://LOGIN.acme.example/realms/web/'],
  ])('may differ in %s', (_in, other) => {
    expect(isSameIssuer(ISSUER, other)).toBe(true);
    expect(isSameIssuer(other, ISSUER)).toBe(true);
  });

  it.each([
    ['its scheme', 'http://login.acme.example/realms/web'],
    ['its port', 'https://login.acme.example:8443/realms/web'],
    ['its region', 'https://login.eu.acme.example/realms/web'],
    ['the case of its path', 'https://login.acme.example/realms/Web'],
    ['a letter that looks alike', 'https://login.аcme.example/realms/web'],
    ['white space inside', 'https://login. acme.example/realms/web'],
    ['what stands before an @', 'https://Login@acme.example/realms/web'],
    ['everything', ''],
  ])('is another that differs in %s', (_in, other) => {
    expect(isSameIssuer(ISSUER, other)).toBe(false);
  });
});
