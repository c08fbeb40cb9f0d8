/** How many steps run side by side that use one core each. */
const AT_ONCE = 2;

/** How many tests are named at the end, and how many of the last lines of a step that stood still. */
const MOST_NAMES = 20;
const LAST_LINES = 5;

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
    const result = await results.get(step.name);
    for (const name of Object.keys(total)) total[name] += result[name];
    write(`${lineOf(result)} (${result.seconds} s)\n`);
    if (result.failed > 0) {
      failed.push({ ...step, ...result });
      write(`\n${result.output.trimEnd()}\n\n`);
    }
  }
  // What a step printed may be long, and its beginning lost: what matters is said last.
  for (const step of failed) write(lastWords(step));
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

/** Which step failed, which of its tests, and why it was ended if it was. */
function lastWords({ name, command, output, late = null, failures = [], atWork = [] }) {
  const first = `Failed: ${name}. To run it alone: ${command}\n`;
  if (late === null) return `${first}${listed(failures)}`;
  const lines = output.trimEnd().split('\n').slice(-LAST_LINES);
  const at = atWork.length === 0 ? '' : `It was at work on:\n${listed(atWork)}`;
  const then = 'If it stands still once more when it runs alone, that is where to look.';
  return `${first}${listed(failures)}${name} ${late}, so it was ended with all that it had started. ${at}The last that it printed:\n${listed(lines)}${then}\n`;
}

function listed(names) {
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return [...names.slice(0, MOST_NAMES), ...rest].map((name) => `  ${name}\n`).join('');
}

function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
