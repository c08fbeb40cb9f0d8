import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlCheck } from './curl-check';

const HOSTILE = `it's "$HOME" \`id\` \\ !x`;

describe('curlCheck', () => {
  it('puts into a shell exactly what was asked, whatever it is spelled like', () => {
    const question = { resource: HOSTILE, action: 'approve', context: { note: HOSTILE } };
    const command = curlCheck('http://localhost:4000', question);
    expect(command).toContain("'http://localhost:4000/v1/check-authorization'");
    const shown = command.replace(/^curl[\s\S]* -d /, 'printf %s ');
    const env = { TOKEN: 'a.b.c', HOME: '/nowhere', NODE_ENV: 'test' } as const;
    const body = execFileSync('/bin/sh', ['-c', shown], { env, encoding: 'utf8' });
    expect(JSON.parse(body)).toEqual({ token: 'a.b.c', ...question });
  });

  it('leaves an empty context out', () => {
    expect(curlCheck('u', { resource: 'a', action: 'b', context: {} })).not.toContain('context');
  });
});
