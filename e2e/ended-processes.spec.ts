import { spawn } from 'node:child_process';
import { missingFor } from './drill-options';
import { expect, test } from './fixtures';

const SEED = 20_261_121;

/** Runs a drill with few rounds in a process of its own; what it printed, and its exit code. */
function drill(
  name: string,
  options: Readonly<Record<string, string | number>>,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const words = Object.entries(options).flatMap(([option, value]) => [`--${option}`, `${value}`]);
  const program = ['scripts/lib/run-typescript.mjs', `e2e/${name}.drill.ts`];
  const child = spawn(process.execPath, [...program, ...words, '--seed', String(SEED)]);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
  }
  return new Promise((done) => {
    child.once('close', (code) => done({ code, text }));
  });
}

for (const database of ['sqlite', 'postgresql'] as const) {
  test.describe(`console and api under write load on ${database}`, () => {
    const missing = missingFor(database);
    test.skip(missing !== null, missing ?? '');

    test('threat 167: one is killed: nothing acknowledged is lost, and it is up again (5 rounds; 200 in the drill)', async () => {
      test.setTimeout(240_000);
      // Up again at all; how fast is judged by the drill, where nothing else runs.
      const { code, text } = await drill('killed-processes', {
        database,
        rounds: 5,
        within: 60_000,
      });
      expect(text).toMatch(/^ok {2}killed processes/);
      expect(code, text).toBe(0);
    });

    test('threat 182: both are asked to end: what was begun is finished and answered, with its audit row (2 rounds; 20 in the drill)', async () => {
      test.setTimeout(120_000);
      const { code, text } = await drill('stopped-processes', { database, rounds: 2 });
      expect(text).toMatch(/^ok {2}stopped processes/);
      expect(code, text).toBe(0);
    });
  });
}
