import { isJson, type Json, mapObjects, objectAt } from './openapi-json';

const PLACE = '#/components/schemas/';
const INPUT = 'Input';

/**
 * The document with each component once: every schema comes as it is read and as it is written, which
 * is the same here but for those that have a default. Components that nothing refers to are left out.
 */
export function tidyComponents(document: Json): Json {
  const components = objectAt(document, 'components');
  const schemas = objectAt(components, 'schemas');
  const reached = reachedFrom(document, schemas);
  const names = new Map([...reached].map((name) => [name, shortName(name, reached)]));
  const kept = [...reached].map((name) => [names.get(name), schemas[name]]);
  const tidy = { ...document, components: { ...components, schemas: Object.fromEntries(kept) } };
  const renamed = mapObjects(tidy, (object) => {
    const name = referenceOf(object);
    return name === null ? object : { ...object, $ref: `${PLACE}${names.get(name) ?? name}` };
  });
  return isJson(renamed) ? renamed : document;
}

function referenceOf({ $ref }: Json): string | null {
  return typeof $ref === 'string' && $ref.startsWith(PLACE) ? $ref.slice(PLACE.length) : null;
}

function shortName(name: string, reached: ReadonlySet<string>): string {
  const short = name.endsWith(INPUT) ? name.slice(0, -INPUT.length) : name;
  return short !== name && reached.has(short) ? name : short;
}

function reachedFrom(document: Json, schemas: Json): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (value: unknown) =>
    mapObjects(value, (object) => {
      const name = referenceOf(object);
      if (name !== null && !reached.has(name)) {
        reached.add(name);
        visit(schemas[name]);
      }
      return object;
    });
  visit(document.paths);
  visit(objectAt(document, 'components').responses);
  return reached;
}
