import { describe, expect, it } from 'vitest';
import { readGuideCode, readGuideText } from './guide-text';

describe('the marks of a guide’s sentence', () => {
  it('leaves a sentence without marks whole', () => {
    expect(readGuideText('Sign in again.')).toEqual([{ kind: 'plain', text: 'Sign in again.' }]);
  });

  it('reads code, what to click, links and values, with the text between them', () => {
    expect(
      readGuideText('Set `aud` in **Features**, see [docs](https://a.example/b), as {issuer}.'),
    ).toEqual([
      { kind: 'plain', text: 'Set ' },
      { kind: 'code', text: 'aud' },
      { kind: 'plain', text: ' in ' },
      { kind: 'strong', text: 'Features' },
      { kind: 'plain', text: ', see ' },
      { kind: 'link', text: 'docs', href: 'https://a.example/b' },
      { kind: 'plain', text: ', as ' },
      { kind: 'value', name: 'issuer' },
      { kind: 'plain', text: '.' },
    ]);
  });

  it('takes what stands in code literally', () => {
    expect(readGuideText('`{issuer} **x** {{user.id}}`')).toEqual([
      { kind: 'code', text: '{issuer} **x** {{user.id}}' },
    ]);
  });

  it('leaves half a mark and an unknown value as they are', () => {
    expect(readGuideText('a ` b ** c [d] {nothing} (e)')).toEqual([
      { kind: 'plain', text: 'a ` b ** c [d] {nothing} (e)' },
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(readGuideText('')).toEqual([]);
  });
});

describe('code to paste', () => {
  it('finds values among braces of its own', () => {
    expect(readGuideCode('{"aud": "{audience}", "e": {{ user.email }}}')).toEqual([
      { kind: 'plain', text: '{"aud": "' },
      { kind: 'value', name: 'audience' },
      { kind: 'plain', text: '", "e": {{ user.email }}}' },
    ]);
  });

  it('gives code without values whole', () => {
    expect(readGuideCode('{a}')).toEqual([{ kind: 'plain', text: '{a}' }]);
  });
});
