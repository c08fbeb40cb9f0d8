/** What the document says of the whole. */
export const DOCUMENT_HEAD = {
  openapi: '3.1.0',
  info: {
    title: 'Claimcheck API',
    version: '1',
    description:
      'Verifies the tokens of end users against the identity providers that a workspace trusts, and manages these.',
  },
  tags: [
    { name: 'Tokens', description: 'Is this token good, and if not, exactly why?' },
    { name: 'Providers', description: 'The identity providers of the key’s environment.' },
    { name: 'API keys', description: 'What a key may do about itself.' },
    { name: 'Instance', description: 'Of the process; these take no key.' },
  ],
  components: {
    securitySchemes: {
      apiKey: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'cck_…',
        description: 'An API key. It names the workspace and the environment.',
      },
      claimcheckKey: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Claimcheck-Key',
        description: 'The API key where Authorization holds the end user’s token.',
      },
    },
  },
} as const;

/** The document with what holds for every operation. */
export function completeDocument<D>(document: D): D {
  return document;
}
