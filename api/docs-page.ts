import { REQUEST_CODE_CAUSES, TOKEN_CODE_CAUSES } from './docs-codes';
import { Html, html, prose } from './docs-html';
import { type DocumentedOperation, operationArticle, operationsOf } from './docs-operations';
import { alternativesOf, anchorOf, membersTable, typeOf } from './docs-schemas';
import { DOCS_STYLE } from './docs-style';
import { isJson, type Json, objectAt } from './openapi-json';

/** The reference for people, made from the OpenAPI document; `base` is where the api is reached. */
export function docsPage(document: Json, base: string): string {
  const tags = [document.tags ?? []].flat().filter(isJson);
  const operations = operationsOf(document);
  const sections = tags.map((tag) => ({
    name: String(tag.name),
    description: String(tag.description ?? ''),
    operations: operations.filter(({ operation }) =>
      [operation.tags ?? []].flat().some((one) => one === tag.name),
    ),
  }));
  return `<!doctype html>${
    html`<html lang="en"><head><meta charset="utf-8"><title>Claimcheck API reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<style>${new Html(DOCS_STYLE)}</style></head>
<body><a class="skip" href="#content">Skip to content</a><div class="page">
<nav aria-label="Reference"><strong>Claimcheck API</strong>
<ul><li><a href="#begin">How to begin</a></li><li><a href="#token-codes">Token codes</a></li><li><a href="#request-codes">Request codes</a></li></ul>
${sections.map(navigation)}
<h2>Shapes</h2><ul>${schemasOf(document).map(([name]) => html`<li><a href="#${anchorOf(name)}">${name}</a></li>`)}</ul></nav>
<main id="content">${begin(document, base)}
${sections.map(
  (
    section,
  ) => html`<h2 id="${slugOf(section.name)}">${section.name}</h2><p>${section.description}</p>
${section.operations.map((operation) => operationArticle(operation, document, base))}`,
)}
${codes()}${shapes(document)}</main></div></body></html>`.text
  }`;
}

interface Section {
  readonly name: string;
  readonly operations: readonly DocumentedOperation[];
}

function navigation({ name, operations }: Section): Html {
  const items = operations.map(
    ({ operation }) =>
      html`<li><a href="#${String(operation.operationId)}">${String(operation.summary)}</a></li>`,
  );
  return html`<h2>${name}</h2><ul>${items}</ul>`;
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function begin(document: Json, base: string): Html {
  const { title, description } = objectAt(document, 'info');
  return html`<h1 id="begin">${String(title)}</h1><p class="lead">${prose(String(description))}</p>
<p>Make an API key in the console, under API keys, and keep it out of your source. It goes into the Authorization header, never into an address. The same in machine-readable form: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<pre tabindex="0"><code>export CLAIMCHECK_API_KEY=cck_live_…
curl ${base}/v1/verify \\
  -H "Authorization: Bearer $CLAIMCHECK_API_KEY" \\
  -H 'Content-Type: application/json' \\
  -d "{\\"token\\": \\"$TOKEN\\"}"</code></pre>
<p>Good answers are JSON objects. Refused requests are <code>{"code", "message", "requestId", …}</code>: programs read <code>code</code>, people read <code>message</code>, and the request id finds the request in the log. A refused token is a good answer, with <code>valid</code> false.</p>
<p>Changes of a provider carry <code>If-Match</code> with the ETag that was read, so that nobody overwrites what he has not seen. Creates may carry an <code>Idempotency-Key</code>, so that a repetition has no second effect.</p>`;
}

function codes(): Html {
  const ofTokens = Object.entries(TOKEN_CODE_CAUSES).map(
    ([code, cause]) =>
      html`<tr id="${code}"><td><a href="#${code}"><code>${code}</code></a></td><td>${prose(cause)}</td></tr>`,
  );
  const ofRequests = Object.entries(REQUEST_CODE_CAUSES).map(
    ([code, [status, cause]]) =>
      html`<tr id="${code}"><td><a href="#${code}"><code>${code}</code></a></td><td class="kind">${status}</td><td>${prose(cause)}</td></tr>`,
  );
  return html`<h2 id="token-codes">Token codes</h2><p>Why a token is refused. Codes never change their meaning.</p>
<div class="scroll" tabindex="0"><table><thead><tr><th>Code</th><th>Cause</th></tr></thead><tbody>${ofTokens}</tbody></table></div>
<h2 id="request-codes">Request codes</h2><p>Why a request is refused.</p>
<div class="scroll" tabindex="0"><table><thead><tr><th>Code</th><th>Status</th><th>Cause</th></tr></thead><tbody>${ofRequests}</tbody></table></div>`;
}

function schemasOf(document: Json): readonly (readonly [string, Json])[] {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas');
  return Object.entries(schemas).flatMap(([name, schema]) =>
    isJson(schema) ? [[name, schema] as const] : [],
  );
}

function shapes(document: Json): Html {
  const articles = schemasOf(document).map(([name, schema]) => {
    const alternatives = alternativesOf(schema);
    return html`<article id="${anchorOf(name)}"><h3><a href="#${anchorOf(name)}">${name}</a></h3>
<p>${prose(String(schema.description ?? ''))}</p>
${alternatives.length > 0 ? alternatives.map((one) => membersTable(one) ?? html`<p>${typeOf(one)}</p>`) : membersTable(schema)}</article>`;
  });
  return html`<h2 id="shapes">Shapes</h2><p>What requests and answers are made of.</p>${articles}`;
}
