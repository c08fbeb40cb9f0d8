import { createHash } from 'node:crypto';
import { isAttachedIn, KeptTexts, policyIn, providerEntry } from '@/lib/core/bundle/bundle-entries';
import { BUNDLE_FORMAT, type BundledOther } from '@/lib/core/bundle/trust-bundle';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';
import type { OtherProvider } from '@/lib/core/tokens/trusted-provider';
import { mapInSlices } from '@/lib/platform/in-slices';
import { processWide } from '@/lib/platform/process-wide';
import { type SealedText, TextInChunks } from '@/lib/platform/text-in-chunks';
import type { BundleGround } from './bundle-ground';

interface Texts {
  readonly shared: KeptTexts;
  /** A policy says something else in each environment. */
  readonly policies: ReadonlyMap<Environment, KeptTexts>;
}

const kept = processWide(
  'bundle-texts',
  (): Texts => ({
    shared: new KeptTexts(),
    policies: new Map(ENVIRONMENTS.map((environment) => [environment, new KeptTexts()])),
  }),
);

/**
 * Writes the bundle of a ground as JSON, a few entries at a time. Members come in one order and nothing tells
 * the time, so that the same content has the same bytes.
 */
export async function writeBundle(ground: BundleGround): Promise<SealedText> {
  const { scope, snapshot, policies, machineKeys, keys } = ground;
  const { environment, workspaceSlug: workspace } = scope;
  const { shared } = kept.get();
  const of = policyTexts(environment);
  const head = { format: BUNDLE_FORMAT, workspace, environment, configHash: snapshot.configHash };
  const text = new TextInChunks();
  text.add(JSON.stringify(head).slice(0, -1));
  await addList(text, 'providers', [...snapshot.trust.providers.entries()], ([at, provider]) =>
    providerEntry(shared, provider, keys[at] ?? null, policies.mappings.get(provider.id) ?? null),
  );
  await addList(text, 'others', snapshot.trust.others, (other) => shared.of(other, bundledOther));
  await addList(text, 'policies', policies.policies, (policy) =>
    isAttachedIn(policy, environment) ? of(policy) : null,
  );
  await addList(text, 'machineKeys', machineKeys, (key) => shared.of(key));
  text.add('}');
  return text.seal();
}

function policyTexts(environment: Environment) {
  const texts = kept.get().policies.get(environment);
  if (texts === undefined) throw new Error(`There is no environment ${environment}.`);
  return (policy: BundleGround['policies']['policies'][number]) =>
    texts.of(policy, (whole) => policyIn(whole, environment));
}

function bundledOther({ environment, enabled, issuers }: OtherProvider): BundledOther {
  return { environment, enabled, issuerDigests: issuers.map(sha256) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Adds a member that is a list; an entry without a text is left out. */
async function addList<T>(
  text: TextInChunks,
  name: string,
  items: readonly T[],
  entryOf: (item: T) => string | null,
): Promise<void> {
  text.add(`,"${name}":[`);
  let separator = '';
  await mapInSlices(items, (item) => {
    const entry = entryOf(item);
    if (entry === null) return;
    text.add(separator + entry);
    separator = ',';
  });
  text.add(']');
}
