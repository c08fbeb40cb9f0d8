import type { ProviderHints } from './definition';
import { ALGORITHMS, PROVIDER_TYPES, type ProviderType } from './draft';
import { readIssuer } from './issuer-field';
import { beyondPlain } from './plain-address';
import { readPublishableKey } from './publishable-key';
import { recogniseType } from './registry';
import { isClientId } from './workos-issuers';

/** What the address of a new provider's page says. */
export interface NewProviderAddress {
  /** Null: not chosen, and nothing in the address tells. */
  readonly type: ProviderType | null;
  readonly hints: ProviderHints;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const MAX_TEXT = 2048;
const MAX_ENTRIES = 10;
const TOKEN_KINDS = ['access', 'id'] as const;
const PERMISSIONS_CLAIMS = ['permissions', 'scope'] as const;

/** Writes type and hints as parameters of an address; what is longer than the form takes is left out. */
export function hintParameters(type: ProviderType | null, hints: ProviderHints): URLSearchParams {
  const parameters = new URLSearchParams();
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== '' && value.length <= MAX_TEXT) parameters.append(name, value);
  };
  add('type', type);
  add('issuer', plain(hints.issuer ?? ''));
  add('key', hints.publishableKey);
  add('client', hints.clientId);
  for (const audience of hints.audiences.slice(0, MAX_ENTRIES)) add('audience', audience);
  for (const party of hints.parties.slice(0, MAX_ENTRIES)) add('party', party);
  if (hints.withoutAudience === true) parameters.append('audience', '');
  for (const algorithm of hints.algorithms ?? []) add('algorithm', algorithm);
  add('kind', hints.tokenKind ?? null);
  add('permissions', hints.permissionsClaim ?? null);
  add('iss', plain(hints.exactIssuer ?? ''));
  return parameters;
}

/** Reads type and hints from the parameters of an address; what it does not know is left out. */
export function readHintParameters(parameters: Parameters): NewProviderAddress {
  const issuer = readIssuer(plain(single(parameters.issuer))).value;
  const key = single(parameters.key);
  const client = single(parameters.client);
  const hints: ProviderHints = {
    issuer: issuer === '' ? null : issuer,
    publishableKey: readPublishableKey(key) === null ? null : key,
    clientId: isClientId(client) ? client : null,
    audiences: several(parameters.audience),
    parties: several(parameters.party),
    // An empty one: a token was seen that names none.
    ...(parameters.audience === '' && { withoutAudience: true }),
    ...readTokenHints(parameters),
  };
  const chosen = PROVIDER_TYPES.find((type) => type === parameters.type) ?? null;
  const named = hints.issuer ?? hints.publishableKey ?? hints.clientId;
  return { type: chosen ?? (named === null ? null : recogniseType(hints)), hints };
}

/** What a token told beyond whose it is. */
function readTokenHints(
  parameters: Parameters,
): Pick<ProviderHints, 'algorithms' | 'tokenKind' | 'permissionsClaim' | 'exactIssuer'> {
  const named = several(parameters.algorithm);
  const algorithms = ALGORITHMS.filter((algorithm) => named.includes(algorithm));
  const tokenKind = TOKEN_KINDS.find((kind) => kind === parameters.kind);
  const permissionsClaim = PERMISSIONS_CLAIMS.find((claim) => claim === parameters.permissions);
  const exactIssuer = plain(single(parameters.iss));
  return {
    ...(algorithms.length > 0 && { algorithms }),
    ...(tokenKind !== undefined && { tokenKind }),
    ...(permissionsClaim !== undefined && { permissionsClaim }),
    ...(exactIssuer !== '' && { exactIssuer }),
  };
}

/** Addresses are logged and kept: what may be secret in an issuer does not get into one. */
function plain(issuer: string): string {
  return beyondPlain(issuer) === null ? issuer : '';
}

function single(value: string | string[] | undefined): string {
  return typeof value === 'string' && value.length <= MAX_TEXT ? value.trim() : '';
}

function several(value: string | string[] | undefined): readonly string[] {
  const texts = typeof value === 'string' ? [value] : (value ?? []);
  const usable = texts.map(single).filter((text) => text !== '');
  return [...new Set(usable)].slice(0, MAX_ENTRIES);
}
