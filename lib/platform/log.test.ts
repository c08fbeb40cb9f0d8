import { describe, expect, it } from 'vitest';
import { createLog } from './log';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ write: (line) => void lines.push(line) }, 'trace'));
  return lines.join('');
}

describe('log', () => {
  it('writes one JSON line with level, time, message and members', () => {
    const line = logged((log) => log.warn({ providerId: 'prv_1' }, 'slow'));
    expect(JSON.parse(line)).toMatchObject({ level: 'warn', providerId: 'prv_1', msg: 'slow' });
    expect(line.endsWith('\n')).toBe(true);
  });

  it('hides members with the names of secrets at any depth', () => {
    const line = logged((log) =>
      log.info({
        req: { headers: { Cookie: 'a=b', authorization: 'x' } },
        form: [{ newPassword: 'y' }],
      }),
    );
    expect(line).not.toMatch(/a=b|"x"|"y"/);
    expect(line.match(/\[redacted\]/g)).toHaveLength(3);
  });

  it('hides a token wherever it stands: message, list, error, cause', () => {
    const error = new Error(`bad ${TOKEN}`, { cause: new Error(`Bearer ${TOKEN}`) });
    const line = logged((log) =>
      log.error({ err: error, seen: ['cck_live_abc123'] }, `for ${TOKEN}`),
    );
    expect(line).not.toMatch(/eyJ|cck_live_abc/);
    expect(JSON.parse(line)).toMatchObject({ err: { type: 'Error', message: 'bad [redacted]' } });
  });

  it.each(['cck_live_', 'cck_test_', 'ccm_live_', 'ccm_test_'])(
    'threat 223: hides a key that begins with %s wherever it stands',
    (mark) => {
      const secret = 'a1B2c3D4e5F6g7H8'.repeat(4).slice(3);
      const key = mark + secret;
      const line = logged((log) =>
        log.warn(
          {
            url: `/v1/verify?key=%20${key}&x=1`,
            shown: [`Bearer ${key}`, { [`seen ${key}`]: key }],
            err: new Error(`no ${key}`, { cause: new Error(key) }),
          },
          `refused "${key}"`,
        ),
      );
      expect(line).not.toContain(secret);
      expect(line).not.toContain(secret.slice(0, 16));
    },
  );

  it('keeps error type, stack and cause', () => {
    const line = logged((log) =>
      log.error({ err: new TypeError('no', { cause: new Error('why') }) }),
    );
    expect(JSON.parse(line).err).toMatchObject({ type: 'TypeError', cause: { message: 'why' } });
    expect(line).toContain('log.test');
  });

  it('threat 205: what a client sends stays on one line and moves no terminal', () => {
    const line = logged((log) =>
      log.info({ kid: 'a\r\n{"level":"fatal"}\u001b[2J\u009b1m\u2028x' }),
    );
    expect(line.trimEnd().split(/\r|\n|\u2028/)).toHaveLength(1);
    expect(line).not.toContain('\u001b');
    expect(line).not.toContain('\u009b');
    expect(JSON.parse(line).kid).toBe('a\r\n{"level":"fatal"}\u001b[2J\u009b1m\u2028x');
  });

  it('survives a member that contains itself', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(logged((log) => log.info({ loop }))).toContain('[deep]');
  });
});
