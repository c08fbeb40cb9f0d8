import { type AskedIssuer, MAX_FURTHER_ASKED, matches } from '@/lib/core/connections/asked-issuer';
import { mayBeElsewhere } from '@/lib/core/connections/discovery-step';
import { issuerStep } from '@/lib/core/connections/issuer-step';
import type { StepContent } from '@/lib/core/connections/step-content';
import { discoveryAddresses } from '@/lib/core/oidc/discovery-addresses';
import { judgeMetadata } from '@/lib/core/oidc/judge-metadata';
import { beginKeySet } from './test-connection-keys';
import { firstIssuer, noteCertificate, type TestState } from './test-connection-state';

/** The step that compares every configured issuer with its own document; the further ones are asked here. */
export async function issuer(state: TestState): Promise<StepContent> {
  const first = firstAsked(state);
  const [, ...others] = state.settings.issuers.map(({ value }) => value);
  if (others.length > 0 && (first.kind !== 'named' || matches(first))) beginKeySet(state);
  const further = await Promise.all(
    others.map((configured, index) =>
      index < MAX_FURTHER_ASKED
        ? ask(state, configured)
        : ({ configured, kind: 'not_asked' } as const),
    ),
  );
  state.issuers = [first, ...further];
  return issuerStep(state.context, first, further);
}

function firstAsked(state: TestState): AskedIssuer {
  const configured = firstIssuer(state);
  const { metadata } = state;
  if (metadata === null) return { configured, kind: 'failed', message: 'There is none.' };
  return { configured, kind: 'named', published: metadata.issuer, jwksUri: text(metadata.jwksUri) };
}

async function ask(state: TestState, configured: string): Promise<AskedIssuer> {
  const { draft, definition } = state.context;
  if (definition.withoutDiscovery?.(draft, configured) === true) {
    return { configured, kind: 'silent' };
  }
  let message = 'This is no address that can be asked.';
  for (const place of discoveryAddresses(configured)) {
    const fetched = await state.fetch.fetchJson(place);
    if (fetched.ok) {
      noteCertificate(state, fetched.connection);
      return judged(configured, fetched.json);
    }
    message = fetched.message;
    if (!mayBeElsewhere(fetched)) break;
  }
  return { configured, kind: 'failed', message };
}

function judged(configured: string, document: unknown): AskedIssuer {
  const metadata = judgeMetadata(document);
  if (!metadata.ok) return { configured, kind: 'failed', message: metadata.message };
  const { issuer: published, jwksUri } = metadata.metadata;
  return { configured, kind: 'named', published, jwksUri: text(jwksUri) };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
