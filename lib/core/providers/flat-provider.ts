import { fieldErrorsOf } from '../field-errors';
import { type Failure, type FieldErrors, invalidInput, ok, type Result } from '../result';
import type { ProviderTypeDefinition } from './definition';
import { type Environment, emptyInputs, type ProviderDraft, type ProviderType } from './draft';
import { providerDraftSchema } from './draft-schema';
import type { ProviderMembers } from './flat-provider-schema';
import { NO_HINTS } from './hints';
import { draftFrom, providerTypeOf, withType } from './registry';
import type { Provider } from './settings';

/*
 * In the API and on the command line a provider is flat: the inputs of its type stand beside the settings that every type
 * has, and a provider has only the inputs of its type.
 */
const INPUTS: ReadonlySet<string> = new Set(Object.keys(emptyInputs()));

/** The draft of a new provider: the defaults of its type, and what is given in their place. */
export function newDraft(
  type: ProviderType,
  environment: Environment,
  given: ProviderMembers,
): Result<ProviderDraft> {
  return overlaid({ ...draftFrom(type, NO_HINTS), environment }, given);
}

/** A draft with what is given in place of what was there; another type takes along what both have. */
export function changedDraft(draft: ProviderDraft, given: ProviderMembers): Result<ProviderDraft> {
  return overlaid(withType(draft, given.type ?? draft.type), given);
}

function overlaid(base: ProviderDraft, given: ProviderMembers): Result<ProviderDraft> {
  const definition = providerTypeOf(base.type);
  const foreign = foreignInputs(definition, given);
  if (Object.keys(foreign).length > 0) return invalidInput(foreign);
  const { enabled: _, ...settings } = given;
  const members = readForgivingly(definition, settings);
  const inputs = Object.entries(members).filter(([name]) => INPUTS.has(name));
  const others = Object.entries(members).filter(([name]) => !INPUTS.has(name));
  const parsed = providerDraftSchema.safeParse({
    ...base,
    ...choicesOf(definition, given),
    ...Object.fromEntries(others),
    inputs: { ...base.inputs, ...Object.fromEntries(inputs) },
  });
  return parsed.success
    ? ok(parsed.data)
    : invalidInput(apiFields(fieldErrorsOf(parsed.error.issues)));
}

/** Inputs that the type does not have would be kept and never used. */
function foreignInputs(definition: ProviderTypeDefinition, given: ProviderMembers): FieldErrors {
  const own = inputsOf(definition);
  const names = Object.keys(given).filter((name) => INPUTS.has(name) && !own.includes(name));
  const message = `A provider of type ${definition.type} has none.`;
  return Object.fromEntries(names.map((name) => [name, [message]]));
}

function inputsOf({ fields }: ProviderTypeDefinition): readonly string[] {
  return fields.map(({ path }) => path.replace('inputs.', ''));
}

/** What the fields of the form make of their texts, so that the same text is saved alike from both. */
function readForgivingly({ fields }: ProviderTypeDefinition, given: ProviderMembers): object {
  const reads = new Map(
    fields.flatMap((field) =>
      'read' in field && field.read !== undefined
        ? [[field.path.replace('inputs.', ''), field.read] as const]
        : [],
    ),
  );
  const entries = Object.entries(given).map(([name, value]) => {
    const read = reads.get(name);
    if (read === undefined) return [name, value];
    const readText = (text: unknown) => (typeof text === 'string' ? read(text).value : text);
    return [name, Array.isArray(value) ? value.map(readText) : readText(value)];
  });
  return Object.fromEntries(entries);
}

/** What a choice of the form sets with it. */
function choicesOf({ fields }: ProviderTypeDefinition, given: ProviderMembers): object {
  const sets = fields.flatMap((field) =>
    field.kind === 'choice'
      ? field.options.filter(({ value }) => value === given[field.path]).map((one) => one.sets)
      : [],
  );
  return Object.assign({}, ...sets);
}

/** A provider in the flat shape, and what follows from its settings. */
export function providerAnswer(provider: Provider) {
  const { id, enabled, version, draft, settings, createdAt, updatedAt, updatedBy } = provider;
  const { inputs, type, name, environment, ...general } = draft;
  const own = inputsOf(providerTypeOf(type));
  const ownInputs = Object.entries(inputs).filter(([input]) => own.includes(input));
  const { issuers, audiences, discoveryAddresses, jwksAddress } = settings;
  return {
    id,
    type,
    name,
    environment,
    enabled,
    ...Object.fromEntries(ownInputs),
    ...general,
    effective: { issuers, audiences, discoveryAddresses, jwksAddress },
    version,
    createdAt,
    updatedAt,
    updatedBy,
  };
}

/** A failure whose places are named as the flat shape names them. */
export function inApiTerms(failure: Failure): Failure {
  if (failure.code !== 'INVALID_INPUT') return failure;
  return { ...failure, fields: apiFields(failure.fields) };
}

function apiFields(fields: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(fields).map(([path, messages]) => [path.replace(/^inputs\./, ''), messages]),
  );
}
