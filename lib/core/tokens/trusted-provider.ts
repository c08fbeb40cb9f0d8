import type { Algorithm, Environment, ProviderType } from '../providers/draft';
import type { Provider } from '../providers/settings';

/** What judging needs of a saved provider: plain data, the same in a server and in a browser. */
export interface TrustedProvider {
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly environment: Environment;
  /** Compared with `iss` byte for byte. */
  readonly issuers: readonly string[];
  readonly audiences: readonly string[];
  readonly audienceRule: 'required' | 'absent_allowed';
  readonly azpRule: 'off' | 'if_present' | 'required';
  readonly authorizedParties: readonly string[];
  readonly algorithms: readonly Algorithm[];
  readonly clockToleranceSeconds: number;
  readonly tokenKind: 'any' | 'access' | 'id';
  readonly permissionsPath: string | null;
  readonly requiredClaims: readonly string[];
}

/** A provider that judges nothing here, for telling near misses: disabled, or of another environment. */
export interface OtherProvider {
  readonly id: string;
  /** Null: whoever is answered must not learn which one it is. */
  readonly name: string | null;
  readonly environment: Environment;
  readonly enabled: boolean;
  readonly issuers: readonly string[];
}

/** The providers that are trusted in one environment of a workspace. */
export interface Trust {
  /** Enabled ones. An issuer belongs to one of them at most. */
  readonly providers: readonly TrustedProvider[];
  /** Read only when no provider has the issuer. */
  readonly others: readonly OtherProvider[];
  /** In place of `others`, where only digests of their issuers are known. */
  readonly findOther?: (issuer: string) => OtherProvider | undefined;
}

/** What judging needs of a provider as it is saved. */
export function trustedProviderOf({ id, draft, settings }: Provider): TrustedProvider {
  return {
    id,
    name: draft.name,
    type: settings.type,
    environment: settings.environment,
    issuers: settings.issuers.map(({ value }) => value),
    audiences: settings.audiences.map(({ value }) => value),
    audienceRule: settings.audienceRule,
    azpRule: settings.azpRule,
    authorizedParties: settings.authorizedParties,
    algorithms: settings.algorithms,
    clockToleranceSeconds: settings.clockToleranceSeconds,
    tokenKind: settings.tokenKind,
    permissionsPath: settings.permissionsPath,
    requiredClaims: settings.requiredClaims,
  };
}
