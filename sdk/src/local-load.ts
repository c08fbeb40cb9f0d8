import { readBundle } from '@/lib/core/bundle/read-bundle';
import type { BundledProvider, TrustBundle } from '@/lib/core/bundle/trust-bundle';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { mapInSlices } from '@/lib/platform/in-slices';
import { ClaimcheckError } from './errors';
import { LocalParts } from './local-parts';
import { type LocalTrust, localTrustOf } from './local-trust';
import { parseAnswer } from './remote-json';

/** Makes texts of bundles ready to judge by; what did not change from one to the next is kept. */
export class LocalLoader {
  private readonly workspaceId: string;
  private readonly providers = new LocalParts<BundledProvider>();
  private readonly policies = new LocalParts<ActivePolicy>();

  /** `workspaceId`: whose bundle it has to be. */
  constructor(workspaceId: string) {
    this.workspaceId = workspaceId;
  }

  /** Reads and prepares a bundle; rejects with UNEXPECTED_ANSWER for one in which anything is wrong. */
  async load(text: string): Promise<LocalTrust> {
    try {
      return await this.prepare(parseAnswer(text));
    } catch (cause) {
      if (cause instanceof ClaimcheckError) throw cause;
      // Whatever is in it that nobody foresaw: it is not used, and what was used before is.
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw wrongBundle(`it cannot be prepared: ${reason}`, cause);
    }
  }

  private async prepare(value: unknown): Promise<LocalTrust> {
    const [providers, policies] = [this.providers.next(), this.policies.next()];
    const read = await readBundle(value, {
      mapInSlices,
      keepProvider: providers.keep,
      keepPolicy: policies.keep,
    });
    if (!read.ok) throw wrongBundle(read.message);
    this.requireWorkspace(read.bundle);
    const trust = await localTrustOf(read.bundle);
    providers.settle();
    policies.settle();
    return trust;
  }

  private requireWorkspace({ workspace }: TrustBundle): void {
    if (workspace === this.workspaceId) return;
    throw wrongBundle(`it is that of the workspace ${workspace}, not of ${this.workspaceId}`);
  }
}

/** Why a bundle is not used. */
export function wrongBundle(reason: string, cause?: unknown): ClaimcheckError {
  return new ClaimcheckError(`The bundle that came is not used: ${reason}`, {
    code: 'UNEXPECTED_ANSWER',
    cause,
  });
}
