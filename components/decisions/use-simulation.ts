import { useMemo } from 'react';
import { useClockValue } from '@/components/ui/clock';
import type { Attributes } from '@/lib/core/policies/attributes';
import { compilePolicies } from '@/lib/core/policies/compile-policies';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { Environment } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { Target } from './nearest-target';
import { type ReadField, readAttributes, readContext, readMoment } from './read-fields';
import { decisionMicros, type Simulated, type Simulating, simulate, withDraft } from './simulate';
import type { SimulatorFields } from './simulator-fields';
import { problemOfTarget } from './target-problem';
import type { Asked, NotFetched } from './use-answer';
import { defaultedIn, type Subject } from './use-subject';

/** The fields as far as they could be read. */
export interface ReadFields {
  readonly attributes: ReadField<Attributes>;
  readonly context: ReadField<JsonObject>;
  readonly moment: ReadField<number | null>;
}

/** What was decided, by the draft and by what is saved. */
export interface Simulation {
  readonly question: Simulating;
  /** By the draft; without one, by what is saved. */
  readonly decided: Simulated;
  /** By what is saved, where that comes to the other verdict; null: it does not, or there is no draft. */
  readonly saved: Simulated | null;
  /** Every policy that was asked. */
  readonly policies: readonly ActivePolicy[];
  readonly micros: number;
}

/** How far the simulation is. */
export type SimulationState =
  | { readonly kind: 'incomplete'; readonly sentence: string }
  | { readonly kind: 'waiting' }
  | NotFetched
  | { readonly kind: 'decided'; readonly simulation: Simulation };

interface SimulationOptions {
  readonly fields: SimulatorFields;
  readonly environment: Environment;
  readonly subject: Subject;
  readonly ground: Asked<readonly ActivePolicy[]>;
  readonly draft: ActivePolicy | null;
}

const MINUTE_MS = 60_000;

/** Decides anew whenever a field, the token, the draft or the minute changes. */
export function useSimulation(options: SimulationOptions) {
  const { fields, environment, subject, ground, draft } = options;
  const { attributes, context, moment } = fields;
  const minute = useClockValue((now) => now - (now % MINUTE_MS));
  const read: ReadFields = useMemo(
    () => ({
      attributes: readAttributes(attributes),
      context: readContext(context),
      moment: readMoment(moment),
    }),
    [attributes, context, moment],
  );
  const { resource, action, source } = fields;
  const state = useMemo(
    () =>
      stateOf({
        target: { resource, action },
        source,
        read,
        subject,
        ground,
        draft,
        environment,
        minute,
      }),
    [resource, action, source, read, subject, ground, draft, environment, minute],
  );
  return { read, state };
}

interface Inputs extends Omit<SimulationOptions, 'fields'> {
  readonly target: Target;
  readonly source: SimulatorFields['source'];
  readonly read: ReadFields;
  readonly minute: number;
}

function stateOf(inputs: Inputs): SimulationState {
  const { target, read, ground, draft, environment, minute } = inputs;
  const { context, moment } = read;
  const problem = problemOfTarget(target);
  if (problem !== null) return incomplete(problem);
  if (!context.ok || !moment.ok) return incomplete(TO_MEND);
  const who = subjectIn(inputs);
  if ('kind' in who) return who;
  if (ground.kind === 'failed') return ground;
  if (ground.kind !== 'had') return { kind: 'waiting' };
  const { attributes, ...rest } = who;
  const now = moment.value ?? minute;
  const request = { attributes, ...target, context: context.value, now };
  const simulation = decide({ environment, request, ...rest }, ground.value, draft);
  return { kind: 'decided', simulation };
}

const TO_MEND = 'Mend the fields that are marked.';
const NONE: ReadonlySet<string> = new Set();

/** Whoever is asked about, or how far that is from being known. */
function subjectIn({
  source,
  read: { attributes },
  subject,
}: Inputs): SimulationState | (Omit<Simulating, 'environment' | 'request'> & AttributesOf) {
  if (source === 'hand') {
    if (!attributes.ok) return incomplete(TO_MEND);
    return { attributes: attributes.value, missing: null, defaulted: NONE };
  }
  if (subject.kind !== 'read') return ofSubject(subject);
  const { rows, missing, attributes: read } = subject.subject;
  return { attributes: read, missing, defaulted: defaultedIn(rows) };
}

interface AttributesOf {
  readonly attributes: Attributes;
}

function ofSubject(subject: Subject): SimulationState {
  if (subject.kind === 'failed') return subject;
  if (subject.kind === 'problem') return incomplete(subject.sentence);
  return subject.kind === 'none' ? incomplete('Paste a token.') : { kind: 'waiting' };
}

function incomplete(sentence: string): SimulationState {
  return { kind: 'incomplete', sentence };
}

function decide(
  question: Simulating,
  ground: readonly ActivePolicy[],
  draft: ActivePolicy | null,
): Simulation {
  const policies = draft === null ? ground : withDraft(ground, draft);
  const decided = simulate(policies, question);
  const saved = draft === null ? null : simulate(ground, question);
  const engine = compilePolicies(policies, question.environment);
  const { allowed } = decided.explained.decision;
  return {
    question,
    policies,
    decided,
    saved: saved?.explained.decision.allowed === !allowed ? saved : null,
    micros: decisionMicros(engine, question.request, () => performance.now()),
  };
}
