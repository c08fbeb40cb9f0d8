import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { completeDocument, DOCUMENT_HEAD } from './openapi-document';
import { documented } from './openapi-registry';

/**
 * Collects the schemas of all routes that are registered after it, for the OpenAPI document. Schemas
 * are documentation unless a group of routes validates with them (`validateRequests`).
 */
export function collectSchemas(server: FastifyInstance, publicUrl: string | null): void {
  server.setValidatorCompiler(() => () => true);
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const zodToJsonConfig = { target: 'draft-2020-12' } as const;
  const withComponents = createJsonSchemaTransformObject({
    schemaRegistry: documented,
    zodToJsonConfig,
  });
  void server.register(swagger, {
    openapi: {
      ...DOCUMENT_HEAD,
      tags: [...DOCUMENT_HEAD.tags],
      servers: [{ url: publicUrl ?? '/' }],
    },
    convertConstToEnum: false,
    transform: createJsonSchemaTransform({ schemaRegistry: documented, zodToJsonConfig }),
    transformObject: (given) => completeDocument(withComponents(given)),
  });
}
