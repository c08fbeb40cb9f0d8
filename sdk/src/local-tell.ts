import type { ClaimcheckStatus } from './answers';
import type { LocalSettings } from './settings';

/** Tells whoever wants to be told. What their function throws, or rejects with, is a warning of the process. */
export function tellStatus(
  { onStatus }: Pick<LocalSettings, 'onStatus'>,
  status: () => ClaimcheckStatus,
): void {
  if (onStatus === null) return;
  void Promise.resolve()
    .then(() => onStatus(status()))
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      process.emitWarning(`onStatus failed: ${reason}`, 'ClaimcheckWarning');
    });
}
