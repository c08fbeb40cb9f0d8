import type { Backend } from './backend';
import { localBackend } from './local-backend';
import { remoteBackend } from './remote-backend';
import type { ClaimcheckSettings } from './settings';

/** Who answers for a client with these settings. */
export function backendOf(settings: ClaimcheckSettings): Backend {
  return settings.mode === 'local' ? localBackend(settings) : remoteBackend(settings);
}
