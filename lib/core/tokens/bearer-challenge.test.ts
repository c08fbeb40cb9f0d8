import { describe, expect, it } from 'vitest';
import { bearerChallenge } from './bearer-challenge';

describe('bearerChallenge', () => {
  it('is the scheme alone where there is nothing to say', () => {
    expect(bearerChallenge({})).toBe('Bearer');
    expect(bearerChallenge({ realm: 'catalog' })).toBe('Bearer realm="catalog"');
  });

  it('says everything in the order of RFC 6750', () => {
    const error = 'insufficient_scope';
    expect(bearerChallenge({ scope: ['a:b', 'c'], description: 'No.', error, realm: 'r' })).toBe(
      'Bearer realm="r", error="insufficient_scope", error_description="No.", scope="a:b c"',
    );
  });

  it.each([
    ['a "b" \\c', "a 'b' 'c"],
    ['“x”\r\nSet-Cookie: a=b', '?x???Set-Cookie: a=b'],
    ['\u0000\u007f~ !', '??~ !'],
  ])('writes %j with what RFC 6750 allows', (text, written) => {
    expect(bearerChallenge({ description: text })).toBe(`Bearer error_description="${written}"`);
    expect(bearerChallenge({ realm: text })).toBe(`Bearer realm="${written}"`);
  });

  it.each(['a b', 'a"b', 'a\\b', 'ü', '', 'a\nb'])(
    'leaves the scope out where %j cannot stand in it',
    (name) => {
      expect(bearerChallenge({ scope: ['good', name] })).toBe('Bearer');
    },
  );
});
