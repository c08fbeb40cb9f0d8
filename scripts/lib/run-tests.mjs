/** How many steps run side by side that use one core each. */
const AT_ONCE = 2;

/**
 * Runs steps, goes on after a failed one (but for those that need it), tells of them in their order, and
 * ends with the one line of totals. Steps that are `light` run side by side. Gives back the exit code.
 *
 * @param {(text: string) => unknown} write
 */
export async function runTests(steps, write = (text) => process.stdout.write(text)) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failed = [];
  const results = begin(steps);
  for (const step of steps) {
    if (failed.some(({ name }) => name === step.needs)) {
      write(`${step.name}: not run, because ${step.needs} failed\n`);
      continue;
    }
    write(`${step.name} … `);
    const { output, seconds, ...counts } = await results.get(step.name);
    for (const name of Object.keys(total)) total[name] += counts[name];
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

/** Starts every step as soon as there is room for it, in their order; what each came to, by its name. */
function begin(steps) {
  const results = new Map();
  const room = roomFor(AT_ONCE);
  for (const step of steps) {
    const result = room(step.light === true ? 1 : AT_ONCE, async () => {
      const needed = await results.get(step.needs);
      return needed?.failed > 0 ? null : timed(step);
    });
    // It is heard of when its turn to be told has come.
    result.catch(() => undefined);
    results.set(step.name, result);
  }
  return results;
}

async function timed(step) {
  const begun = Date.now();
  const told = await step.run();
  return { ...told, seconds: ((Date.now() - begun) / 1000).toFixed(1) };
}

/** Runs work once the places that it takes are free; first come, first served. */
function roomFor(places) {
  let free = places;
  const waiting = [];
  const admit = () => {
    while (waiting.length > 0 && waiting[0].takes <= free) {
      const { takes, enter } = waiting.shift();
      free -= takes;
      enter();
    }
  };
  return async (takes, work) => {
    const entered = new Promise((enter) => waiting.push({ takes, enter }));
    admit();
    await entered;
    try {
      return await work();
    } finally {
      free += takes;
      admit();
    }
  };
}

function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
