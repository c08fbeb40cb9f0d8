/** The members of provider metadata that are used, unjudged beyond their type. */
export interface Metadata {
  readonly issuer: string;
  /** Null when it is absent; its address is judged where it is used. */
  readonly jwksUri: unknown;
  /** Null when the document does not say. */
  readonly advertisedAlgorithms: readonly string[] | null;
  readonly memberCount: number;
  /** Members that OpenID Connect Discovery 3 requires and that are absent. */
  readonly absent: readonly string[];
  /** What it advertises that changes nothing here, in a few words; null: nothing of note. */
  readonly withoutEffect: string | null;
}

export type JudgedMetadata =
  | { readonly ok: true; readonly metadata: Metadata }
  | {
      readonly ok: false;
      readonly code: 'METADATA_INVALID' | 'METADATA_INCOMPLETE';
      readonly message: string;
      /** What stands where the issuer should be; null when the issuer is not what is wrong. */
      readonly issuerShown: string | null;
    };

const REQUIRED = [
  'authorization_endpoint',
  'jwks_uri',
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
];
const MAX_ADVERTISED = 50;
const MAX_ISSUER = 2048;

/**
 * Judges a metadata document (OpenID Connect Discovery 3; RFC 8414, 2). Only the issuer is demanded
 * here; other members are optional, because well-known providers publish five of them.
 */
export function judgeMetadata(document: unknown): JudgedMetadata {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return invalid('The document is not a JSON object.');
  }
  const members = new Map<string, unknown>(Object.entries(document));
  const issuer = members.get('issuer');
  if (typeof issuer !== 'string' || issuer === '') return issuerProblem(issuer);
  if (issuer.length > MAX_ISSUER) return tooLong(issuer);
  const endpoint = unsafeEndpoint(members);
  if (endpoint !== null)
    return invalid(`“${shortName(endpoint)}” is not an http or https address.`);
  return { ok: true, metadata: metadataOf(issuer, members) };
}

function metadataOf(issuer: string, members: ReadonlyMap<string, unknown>): Metadata {
  return {
    issuer,
    jwksUri: members.get('jwks_uri') ?? null,
    advertisedAlgorithms: advertised(members.get('id_token_signing_alg_values_supported')),
    memberCount: members.size,
    absent: REQUIRED.filter((name) => (members.get(name) ?? null) === null),
    withoutEffect: withoutEffect(members),
  };
}

const USED = ['issuer', 'jwks_uri', 'id_token_signing_alg_values_supported'];
/** Those that people ask about are named; no other name of the document is repeated. */
const NAMED = [
  'token_endpoint_auth_methods_supported',
  'scopes_supported',
  'claims_supported',
  'grant_types_supported',
  'response_types_supported',
];

function withoutEffect(members: ReadonlyMap<string, unknown>): string | null {
  const algorithms = advertised(members.get('id_token_signing_alg_values_supported')) ?? [];
  const never = algorithms.filter((name) => /^(HS\d+|none)$/.test(name));
  const refused =
    never.length === 0 || never.length === algorithms.length
      ? []
      : [`${never.join(', ')} (never accepted)`];
  const others = [...members.keys()].filter((name) => !USED.includes(name));
  const named = NAMED.filter((name) => members.has(name));
  const rest = others.length - named.length;
  const parts = [
    ...refused,
    ...named,
    ...(rest > 0 ? [`${rest} ${rest === 1 ? 'other member' : 'other members'}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function invalid(message: string): JudgedMetadata {
  return { ok: false, code: 'METADATA_INVALID', message, issuerShown: null };
}

function issuerProblem(issuer: unknown): JudgedMetadata {
  if (issuer === undefined || issuer === null || issuer === '') {
    const message = 'The document names no issuer.';
    return { ok: false, code: 'METADATA_INCOMPLETE', message, issuerShown: '(none)' };
  }
  const kind = Array.isArray(issuer) ? 'a list' : `a ${typeof issuer}`;
  const message = `The issuer in the document is ${kind}, not a text.`;
  const issuerShown = JSON.stringify(issuer).slice(0, 255);
  return { ok: false, code: 'METADATA_INVALID', message, issuerShown };
}

/** No address is that long, and every report would carry it. */
function tooLong(issuer: string): JudgedMetadata {
  const message = `The issuer in the document is longer than ${MAX_ISSUER.toLocaleString('en')} characters.`;
  return {
    ok: false,
    code: 'METADATA_INVALID',
    message,
    issuerShown: `${issuer.slice(0, 255)}…`,
  };
}

/** An endpoint that a browser would run or read locally (`javascript:`, `data:`, `file:`). */
function unsafeEndpoint(members: ReadonlyMap<string, unknown>): string | null {
  for (const [name, value] of members) {
    if (!name.endsWith('_endpoint') || typeof value !== 'string') continue;
    if (!/^https?:\/\//i.test(value)) return name;
  }
  return null;
}

function advertised(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const names = value.filter(
    (name): name is string => typeof name === 'string' && name.length <= 32,
  );
  return [...new Set(names)].slice(0, MAX_ADVERTISED);
}

function shortName(name: string): string {
  return name.slice(0, 64);
}
