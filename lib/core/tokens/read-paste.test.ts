import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeToken } from './decode-token';
import { describeReading } from './describe-reading';
import { MAX_PASTE_LENGTH, readPaste } from './read-paste';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (payload: unknown): string =>
  `${part({ alg: 'RS256', kid: 'k1' })}.${part(payload)}.${Buffer.alloc(64, 7).toString('base64url')}`;
const TOKEN = tokenOf({ iss: 'https://id.example.com/', sub: 'user-1', aud: 'api' });
const OTHER = tokenOf({ iss: 'https://id.example.com/', sub: 'user-2', nonce: 'n' });

function tokensOf(text: string): readonly string[] {
  const reading = readPaste(text);
  return reading.kind === 'tokens' ? reading.tokens.map(({ token }) => token) : [];
}
function madeOf(text: string): string | null | undefined {
  const reading = readPaste(text);
  return reading.kind === 'tokens' ? reading.made : undefined;
}
const brokenAt = (token: string, width: number, by: string): string =>
  (token.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(by);

describe('readPaste', () => {
  it('takes a bare token as it is, without a word about it', () => {
    expect(readPaste(TOKEN)).toEqual({
      kind: 'tokens',
      tokens: [{ token: TOKEN, from: 'the text' }],
      made: null,
      droppedApiKey: false,
    });
  });

  it.each([
    ['Bearer', `Bearer ${TOKEN}`],
    ['bearer in small letters', `bearer   ${TOKEN}\n`],
    ['DPoP', `DPoP ${TOKEN}`],
    ['header line', `Authorization: Bearer ${TOKEN}`],
    ['header line in small letters', `authorization:bearer ${TOKEN}\r\n`],
    ['double quotes', `"${TOKEN}"`],
    ['single quotes and a comma', ` '${TOKEN}',`],
    ['back ticks', `\`${TOKEN}\``],
    ['quoted header', `"Authorization": "Bearer ${TOKEN}",`],
    [
      'curl, single quotes',
      `curl https://api.example.com/v1/me -H 'Authorization: Bearer ${TOKEN}'`,
    ],
    [
      'curl, double quotes',
      `curl -X POST -H "Authorization: Bearer ${TOKEN}" https://api.example.com`,
    ],
    ['curl, --header', `curl --header 'Authorization: Bearer ${TOKEN}' https://api.example.com`],
    ['curl, --header=', `curl --header='authorization: Bearer ${TOKEN}' https://api.example.com`],
    ['curl, nothing between', `curl -H"Authorization: Bearer ${TOKEN}" https://api.example.com`],
    [
      "curl, $'…'",
      `curl -H $'Authorization: Bearer ${TOKEN}' --data-raw $'{"a":"it\\'s"}' https://api.example.com`,
    ],
    [
      'curl, continued lines',
      `curl 'https://api.example.com' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer ${TOKEN}' \\\n  --compressed`,
    ],
    [
      'curl, continued lines of Windows text',
      `curl 'https://api.example.com' \\\r\n  -H 'authorization: Bearer ${TOKEN}'`,
    ],
    ['curl, prompt before', `$ curl -H 'Authorization: Bearer ${TOKEN}' https://api.example.com`],
    [
      'curl for cmd',
      `curl ^"https://api.example.com^" ^\r\n  -H ^"authorization: Bearer ${TOKEN}^"`,
    ],
    ['curl, --oauth2-bearer', `curl --oauth2-bearer ${TOKEN} https://api.example.com`],
    ['curl, escaped blanks', `curl -H Authorization:\\ Bearer\\ ${TOKEN} https://api.example.com`],
    ['curl, cookie', `curl -b '__session=${TOKEN}; theme=dark' https://app.example.com`],
    ['curl, body', `curl -d '{"token":"${TOKEN}"}' https://api.example.com`],
    ['curl, unclosed quote', `curl https://api.example.com -H 'Authorization: Bearer ${TOKEN}`],
    ['JSON answer', JSON.stringify({ token_type: 'Bearer', expires_in: 60, id_token: TOKEN })],
    ['nested JSON', JSON.stringify({ data: [{ session: { jwt: TOKEN } }] })],
    ['broken JSON', `{"id_token": "${TOKEN}", "expi`],
    [
      'URL fragment',
      `https://app.example.com/callback#state=x&id_token=${TOKEN}&token_type=Bearer`,
    ],
    ['URL query', `https://app.example.com/?jwt=${TOKEN}`],
    ['URL of an app scheme', `com.example.app://callback#access_token=${TOKEN}`],
    ['fragment alone', `#access_token=${TOKEN}`],
    ['encoded dots in a URL', `https://app.example.com/#id_token=${TOKEN.replaceAll('.', '%2E')}`],
    [
      'request dump',
      `GET /me HTTP/1.1\nHost: api.example.com\nAuthorization: Bearer ${TOKEN}\nAccept: */*`,
    ],
    [
      'fetch call',
      `fetch("https://a.example.com", {headers: {"authorization": "Bearer ${TOKEN}"}});`,
    ],
    [
      'PowerShell',
      `Invoke-WebRequest -Headers @{"Authorization"="Bearer ${TOKEN}"} -Uri "https://a.example.com"`,
    ],
    ['log line', `2026-11-19 INFO verified token=${TOKEN} in 3 ms`],
    ['a sentence', `The token is ${TOKEN}.`],
    ['cookie header', `Cookie: a=b; __session=${TOKEN}; c=d`],
  ])('reads the token out of: %s', (_name, text) => {
    expect(tokensOf(text)).toEqual([TOKEN]);
  });

  it.each([20, 40, 64, 80])('puts together what a terminal broke every %d characters', (width) => {
    for (const by of ['\n', '\r\n', '\n  ', ' ']) {
      expect(tokensOf(brokenAt(TOKEN, width, by))).toEqual([TOKEN]);
      expect(tokensOf(`Authorization: Bearer ${brokenAt(TOKEN, width, by)}`)).toEqual([TOKEN]);
    }
    const quoted = `curl -H 'Authorization: Bearer ${brokenAt(TOKEN, width, '\n')}' https://a.example.com`;
    expect(tokensOf(quoted)).toEqual([TOKEN]);
  });

  it('reads a token back however it was quoted and broken', () => {
    const quotes = fc.constantFrom(['', ''], ['"', '"'], ["'", "'"], ['`', '`'], [' ', '\n']);
    fc.assert(
      fc.property(
        quotes,
        fc.integer({ min: 40, max: 200 }),
        fc.boolean(),
        ([open, close], width, bearer) => {
          const text = `${open}${bearer ? 'Bearer ' : ''}${brokenAt(TOKEN, width, '\n')}${close}`;
          expect(tokensOf(text)).toEqual([TOKEN]);
        },
      ),
    );
  });

  it('offers several tokens with the place of each', () => {
    const reading = readPaste(
      JSON.stringify({ access_token: TOKEN, id_token: OTHER, refresh_token: 'x'.repeat(40) }),
    );
    expect(reading).toMatchObject({
      kind: 'tokens',
      tokens: [
        { token: TOKEN, from: 'access_token in the JSON' },
        { token: OTHER, from: 'id_token in the JSON' },
      ],
      made: '2 tokens were found. Choose the one to read.',
    });
  });

  it('threat 35: two tokens one after the other are two tokens', () => {
    expect(tokensOf(`${TOKEN}\n${OTHER}`)).toEqual([TOKEN, OTHER]);
    expect(tokensOf(`${brokenAt(TOKEN, 60, '\n')}\n\n${brokenAt(OTHER, 60, '\n')}`)).toEqual([
      TOKEN,
      OTHER,
    ]);
  });

  it('threat 36: the same token in header and body is one token, two of them are offered', () => {
    const curl = (second: string) =>
      `curl -H 'Authorization: Bearer ${TOKEN}' -H 'Authorization: Bearer ${second}' https://a.example.com`;
    expect(tokensOf(curl(TOKEN))).toEqual([TOKEN]);
    expect(tokensOf(curl(OTHER))).toEqual([TOKEN, OTHER]);
  });

  it.each([
    [
      `curl -H 'Authorization: Bearer ${TOKEN}' https://a.example.com`,
      'Read from the Authorization header of the curl command.',
    ],
    [`{"id_token":"${TOKEN}"}`, 'Read from id_token in the JSON.'],
    [`https://a.example.com/#id_token=${TOKEN}`, 'Read from id_token in the URL.'],
    [`Authorization: Bearer ${TOKEN}`, 'Read from the Authorization header.'],
    [`Bearer ${TOKEN}`, 'Read without the word before it.'],
    [`"${TOKEN}"`, 'Read without the marks around it.'],
    [brokenAt(TOKEN, 80, '\n'), 'Line breaks and spaces inside it were removed.'],
    [`${TOKEN}\n`, null],
  ])('says what it made of the paste %#', (text, made) => {
    expect(madeOf(text)).toBe(made);
  });

  const SECRET_WORD = 'c2VjcmV0LW1hdGVyaWFsLTEyMzQ1Njc4OTA';
  it.each([
    ['PKCS #8', `-----BEGIN PRIVATE KEY-----\n${SECRET_WORD}\n-----END PRIVATE KEY-----`],
    ['RSA', `-----BEGIN RSA PRIVATE KEY-----\n${SECRET_WORD}`],
    ['EC', `-----BEGIN EC PRIVATE KEY-----\\n${SECRET_WORD}\\n`],
    ['encrypted', `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${SECRET_WORD}`],
    ['OpenSSH', `-----BEGIN OPENSSH PRIVATE KEY-----\n${SECRET_WORD}`],
    [
      'in an environment file',
      `KEY="-----BEGIN PRIVATE KEY-----\\n${SECRET_WORD}"\nTOKEN=${TOKEN}`,
    ],
    ['bare PKCS #8', `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ${SECRET_WORD}`],
    ['bare PKCS #1', `MIIEpAIBAAKCAQEA${SECRET_WORD}`],
    ['JWK', JSON.stringify({ kty: 'RSA', n: 'abc', e: 'AQAB', d: SECRET_WORD })],
    [
      'JWK, members turned around',
      JSON.stringify({ d: SECRET_WORD, crv: 'P-256', kty: 'EC' }, null, 2),
    ],
    [
      'JWK set',
      JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', d: SECRET_WORD }] }),
    ],
    ['symmetric JWK', JSON.stringify({ kty: 'oct', k: SECRET_WORD })],
    ['JWK as JavaScript', `{kty: 'EC', d: '${SECRET_WORD}'}`],
  ])('threat 208: refuses a private key: %s', (_name, text) => {
    const reading = readPaste(text);
    expect(reading).toEqual({ kind: 'refused', secret: 'private_key' });
    if (reading.kind !== 'refused') return;
    expect(describeReading(reading).title).toBe('That was a private key');
  });

  it.each(['sk_test_', 'sk_live_', 'cck_live_', 'cck_test_', 'ghp_', 'whsec_'])(
    'threat 206: refuses a secret API key that begins with %s',
    (prefix) => {
      const key = `${prefix}a1B2c3D4e5F6g7H8`;
      const refused = { kind: 'refused', secret: 'api_key' };
      expect(readPaste(key)).toEqual(refused);
      expect(readPaste(`curl -H 'Authorization: Bearer ${key}' https://api.example.com`)).toEqual(
        refused,
      );
      expect(readPaste(JSON.stringify({ access_token: key }))).toEqual(refused);
    },
  );

  it.each(['ccm_live_', 'ccm_test_'])('threat 206: names a machine key (%s) as one', (prefix) => {
    const key = `${prefix}${'a1B2c3D4'.repeat(8)}`;
    for (const text of [key, `Bearer ${key}`, JSON.stringify({ token: key }), `?t=%20${key}`]) {
      const reading = readPaste(text);
      expect(reading, text).toEqual({ kind: 'refused', secret: 'machine_key' });
      if (reading.kind !== 'refused') return;
      expect(describeReading(reading).title).toBe('That was a machine key');
    }
  });

  it('threat 206: keeps the token and drops the API key beside it', () => {
    const key = 'sk_live_a1B2c3D4e5F6g7H8';
    const reading = readPaste(
      `curl -H 'X-Key: ${key}' -H 'Authorization: Bearer ${TOKEN}' https://a.example.com`,
    );
    expect(reading).toMatchObject({
      kind: 'tokens',
      droppedApiKey: true,
      tokens: [{ token: TOKEN }],
    });
    expect(JSON.stringify(reading)).not.toContain(key);
  });

  it('threat 208: a public key is no secret and no token', () => {
    expect(
      readPaste(`-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq\n-----END PUBLIC KEY-----`).kind,
    ).toBe('no_token');
    expect(readPaste(JSON.stringify({ kty: 'RSA', n: 'x'.repeat(40), e: 'AQAB' })).kind).toBe(
      'no_token',
    );
  });

  it('threat 208: 5 MB are refused unread', () => {
    const reading = readPaste(`-----BEGIN PRIVATE KEY-----${'A'.repeat(5 * 1024 * 1024)}`);
    expect(reading).toEqual({ kind: 'too_large', length: 5 * 1024 * 1024 + 27 });
    if (reading.kind === 'too_large') expect(describeReading(reading).text).toContain('5 MB');
  });

  it('threat 208: hands a JSON serialization, an encrypted and an opaque token on to be named', () => {
    const kindOf = (text: string) => {
      const result = decodeToken(tokensOf(text)[0] ?? '');
      return result.ok ? null : result.problem.kind;
    };
    const encrypted = `${part({ alg: 'dir', enc: 'A256GCM' })}..abc.def.ghi`;
    expect(kindOf('{"payload":"e30","protected":"e30","signature":"c2ln"}')).toBe(
      'json_serialization',
    );
    expect(kindOf(encrypted)).toBe('encrypted');
    expect(kindOf(`Bearer ${encrypted}`)).toBe('encrypted');
    expect(kindOf('v1.opaque-access-token')).toBe('parts');
    expect(kindOf('Bearer 8xLOxBtZp8')).toBe('opaque');
  });

  it('names the variable that stands for the token', () => {
    const reading = readPaste('curl -H "Authorization: Bearer $TOKEN" https://a.example.com');
    expect(reading).toEqual({ kind: 'no_token', variable: '$TOKEN' });
    expect(readPaste('Authorization: Bearer {{access_token}}')).toMatchObject({
      variable: '{{access_token}}',
    });
  });

  it.each(['', ' \n\t '])('reads nothing out of %j', (text) => {
    expect(readPaste(text)).toEqual({ kind: 'empty' });
  });

  it.each([
    'Hello, what is this about',
    'curl https://api.example.com',
    '{"a":1}',
    '<b>bold</b>',
    'a b c',
  ])('finds no token in %j', (text) => {
    expect(readPaste(text)).toEqual({ kind: 'no_token', variable: null });
  });

  it('never throws, whatever was pasted', () => {
    const nearly = fc.string({
      unit: fc.constantFrom(...`eyJ.-_ '"\\$^{}[]:=,#?\n`, 'curl ', '-H ', 'Bearer '),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), nearly, fc.json()),
        (text) => {
          expect(readPaste(text).kind).toMatch(/^(empty|too_large|refused|no_token|tokens)$/);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('threat 208: hostile texts of the greatest length are read in one pass', {
    timeout: 30_000,
  }, () => {
    const units = [
      'ey',
      'eyJ.',
      'eyJhbGciOiJ',
      '.',
      "'",
      '"\\',
      '-----BEGIN ',
      'kty:',
      ' ',
      'Bearer ',
      'curl -H ',
      '^"',
      'a=',
      'sk_live_',
      '{"a":',
      'a ',
      'eyJhbGciOiJ a.',
    ];
    for (const unit of units) {
      const text = unit.repeat(Math.floor(MAX_PASTE_LENGTH / unit.length));
      expect(readPaste(text).kind).toBeDefined();
      expect(readPaste(`curl ${text.slice(5)}`).kind).toBeDefined();
      expect(readPaste(`curl -H 'Authorization: Bearer ${text.slice(40)}`).kind).toBeDefined();
    }
  });
});
