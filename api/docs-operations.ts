import { type Html, html, prose } from './docs-html';
import { componentOf, membersTable, typeOf } from './docs-schemas';
import { isJson, type Json, objectAt } from './openapi-json';

/** One operation and where it is. */
export interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
}

/** Every operation of the document, in its order. */
export function operationsOf(document: Json): readonly DocumentedOperation[] {
  return Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) =>
    Object.entries(isJson(item) ? item : {}).flatMap(([method, operation]) =>
      isJson(operation) ? [{ method: method.toUpperCase(), path, operation }] : [],
    ),
  );
}

/** An operation for people: what it does, takes and answers, and a request to copy. */
export function operationArticle(given: DocumentedOperation, document: Json, base: string): Html {
  const { method, path, operation } = given;
  const { operationId, summary, description } = operation;
  return html`<article id="${String(operationId)}">
<header><h3><a href="#${String(operationId)}">${String(summary)}</a></h3>${scopeLine(operation)}</header>
<p class="address"><span class="method">${method}</span><code>${path}</code></p>
${typeof description === 'string' ? html`<p>${prose(description)}</p>` : null}
${parameters(operation)}
${body(operation, document)}
<h4>Example</h4><pre tabindex="0"><code>${curlOf(given, document, base)}</code></pre>
<h4>Answers</h4>${responses(operation, document)}
</article>`;
}

function scopeLine(operation: Json): Html {
  const scopes = operation['x-scopes'];
  if (Array.isArray(scopes)) {
    const names = scopes.map(
      (scope, at) => html`${at === 0 ? '' : ' or '}<code>${String(scope)}</code>`,
    );
    return html`<span class="scope">needs the scope ${names}</span>`;
  }
  const isOpen = Array.isArray(operation.security) && operation.security.length === 0;
  return html`<span class="scope">${isOpen ? 'needs no key' : 'any API key'}</span>`;
}

function parameters(operation: Json): Html | null {
  const given = [operation.parameters ?? []].flat().filter(isJson);
  if (given.length === 0) return null;
  const rows = given.map(
    (
      one,
    ) => html`<tr><td><code>${String(one.name)}</code><span class="must">${String(one.in)}${one.required === true ? ', required' : ''}</span></td>
<td class="kind">${typeOf(objectAt(one, 'schema'))}</td><td>${prose(String(one.description ?? ''))}</td></tr>`,
  );
  return html`<h4>Parameters</h4><div class="scroll" tabindex="0"><table>
<thead><tr><th>Name</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function body(operation: Json, document: Json): Html | null {
  const schema = bodySchema(operation);
  if (schema === null) return null;
  return html`<h4>Body: ${typeOf(schema)}</h4>
<details><summary>Members</summary>${membersTable(resolved(schema, document))}</details>`;
}

function bodySchema(operation: Json): Json | null {
  const content = objectAt(objectAt(operation, 'requestBody'), 'content');
  const media = content['application/json'];
  return isJson(media) ? objectAt(media, 'schema') : null;
}

function resolved(schema: Json, document: Json): Json {
  const name = componentOf(schema);
  if (name === null) return schema;
  return objectAt(objectAt(objectAt(document, 'components'), 'schemas'), name);
}

function responses(operation: Json, document: Json): Html {
  const rows = Object.entries(objectAt(operation, 'responses')).map(([status, response]) => {
    const said = responseOf(response, document);
    const headers = Object.keys(objectAt(said, 'headers')).join(', ');
    const media = Object.values(objectAt(said, 'content')).find(isJson);
    return html`<tr><td><code>${status}</code></td>
<td class="kind">${media === undefined ? 'no body' : typeOf(objectAt(media, 'schema'))}</td>
<td>${prose(String(said.description ?? ''))}${headers === '' ? null : html`<span class="must">Headers: ${headers}</span>`}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0"><table>
<thead><tr><th>Status</th><th>Body</th><th>When</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function responseOf(response: unknown, document: Json): Json {
  if (!isJson(response)) return {};
  if (typeof response.$ref !== 'string') return response;
  const common = objectAt(objectAt(document, 'components'), 'responses');
  return objectAt(common, response.$ref.split('/').at(-1) ?? '');
}

function curlOf(
  { method, path, operation }: DocumentedOperation,
  document: Json,
  base: string,
): string {
  const address = `${base}${path.replace('{id}', 'prv_4kq7w2zr5nxmb3tf6hydc8vj')}`;
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${address}`,
    ...headersOf(operation),
  ];
  const schema = bodySchema(operation);
  if (schema !== null) {
    const [example] = [resolved(schema, document).examples ?? {}].flat();
    const json = JSON.stringify(example, null, 2)
      // Lists on one line.
      .replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\n\s*/g, ' '))
      .replaceAll("'", "'\\''");
    lines.push(`-H 'Content-Type: application/json'`, `-d '${json}'`);
  }
  return lines.join(' \\\n  ');
}

function headersOf(operation: Json): readonly string[] {
  const schemes = [operation.security ?? []].flat().filter(isJson).flatMap(Object.keys);
  const names = [operation.parameters ?? []]
    .flat()
    .filter(isJson)
    .map(({ name }) => name);
  return [
    ...(schemes.includes('apiKey') ? [`-H "Authorization: Bearer $CLAIMCHECK_API_KEY"`] : []),
    ...(schemes.includes('claimcheckKey') ? [`-H "X-Claimcheck-Key: $CLAIMCHECK_API_KEY"`] : []),
    ...(schemes.includes('userToken') ? [`-H "Authorization: Bearer $TOKEN"`] : []),
    ...(names.includes('If-Match') ? [`-H 'If-Match: "3"'`] : []),
    ...(names.includes('Idempotency-Key') ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
  ];
}
