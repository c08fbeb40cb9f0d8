import { existsSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { RunError, runQuietly } from './run.mjs';

// The headless shell draws no window around a page, and takes a quarter less of the CPU.
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The Chromium that this machine has, or null; CHROMIUM names another one. */
export function installedChromium() {
  const named = process.env.CHROMIUM;
  return named || (INSTALLED.find((path) => existsSync(path)) ?? null);
}

/** What Chromium is started with: no sandbox where root cannot have one, and no traffic of its own. */
export function chromiumArguments() {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...sandbox,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,OptimizationHints,Translate',
  ];
}

/** Finds a Chromium, or else gets one: Playwright's own build, or that of Debian. Throws RunError. */
export async function ensureChromium() {
  if (installedChromium() !== null) return;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return;
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  const download = await runQuietly(process.execPath, [cli, 'install', 'chromium']);
  if (download.code === 0) return;
  if (process.getuid?.() === 0 && (await installFromDebian())) return;
  throw new RunError('Getting Chromium', download.code, download.output);
}

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update', '-q'], { env });
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await runQuietly('apt-get', ['install', '-qy', name], { env });
    if (installedChromium() !== null) return true;
  }
  return false;
}
