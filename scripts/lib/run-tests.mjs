/**
 * Runs steps one after another, goes on after a failed one (but for those that need it), and ends
 * with the one line of totals. Gives back the exit code.
 *
 * @param {(text: string) => unknown} write
 */
export async function runTests(steps, write = (text) => process.stdout.write(text)) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failed = [];
  for (const step of steps) {
    if (failed.some(({ name }) => name === step.needs)) {
      write(`${step.name}: not run, because ${step.needs} failed\n`);
      continue;
    }
    const begun = Date.now();
    write(`${step.name} … `);
    const { output, ...counts } = await step.run();
    for (const name of Object.keys(total)) total[name] += counts[name];
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    write(`${lineOf(counts)} (${seconds} s)\n`);
    if (counts.failed > 0) {
      failed.push(step);
      write(`\n${output.trimEnd()}\n\n`);
    }
  }
  for (const { name, command } of failed) write(`Failed: ${name}. To run it alone: ${command}\n`);
  write(`${lineOf(total)}\n`);
  return failed.length === 0 ? 0 : 1;
}

function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
