import { inRoot } from './root.mjs';
import { startService } from './service.mjs';

/**
 * Runs console and api until one of them ends or this process is asked to end, and then ends both.
 * Gives back the exit code: 0 when it was asked.
 */
export async function startBoth(folder = inRoot('dist')) {
  const tell = tellOnce();
  const env = { NODE_ENV: 'production' };
  const services = ['console', 'api'].map((name) =>
    startService(name, `${folder}/${name}.mjs`, { env, onError: tell.write }),
  );
  const asked = untilAsked();
  const firstEnd = Promise.race(
    services.map(async (service) => ({ service, code: await service.ended })),
  );
  const ready = Promise.all(services.map((service) => service.ready));
  const early = await Promise.race([ready.then(() => null), firstEnd, asked]);
  const messages = early === null ? await ready : [];
  const up = messages.length > 0 && messages.every((message) => message !== null);
  if (up) {
    tell.everything();
    printAddresses(...messages);
  }
  const end = await Promise.race([asked, firstEnd]);
  await Promise.all(services.map((service) => service.stop()));
  if (end === 'asked') return 0;
  if (up) printUnexpectedEnd(end);
  return 1;
}

function untilAsked() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => resolve('asked'));
    }
  });
}

// Both processes read the same variables and the same database, so while they start they complain
// about the same things; the operator hears each of them once.
function tellOnce() {
  const said = new Set();
  let all = false;
  return {
    everything: () => {
      all = true;
    },
    write: (text) => {
      for (const line of text.split(/(?<=\n)/)) {
        if (!all && said.has(line)) continue;
        said.add(line);
        process.stderr.write(line);
      }
    },
  };
}

function printAddresses(console, api) {
  const setUp =
    console.setupUrl === null
      ? ''
      : `\n  Nobody has set it up yet. Open this link to become its owner:\n  ${console.setupUrl}\n`;
  process.stdout.write(
    `\nClaimcheck is running.\n\n  Console  ${console.url}\n  API      ${api.url}\n${setUp}\nPress Ctrl-C to stop both.\n`,
  );
}

function printUnexpectedEnd({ service, code }) {
  process.stderr.write(`The ${service.name} ended unexpectedly (${code}), so all was stopped.\n`);
}
