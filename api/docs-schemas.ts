import { type Html, html, prose } from './docs-html';
import { isJson, type Json, objectAt } from './openapi-json';

const PLACE = '#/components/schemas/';

/** Where a component is described on the page. */
export function anchorOf(name: string): string {
  return `schema-${name}`;
}

/** The type of a value in a few words; components are links. */
export function typeOf(schema: Json): Html {
  const name = componentOf(schema);
  if (name !== null) return html`<a href="#${anchorOf(name)}">${name}</a>`;
  if ('const' in schema) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (Array.isArray(schema.enum)) {
    return joined(schema.enum.map((value) => html`<code>${String(value)}</code>`));
  }
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return joined(alternatives.map(typeOf));
  if (schema.type === 'array') return listOf(objectAt(schema, 'items'));
  const types = [schema.type ?? 'any value'].flat();
  return html`${types.map(String).join(' or ')}${boundsOf(schema)}`;
}

function listOf(items: Json): Html {
  if (items.type !== 'string' || Array.isArray(items.enum)) return html`list of ${typeOf(items)}`;
  return html`list of strings${boundsOf(items)}`;
}

/** A table of the members of an object; those of objects within it stand below it with a dot. */
export function membersTable(schema: Json): Html | null {
  const rows = rowsOf(schema, '');
  if (rows.length === 0) return null;
  return html`<div class="scroll" tabindex="0"><table>
<thead><tr><th>Member</th><th>Type</th><th>Meaning</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** The component that a schema refers to; null: it says everything itself. */
export function componentOf({ $ref }: Json): string | null {
  return typeof $ref === 'string' && $ref.startsWith(PLACE) ? $ref.slice(PLACE.length) : null;
}

/** The schemas of which one has to fit; empty: there is only this one. */
export function alternativesOf(schema: Json): readonly Json[] {
  return [schema.anyOf ?? schema.oneOf ?? []].flat().filter(isJson);
}

function rowsOf(schema: Json, prefix: string): readonly Html[] {
  const required = [schema.required ?? []].flat();
  return Object.entries(objectAt(schema, 'properties')).flatMap(([name, member]) => {
    if (!isJson(member)) return [];
    const path = `${prefix}${name}`;
    const row = html`<tr><td><code>${path}</code>${required.includes(name) ? null : html`<span class="must">may be absent</span>`}</td>
<td class="kind">${typeOf(member)}</td><td>${meaningOf(member)}</td></tr>`;
    return [row, ...rowsOf(member, `${path}.`), ...rowsOf(objectAt(member, 'items'), `${path}[].`)];
  });
}

function meaningOf({ description }: Json): Html | null {
  return typeof description === 'string' ? prose(description) : null;
}

function boundsOf({ minimum, maximum, maxLength, maxItems }: Json): string {
  if (typeof minimum === 'number' && typeof maximum === 'number' && maximum < 1e9) {
    return `, ${minimum} to ${maximum}`;
  }
  if (typeof maxLength === 'number')
    return `, at most ${maxLength.toLocaleString('en')} characters`;
  return typeof maxItems === 'number' ? `, at most ${maxItems}` : '';
}

function joined(parts: readonly Html[]): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html` or ${part}`))}`;
}
