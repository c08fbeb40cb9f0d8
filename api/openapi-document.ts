import { tidyComponents } from './openapi-components';
import { isJson, type Json, mapObjects, objectAt } from './openapi-json';
import { commonResponses, completeOperation } from './openapi-operations';

/** What the document says of the whole. */
export const DOCUMENT_HEAD = {
  openapi: '3.1.0',
  info: {
    title: 'Claimcheck API',
    version: '1',
    description:
      'Verifies the tokens of end users against the identity providers that a workspace trusts, decides what their holders may do, and manages these providers. An API key names the workspace and the environment; it sees nothing of others. A caller may say which workspace it means, as `X-Claimcheck-Workspace: acme`; a key of another one is refused with 403 then.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  tags: [
    { name: 'Tokens', description: 'Is this token good, and if not, exactly why?' },
    { name: 'Decisions', description: 'May the holder of this token do this?' },
    { name: 'Providers', description: 'The identity providers of the key’s environment.' },
    {
      name: 'Bundle',
      description: 'For judging in your own process, without a call for each token.',
    },
    { name: 'API keys', description: 'What a key may do about itself.' },
    { name: 'Instance', description: 'Of the process. No key is needed.' },
  ],
  components: {
    securitySchemes: {
      apiKey: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'cck_…',
        description: 'An API key, in the Authorization header only.',
      },
      claimcheckKey: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Claimcheck-Key',
        description: 'The API key where Authorization holds the token of the user.',
      },
      userToken: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token of the user, or a machine key.',
      },
    },
  },
} as const;

const HEADER_NAMES: Readonly<Record<string, string>> = {
  'if-match': 'If-Match',
  'idempotency-key': 'Idempotency-Key',
  'x-claimcheck-permission': 'X-Claimcheck-Permission',
};

/** What is written to each operation's place while the document is made; `completeDocument` reads it. */
export const ACCESS_MARK = 'x-access';

/** The document with what holds for every operation, and each component once. */
export function completeDocument(given: Json): Json {
  const paths = Object.entries(objectAt(given, 'paths')).map(([path, item]) => [
    path,
    completePath(isJson(item) ? item : {}),
  ]);
  const components = { ...objectAt(given, 'components'), responses: commonResponses() };
  return tidyComponents({ ...given, paths: Object.fromEntries(paths), components });
}

function completePath(item: Json): Json {
  const operations = Object.entries(item).map(([method, operation]) => {
    if (!isJson(operation)) return [method, operation];
    const { [ACCESS_MARK]: access, ...said } = operation;
    const named = mapObjects(said, withHeaderName);
    const hasInput = 'requestBody' in said || 'parameters' in said;
    return [method, completeOperation(isJson(named) ? named : said, accessOf(access), hasInput)];
  });
  return Object.fromEntries(operations);
}

function accessOf(access: unknown): string {
  if (typeof access === 'string') return access;
  throw new Error('A route does not say who may call it.');
}

function withHeaderName(object: Json): Json {
  const { in: place, name } = object;
  if (place !== 'header' || typeof name !== 'string') return object;
  return { ...object, name: HEADER_NAMES[name] ?? name };
}
