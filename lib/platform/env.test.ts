import { describe, expect, it } from 'vitest';
import { type Env, EnvError, parseEnv } from './env';

const CWD = '/srv/claimcheck';

function parsed(source: Record<string, string | undefined>): Env {
  const result = parseEnv(source, CWD);
  if (!result.ok) throw new EnvError(result.problems);
  return result.env;
}

function problemsOf(source: Record<string, string>): readonly string[] {
  const result = parseEnv(source, CWD);
  return result.ok ? [] : result.problems;
}

describe('parseEnv', () => {
  it('needs no variable at all', () => {
    expect(parsed({})).toEqual({
      port: 3000,
      apiPort: 4000,
      host: '127.0.0.1',
      databaseUrl: 'file:/srv/claimcheck/data/claimcheck.db',
      dataDir: '/srv/claimcheck/data',
      publicUrl: null,
      publicApiUrl: null,
      trustedProxies: [],
      allowedPrivateOrigins: [],
      secretKey: null,
      clerk: null,
      apiWorkers: 1,
      apiRateLimit: 2000,
      metricsToken: null,
      logLevel: 'info',
      production: false,
    });
  });

  it('counts an empty variable, or one of spaces, as unset', () => {
    const names = ['PORT', 'HOST', 'DATABASE_URL', 'DATA_DIR', 'PUBLIC_URL', 'SECRET_KEY'];
    const empty = Object.fromEntries(names.map((name, index) => [name, ' '.repeat(index % 2)]));
    expect(parsed(empty)).toEqual(parsed({}));
  });

  it('keeps the database in the data folder unless it is told otherwise', () => {
    expect(parsed({ DATA_DIR: 'var' }).databaseUrl).toBe('file:/srv/claimcheck/var/claimcheck.db');
    expect(parsed({ DATA_DIR: '/var/lib/c' }).dataDir).toBe('/var/lib/c');
  });

  it.each([
    ['file:./data/x.db', 'file:/srv/claimcheck/data/x.db'],
    ['file:/tmp/x.db', 'file:/tmp/x.db'],
    ['file:///tmp/x.db', 'file:/tmp/x.db'],
    ['postgres://u:p@db/c', 'postgresql://u:p@db/c'],
    ['postgresql://u:p@db:5432/c?sslmode=require', 'postgresql://u:p@db:5432/c?sslmode=require'],
  ])('reads DATABASE_URL=%s as %s', (text, url) => {
    expect(parsed({ DATABASE_URL: text }).databaseUrl).toBe(url);
  });

  it('reads how many answer for the api, and how often', () => {
    const env = parsed({ API_WORKERS: '4', API_RATE_LIMIT: '0', METRICS_TOKEN: 'x'.repeat(16) });
    expect(env).toMatchObject({ apiWorkers: 4, apiRateLimit: 0, metricsToken: 'x'.repeat(16) });
    const problems = problemsOf({
      API_WORKERS: '0',
      API_RATE_LIMIT: '1.5',
      METRICS_TOKEN: 'secret',
    });
    expect(problems).toEqual([
      expect.stringMatching(/^API_WORKERS is "0": write a whole number from 1 to 64\.$/),
      expect.stringMatching(/^API_RATE_LIMIT is "1\.5"/),
      expect.stringMatching(/^METRICS_TOKEN has to be 16 characters/),
    ]);
    expect(problems.join()).not.toContain('secret');
  });

  it.each(['0', '-1', '1.5', '65', '1000', 'abc', '2 workers', '1e1', '٢', 'NaN', 'Infinity'])(
    'says that API_WORKERS=%s is no number of workers',
    (API_WORKERS) => {
      const sentence = `API_WORKERS is "${API_WORKERS}": write a whole number from 1 to 64.`;
      expect(problemsOf({ API_WORKERS })).toEqual([sentence]);
    },
  );

  it('reads lists, and origins in the form that URLs print', () => {
    const env = parsed({
      TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,,2001:db8::/32',
      ALLOWED_PRIVATE_ORIGINS: 'http://127.0.0.1:9400/, HTTPS://IDP.internal:443',
    });
    expect(env.trustedProxies).toEqual(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);
    expect(env.allowedPrivateOrigins).toEqual(['http://127.0.0.1:9400', 'https://idp.internal']);
  });

  it.each([
    ['PORT', 'web'],
    ['PORT', '70000'],
    ['API_PORT', '-1'],
    ['API_PORT', '4e3'],
    ['HOST', 'http://localhost'],
    ['DATABASE_URL', 'mysql://u:secret@db/c'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'file:./a.db?mode=ro'],
    ['PUBLIC_URL', 'claimcheck.example.com'],
    ['PUBLIC_URL', 'https://example.com/claimcheck'],
    ['PUBLIC_URL', 'https://user:pass@example.com'],
    ['PUBLIC_API_URL', 'ftp://example.com'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'nginx'],
    ['ALLOWED_PRIVATE_ORIGINS', '127.0.0.1:9400'],
    ['ALLOWED_PRIVATE_ORIGINS', 'http://127.0.0.1:9400/realms/x'],
    ['SECRET_KEY', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s in one sentence that says what to write', (name, text) => {
    const problems = problemsOf({ [name]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*: (write|give) .*\\.$`));
  });

  it('reports every bad variable at once', () => {
    const problems = problemsOf({ PORT: 'x', HOST: '???', LOG_LEVEL: 'y', SECRET_KEY: 'z' });
    expect(problems.map((sentence) => sentence.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'SECRET_KEY',
      'LOG_LEVEL',
    ]);
  });

  it('repeats no secret in a problem', () => {
    const problems = problemsOf({ SECRET_KEY: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@db/c' });
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it('refuses one port for both processes, but not two free ones', () => {
    expect(problemsOf({ PORT: '4000' })[0]).toMatch(/^PORT and API_PORT are both 4000/);
    expect(problemsOf({ PORT: '0', API_PORT: '0' })).toEqual([]);
  });
});
