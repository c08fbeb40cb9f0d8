import { valueIn } from './attribute-use';
import type { Attributes, AttributeValue } from './attributes';
import type { DecisionRequest } from './decision';
import type { PolicyTest } from './policy';

/** The values that tests give an attribute of claims or of the context. */
export function testValues(
  tests: readonly PolicyTest[],
  attribute: string,
): readonly AttributeValue[] {
  return tests
    .map(({ attributes, context }) => valueIn({ ...NO_REQUEST, attributes, context }, attribute))
    .filter((value) => value !== null);
}

/** The value that the attributes of a token give to one of them; null: none. */
export function previewValue(preview: Attributes, attribute: string): AttributeValue | null {
  return valueIn({ ...NO_REQUEST, attributes: preview }, attribute);
}

/** A request of nobody for nothing. */
export const NO_REQUEST: DecisionRequest = {
  attributes: {},
  resource: '',
  action: '',
  context: {},
  now: 0,
};
