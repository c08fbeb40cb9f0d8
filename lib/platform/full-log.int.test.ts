import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '@/lib/testing/program';

const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))('a log whose disk is full', () => {
  it('threat 169: loses lines, and the process goes on', async () => {
    const program = await buildProgram(
      join(import.meta.dirname, '../testing/log-lines.program.ts'),
    );
    const out = openSync(FULL, 'w');
    const child = spawn(process.execPath, [program], { stdio: ['ignore', out, 'pipe'] });
    closeSync(out);
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
    const code = await new Promise((done) => child.once('close', done));
    expect([code, said]).toEqual([0, 'still here\n']);
  });
});
