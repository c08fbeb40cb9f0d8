import { addressStep } from '@/lib/core/connections/address-step';
import { clockDifference } from '@/lib/core/connections/clock-doubt';
import {
  absentDiscoveryStep,
  discoveryStep,
  type FailedTry,
  mayBeElsewhere,
} from '@/lib/core/connections/discovery-step';
import { adviceFor, codeOf, evidenceOf } from '@/lib/core/connections/failed-fetch';
import { bad, type StepContent, warning } from '@/lib/core/connections/step-content';
import type { FetchedJson } from '@/lib/platform/guarded-fetch-answer';
import type { FetchFailure } from '@/lib/platform/guarded-fetch-failure';
import { suggestionFor } from './test-connection-nearby';
import { noteCertificate, type TestState } from './test-connection-state';

/** The step that connects to the host of the first issuer. */
export async function address(state: TestState): Promise<StepContent> {
  const [first = ''] = state.settings.discoveryAddresses;
  const connected = await state.fetch.connect(first);
  if (connected.ok) {
    const { connection } = connected;
    noteCertificate(state, connection);
    const allowListed = state.allowedPrivateOrigins.includes(connection.origin);
    return addressStep(connection, allowListed, state.now());
  }
  state.unreachable = true;
  const origin = URL.canParse(first) ? new URL(first).origin : first;
  const more = {
    evidence: evidenceOf(origin, connected),
    advice: reason(state, connected, origin),
  };
  const instead = alternative(state);
  if (instead === null || connected.code === 'CANCELLED') {
    return bad(codeOf(connected), connected.message, more);
  }
  return warning(codeOf(connected), `${connected.message} ${instead}`, more);
}

function reason(state: TestState, failure: FetchFailure, origin: string): string | null {
  if (state.authorityEnded && failure.code.startsWith('TLS_')) {
    return 'The private CA under Advanced has ended: paste the new certificate of the authority.';
  }
  return adviceFor(failure, origin);
}

/** The step that looks for the metadata document in each of its places. */
export async function discovery(state: TestState): Promise<StepContent> {
  if (state.unreachable) return absentDiscoveryStep([], alternative(state));
  const tries: FailedTry[] = [];
  for (const place of state.settings.discoveryAddresses) {
    const fetched = await state.fetch.fetchJson(place);
    if (fetched.ok) return found(state, place, fetched);
    tries.push({ address: place, failure: fetched });
    if (!mayBeElsewhere(fetched)) break;
  }
  const instead = alternative(state);
  const suggestion = instead === null ? await suggestionFor(state, tries) : null;
  return absentDiscoveryStep(tries, instead, suggestion);
}

function found(state: TestState, place: string, fetched: FetchedJson): StepContent {
  const now = state.now();
  state.document = fetched.json;
  state.discoveryAddress = place;
  state.clockAheadSeconds = clockDifference(fetched.date, now);
  const { clockToleranceSeconds } = state.settings;
  return discoveryStep(place, fetched, { now, clockToleranceSeconds });
}

/**
 * What is used when there is no discovery document; null when nothing is. An address that follows
 * from the type is no such thing: those types always publish a document, so its absence is a fault.
 */
function alternative({ settings }: TestState): string | null {
  if (settings.pastedKeys !== null) return 'The pasted keys are used instead.';
  if (settings.jwksAddress?.source === 'typed') return 'The JWKS address is used instead.';
  return null;
}
