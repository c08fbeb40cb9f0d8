import { describe, expect, it } from 'vitest';
import { problemOfPassword } from './password-rule';

const context = { email: 'mara.lindqvist@acme.com', workspaceName: 'Acme Staging' };
const judge = (password: string) => problemOfPassword(password, context);

describe('problemOfPassword', () => {
  it.each([
    ['plum-orbit-lantern'],
    ['tXk9!vQ2#mLp'],
    ['Überquerung am Fluss'],
    ['ペンギンとカモメと海の家の話'],
    ['violet acme staging kettle'],
    ['🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧'],
    ['x7 '.repeat(20).concat('kettle')],
    [`kettle ${'violin parade '.repeat(17)}`],
  ])('lets %j pass', (password) => {
    expect(judge(password)).toBeNull();
  });

  it.each([[''], ['eleven char'], ['🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔']])(
    'refuses %j as too short, counting characters and not bytes',
    (password) => {
      expect(judge(password)).toMatch(/at least 12/);
    },
  );

  it.each([
    ['password1234'],
    ['Password2026!'],
    ['PASSWORDPASSWORD'],
    ['letmein-letmein'],
    ['2026september'],
    ['correct horse battery staple'],
    ['qwertyuiop[]'],
    ['qwertyuiopasdfgh'],
    ['aaaaaaaaaaaa'],
    ['abcabcabcabc'],
    ['123456789012'],
    ['098765432109'],
    ['abcdefghijkl'],
    ['1q2w3e4r5t6y'],
    ['claimcheck2026'],
    ['x7x7x7x7x7x7'],
  ])('refuses %j as leaked or a pattern', (password) => {
    expect(judge(password)).toMatch(/leaked/);
  });

  it.each([
    ['mara.lindqvist@acme.com'],
    ['MARA.LINDQVIST@ACME.COM1'],
    ['mara.lindqvist'],
    ['maralindqvist2026'],
    ['Acme Staging'],
    ['acme-staging-1'],
    ['AcmeStagingAcmeStaging!'],
  ])('refuses %j as a name that anyone can look up', (password) => {
    expect(judge(password)).toMatch(/e-mail address or the workspace/);
  });

  it('threat 218: refuses NUL and over 256 characters, whatever the rest', () => {
    expect(judge('plum-orbit\u0000lantern')).toMatch(/NUL/);
    expect(judge(`plum${' orbit lantern'.repeat(19)}`)).toMatch(/at most 256/);
    expect(judge('x'.repeat(1_048_576))).toMatch(/at most 256/);
  });

  it('needs neither an address nor a name', () => {
    expect(problemOfPassword('plum-orbit-lantern', { email: '', workspaceName: '' })).toBeNull();
    expect(problemOfPassword('482910573826', { email: '@', workspaceName: '株' })).toBeNull();
  });
});
