/** A JSON object of the document, members unjudged. */
export type Json = { [name: string]: unknown };

/** Whether a value is an object with names, no list. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is an object; an empty one where it is absent. */
export function objectAt(object: Json, name: string): Json {
  const value = object[name];
  return isJson(value) ? value : {};
}

/** A copy in which every object was replaced by what `change` makes of it, the inner ones first. */
export function mapObjects(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isJson(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, mapObjects(member, change)]);
  return change(Object.fromEntries(members));
}
