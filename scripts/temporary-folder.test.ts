import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

const PROGRAM = `
  import { execFileSync } from 'node:child_process';
  import { writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  import { useOwnTemporaryFolder } from './scripts/lib/temporary-folder.mjs';
  const folder = useOwnTemporaryFolder();
  writeFileSync(join(folder, 'left'), '');
  const code = "process.stdout.write(require('node:os').tmpdir())";
  console.log(JSON.stringify([folder, String(execFileSync(process.execPath, ['-e', code]))]));
  process.exitCode = 3;
`;

it('keeps what is temporary of a run in one folder, which is gone at its end', () => {
  let told = '';
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { stdio: 'pipe' });
  } catch (error) {
    told = String((error as { stdout?: Buffer }).stdout);
  }
  const [folder, childs] = JSON.parse(told);
  expect(dirname(folder)).toBe(tmpdir());
  expect(childs).toBe(folder);
  expect(existsSync(folder)).toBe(false);
});
