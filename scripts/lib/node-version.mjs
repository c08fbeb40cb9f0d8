const LEAST = [20, 19, 0];

/** Ends this process with one sentence where Node is too old; runs on very old versions itself. */
export function checkNode(version = process.versions.node) {
  if (isEnough(version)) return;
  process.stderr.write(
    `Claimcheck needs Node ${LEAST.slice(0, 2).join('.')} or newer, and this is Node ${version}: install a newer one from https://nodejs.org.\n`,
  );
  process.exit(1);
}

/** Whether a version of Node can run the product. */
export function isEnough(version) {
  const parts = version.split('.').map(Number);
  for (let at = 0; at < LEAST.length; at += 1) {
    if (parts[at] !== LEAST[at]) return parts[at] > LEAST[at];
  }
  return true;
}
