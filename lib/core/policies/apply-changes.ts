import type { JsonValue } from '../tokens/json-value';
import { type AttributeValue, CONTEXT_PREFIX } from './attributes';
import type { DecisionRequest } from './decision';

/** Attributes that are changed, by their whole names, with their new values; null: absent. */
export type AttributeChanges = ReadonlyMap<string, AttributeValue | null>;

/** The request as it would be with these attributes. A name of the context is set as a whole, dots and all. */
export function applyChanges(request: DecisionRequest, changes: AttributeChanges): DecisionRequest {
  const attributes = new Map<string, AttributeValue>(Object.entries(request.attributes));
  const context = new Map<string, JsonValue>(Object.entries(request.context));
  for (const [attribute, value] of changes) {
    if (attribute.startsWith(CONTEXT_PREFIX)) {
      context.set(attribute.slice(CONTEXT_PREFIX.length), value);
    } else if (value === null) attributes.delete(attribute);
    else attributes.set(attribute, value);
  }
  return {
    ...request,
    attributes: Object.fromEntries(attributes),
    context: Object.fromEntries(context),
  };
}
