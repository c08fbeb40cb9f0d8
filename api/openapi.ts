import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { ACCESS_MARK, completeDocument, DOCUMENT_HEAD } from './openapi-document';
import { isJson } from './openapi-json';
import { described, documented } from './openapi-registry';

const OPTIONS = {
  schemaRegistry: documented,
  zodToJsonConfig: { target: 'draft-2020-12' },
} as const;

/**
 * Collects the schemas of all routes that are registered after it, for the OpenAPI document. Schemas
 * are documentation unless a group of routes validates with them (`validateRequests`).
 */
export function collectSchemas(server: FastifyInstance, publicUrl: string | null): void {
  server.setValidatorCompiler(() => () => true);
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const toJson = createJsonSchemaTransform(OPTIONS);
  const withComponents = createJsonSchemaTransformObject(OPTIONS);
  void server.register(swagger, {
    openapi: {
      ...DOCUMENT_HEAD,
      tags: [...DOCUMENT_HEAD.tags],
      servers: [{ url: publicUrl ?? '/' }],
    },
    convertConstToEnum: false,
    transform: (given) => {
      const { schema, url } = toJson(given);
      const access = given.route.config?.access;
      return { schema: { ...schema, [ACCESS_MARK]: access }, url };
    },
    transformObject: (given) => {
      const document: unknown = withComponents(given);
      if (!isJson(document)) throw new Error('The OpenAPI document is no object.');
      return completeDocument(document);
    },
  });
}

/** `GET /openapi.json` */
export function openApiRoute(server: FastifyInstance, _: object, done: () => void): void {
  server.get(
    '/openapi.json',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getOpenApi',
        tags: ['Instance'],
        summary: 'This document (OpenAPI 3.1)',
        response: { 200: described(z.looseObject({ openapi: z.string() }), 'The document.') },
      },
    },
    () => server.swagger(),
  );
  done();
}
