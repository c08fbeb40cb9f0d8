import { processWide } from '@/lib/platform/process-wide';
import { QuietWindow } from '@/lib/platform/quiet-window';

const EVERY_MS = 10_000;
const warnings = processWide('storage-warnings', () => new QuietWindow(EVERY_MS));

/** Whether the log may be told once more that storage does not answer: every 10 s, however many ask. */
export function mayWarnOfStorage(): boolean {
  return warnings.get().mayTell(performance.now());
}
