import { startDevProvider } from '../scripts/dev-idp.mjs';

/** A real OpenID Connect provider on loopback. */
export interface RunningProvider {
  readonly issuer: string;
  readonly origin: string;
  readonly clientId: string;
  /** Fresh tokens of it, RS256 and ES256. */
  readonly tokens: readonly string[];
  /** A fresh RS256 token for another audience than the client ID. */
  readonly tokenFor: (audience: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts `oidc-provider`, as `npm run dev:idp` does, on a free port. */
export async function startProvider(): Promise<RunningProvider> {
  const provider = await startDevProvider({ port: 0 });
  return {
    issuer: provider.issuer,
    origin: new URL(provider.issuer).origin,
    clientId: provider.clientId,
    tokens: [await provider.token('RS256'), await provider.token('ES256')],
    tokenFor: (audience) => provider.token('RS256', audience),
    stop: async () => {
      await provider.close();
    },
  };
}
