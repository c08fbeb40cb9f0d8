import { existsSync } from 'node:fs';
import { inTurn } from './lock.mjs';
import { inRoot } from './root.mjs';
import { runScript, step } from './run.mjs';
import { buildSdk } from './sdk.mjs';
import { hashOf, isStamped, makeAndStamp } from './stamps.mjs';

const SCHEMAS = ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma'];
const COMMON = ['lib', 'package.json', 'package-lock.json', 'tsconfig.json', ...SCHEMAS];
const BUNDLED = ['api', 'cli', 'console', 'vite.config.ts', ...COMMON];
const RENDERED = [
  'app',
  'components',
  'public',
  'next.config.ts',
  'postcss.config.mjs',
  'instrumentation.ts',
  'proxy.ts',
  ...COMMON,
];

const PACKAGED = ['sdk', 'scripts/lib/sdk.mjs', 'scripts/lib/sdk-declarations.mjs', ...COMMON];

const GENERATED = 'lib/data/generated';
const NEXT = 'node_modules/next/dist/bin/next';
const VITE = 'node_modules/vite/bin/vite.js';

/**
 * A build keeps what stands in these while it runs, for good: emptied, so that a product's settings
 * in somebody's environment do not become part of it.
 */
const NOT_OURS = Object.fromEntries(
  ['PUBLISHABLE_KEY', 'SIGN_IN_URL', 'SIGN_UP_URL', 'PROXY_URL', 'DOMAIN', 'IS_SATELLITE'].map(
    (name) => [`NEXT_PUBLIC_CLERK_${name}`, ''],
  ),
);

/** Generates the database clients where the schemas changed since the last time. */
export async function generateIfNeeded() {
  const hash = hashOf([...SCHEMAS, 'scripts/generate.mjs', 'node_modules/prisma/package.json']);
  const stamp = inRoot(GENERATED, '.stamp');
  const made = ['sqlite', 'postgresql'].every((kind) =>
    existsSync(inRoot(GENERATED, kind, 'client.ts')),
  );
  if (made && isStamped(stamp, hash)) return;
  await step('Generating the database clients', () =>
    makeAndStamp(stamp, hash, () => runScript('Generating', inRoot('scripts/generate.mjs'))),
  );
}

/** Bundles both processes and the command line where their sources changed since the last time. */
export async function bundleIfNeeded() {
  await buildPart('Bundling console, api and command', inRoot('dist', '.stamp'), BUNDLED, () =>
    runScript('vite build', inRoot(VITE), ['build']),
  );
}

/** Builds what `npm start` runs, each part only where its sources changed since its last build. */
export async function buildIfNeeded() {
  await bundleIfNeeded();
  await buildPart('Building the pages', inRoot('.next', '.stamp'), RENDERED, () =>
    runScript('next build', inRoot(NEXT), ['build'], {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...NOT_OURS,
    }),
  );
}

/** Builds `@claimcheck/node` into `sdk/dist` where its sources changed since the last time. */
export async function sdkIfNeeded() {
  await buildPart('Building the SDK', inRoot('sdk', 'dist', '.stamp'), PACKAGED, buildSdk);
}

async function buildPart(name, stamp, sources, make) {
  const hash = hashOf(sources, isNoSource);
  if (isStamped(stamp, hash)) return;
  // Outside of what is built, which empties its folder.
  const lock = inRoot('node_modules/.cache/claimcheck', `${name}.lock`);
  await inTurn(lock, async () => {
    if (isStamped(stamp, hash)) return;
    await step(name, () => makeAndStamp(stamp, hash, make));
  });
}

function isNoSource(path) {
  return (
    path === GENERATED ||
    path === 'lib/testing' ||
    path === 'sdk/dist' ||
    /\.(?:test|bench)\.tsx?$|\.DS_Store$/.test(path)
  );
}
