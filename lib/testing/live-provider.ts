import type { Caller } from '@/lib/core/access/caller';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { emptyInputs } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { env } from '@/lib/platform/env';
import { saveProvider } from './factories';
import { DISCOVERY_PATH, type FakeProvider, JWKS_PATH, startFakeProvider } from './fake-provider';
import { nowInSeconds, type SigningKey, signingKey, signToken } from './signing-key';

/** A provider on loopback that signs tokens, saved and trusted in a workspace. */
export interface LiveProvider extends FakeProvider {
  readonly saved: Provider;
  /** What it signs with; its key set is not changed by that. */
  signWith(owner: string): void;
  /** The keys of these owners are its key set from now on. */
  publish(...owners: readonly string[]): void;
  /** A token that is good for an hour; claims go before the usual ones. */
  token(claims?: Readonly<Record<string, unknown>>): string;
  /** How often discovery and keys were asked for. */
  fetches(): { readonly discovery: number; readonly keys: number };
}

/** Starts one, lets this process ask it, and saves it. It signs with, and publishes, the key `first`. */
export async function startLiveProvider(
  caller: Caller,
  given: Partial<ProviderDraft> = {},
): Promise<LiveProvider> {
  const server = await startFakeProvider({ keys: [publicOf('first')] });
  env().allowedPrivateOrigins = [...env().allowedPrivateOrigins, server.origin];
  const inputs = { ...emptyInputs(), issuer: server.issuer, clientIds: ['client'] };
  const saved = await saveProvider(caller, { inputs, ...given }, { enabled: true });
  let signer: SigningKey = signingKey('first');
  return {
    ...server,
    saved,
    signWith: (owner) => {
      signer = signingKey(owner);
    },
    publish: (...owners) => {
      server.keys.splice(0, server.keys.length, ...owners.map(publicOf));
    },
    token: (claims) => signToken(signer, { ...usual(server.issuer), ...claims }),
    fetches: () => ({
      discovery: count(server, DISCOVERY_PATH),
      keys: count(server, JWKS_PATH),
    }),
  };
}

function publicOf(owner: string): Record<string, unknown> {
  const { jwk, kid } = signingKey(owner);
  return { ...jwk, kid, use: 'sig', alg: 'RS256' };
}

function usual(iss: string): Readonly<Record<string, unknown>> {
  const iat = nowInSeconds();
  return { iss, aud: 'client', sub: 'user-1', iat, exp: iat + 3600 };
}

function count({ requests }: FakeProvider, path: string): number {
  return requests.filter((request) => request.path === path).length;
}
