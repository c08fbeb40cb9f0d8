import process from 'node:process';

const MAX_TOLD = 100;

/** Tells of errors as warnings of the process, each message once, so that an outage does not fill a log. */
export function warnOnce(): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (told.has(text) || told.size === MAX_TOLD) return;
    told.add(text);
    process.emitWarning(text, 'ClaimcheckWarning');
  };
}
