import process from 'node:process';

const WINDOW_MS = 600_000;
const MAX_KINDS = 50;
const MAX_OF_A_KIND = 20;

/**
 * Tells of errors as warnings of the process, each message once in ten minutes, so that an outage does not fill a
 * log. Each kind of error (its name and code) has twenty messages in that time: what callers cause again and again
 * in other words silences nothing else. `now` is in milliseconds.
 */
export function warnSparingly(now = () => performance.now()): (error: unknown) => void {
  let began = now();
  let told = new Map<string, Set<string>>();
  return (error) => {
    if (now() - began >= WINDOW_MS) [began, told] = [now(), new Map()];
    const kind = kindOf(error);
    const texts = told.get(kind) ?? new Set();
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (texts.has(text) || texts.size === MAX_OF_A_KIND) return;
    if (texts.size === 0 && told.size === MAX_KINDS) return;
    told.set(kind, texts.add(text));
    process.emitWarning(text, 'ClaimcheckWarning');
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
