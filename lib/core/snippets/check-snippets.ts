import { goSnippet } from './go-snippet';
import { curlSnippet, pythonSnippet } from './http-snippets';
import { nginxSnippet } from './nginx-snippet';
import { expressSnippet, fastifySnippet, nextSnippet, nodeSnippet } from './sdk-snippets';
import type { CheckSnippet, CheckWay } from './snippet';
import type { SnippetPlace } from './snippet-place';

/** Code that checks a token, by what it is written with. */
export function checkSnippets(place: SnippetPlace): Readonly<Record<CheckWay, CheckSnippet>> {
  return {
    node: nodeSnippet(place),
    express: expressSnippet(place),
    fastify: fastifySnippet(place),
    next: nextSnippet(place),
    curl: curlSnippet(place),
    python: pythonSnippet(place),
    go: goSnippet(place),
    nginx: nginxSnippet(place),
  };
}
