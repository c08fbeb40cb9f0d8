import type { ActivePolicy } from '../policies/policy';
import type { MapInSlices } from '../policies/policy-snapshot';
import { ENVIRONMENTS } from '../providers/draft';
import {
  type BundleObject,
  digestAt,
  listAt,
  memberAt,
  momentAt,
  objectAt,
  oneOfAt,
  textAt,
  textsAt,
  uniqueAt,
  WrongBundle,
  wrongAt,
} from './bundle-fields';
import { readBundledPolicy } from './read-bundled-policy';
import { readBundledProvider } from './read-bundled-provider';
import {
  BUNDLE_FORMAT,
  type BundledMachineKey,
  type BundledOther,
  type BundledProvider,
  type TrustBundle,
} from './trust-bundle';

/** A bundle, or why it is none, as a sentence. */
export type ReadBundle =
  | { readonly ok: true; readonly bundle: TrustBundle }
  | { readonly ok: false; readonly message: string };

/** Reads one part, or gives what was read from the same part before. */
export type KeepPart<T> = (part: unknown, read: (part: unknown) => T) => T;

export interface ReadBundleOptions {
  readonly mapInSlices: MapInSlices;
  /** Default: every provider is read. */
  readonly keepProvider?: KeepPart<BundledProvider>;
  /** Default: every policy is read. */
  readonly keepPolicy?: KeepPart<ActivePolicy>;
}

/**
 * Reads whatever JSON it is given as a bundle, a few parts at a time. One in which anything is wrong, or that
 * is of another format, is refused whole; members that are not known are left out. Rejects for nothing in it.
 */
export async function readBundle(value: unknown, options: ReadBundleOptions): Promise<ReadBundle> {
  try {
    return { ok: true, bundle: await read(value, options) };
  } catch (error) {
    if (!(error instanceof WrongBundle)) throw error;
    return { ok: false, message: error.message };
  }
}

async function read(value: unknown, options: ReadBundleOptions): Promise<TrustBundle> {
  const object = objectAt(value, 'bundle');
  requireFormat(memberAt(object, 'format'));
  const listed = <T>(name: string, readPart: Read<T>) => readList(object, name, readPart, options);
  const bundle: TrustBundle = {
    format: BUNDLE_FORMAT,
    workspace: textAt(object, 'workspace', 'bundle'),
    environment: oneOfAt(object, 'environment', ENVIRONMENTS, 'bundle'),
    configHash: digestAt(object, 'configHash', 'bundle'),
    providers: await listed('providers', by(readBundledProvider, options.keepProvider)),
    others: await listed('others', readOther),
    policies: await listed('policies', by(readBundledPolicy, options.keepPolicy)),
    machineKeys: await listed('machineKeys', readMachineKey),
  };
  requireOne(bundle);
  return bundle;
}

function requireFormat(format: unknown): void {
  if (format === BUNDLE_FORMAT) return;
  throw new WrongBundle(
    typeof format === 'number'
      ? `The api sends bundles of format ${format}, and this version of @claimcheck/node reads format ${BUNDLE_FORMAT} only: update @claimcheck/node.`
      : 'It is no trust bundle.',
  );
}

type Read<T> = (part: unknown, at: string) => T;

function by<T>(readPart: Read<T>, keep: KeepPart<T> | undefined): Read<T> {
  if (keep === undefined) return readPart;
  return (part, at) => keep(part, (one) => readPart(one, at));
}

function readList<T>(
  object: BundleObject,
  name: string,
  readPart: Read<T>,
  { mapInSlices }: ReadBundleOptions,
): Promise<readonly T[]> {
  let index = -1;
  return mapInSlices(listAt(memberAt(object, name), name), (part) => {
    index += 1;
    return readPart(part, `${name}.${index}`);
  });
}

function readOther(value: unknown, at: string): BundledOther {
  const object = objectAt(value, at);
  const enabled = memberAt(object, 'enabled');
  if (typeof enabled !== 'boolean') return wrongAt(`${at}.enabled`, 'is neither true nor false');
  return {
    environment: oneOfAt(object, 'environment', ENVIRONMENTS, at),
    enabled,
    issuerDigests: textsAt(object, 'issuerDigests', at),
  };
}

function readMachineKey(value: unknown, at: string): BundledMachineKey {
  const object = objectAt(value, at);
  return {
    id: textAt(object, 'id', at),
    name: textAt(object, 'name', at),
    digest: digestAt(object, 'digest', at),
    permissions: textsAt(object, 'permissions', at),
    expiresAt: momentAt(object, 'expiresAt', at),
    revokedAt: momentAt(object, 'revokedAt', at),
  };
}

/** What is found by a text is one: which of two holds would else depend on their order. */
function requireOne({ environment, providers, policies, machineKeys }: TrustBundle): void {
  const trusted = providers.map(({ provider }) => provider);
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  uniqueAt(ids(trusted), 'providers');
  uniqueAt(
    trusted.flatMap(({ issuers }) => [...new Set(issuers)]),
    'providers',
  );
  uniqueAt(ids(policies), 'policies');
  uniqueAt(
    machineKeys.map(({ digest }) => digest),
    'machineKeys',
  );
  if (trusted.some((provider) => provider.environment !== environment)) {
    wrongAt('providers', 'are of several environments');
  }
}
