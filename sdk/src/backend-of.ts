import type { Backend } from './backend';
import { ClaimcheckError } from './errors';
import { remoteBackend } from './remote-backend';
import type { ClaimcheckSettings } from './settings';

/** Who answers for a client with these settings. */
export function backendOf(settings: ClaimcheckSettings): Backend {
  if (settings.mode === 'api') return remoteBackend(settings);
  throw new ClaimcheckError('This version has no local mode yet.', { code: 'CONFIGURATION' });
}
