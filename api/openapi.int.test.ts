import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { OpenAPIV3_1 } from 'openapi-types';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { SCOPES } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import { makeApiKey } from '@/lib/testing/api-client';
import { quietMetrics } from '@/lib/testing/api-metrics';
import { type ApiRoute, routesOf } from '@/lib/testing/api-routes';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, saveProvider } from '@/lib/testing/factories';
import { createFakeNetwork } from '@/lib/testing/fake-network';
import {
  acceptedMachineKey,
  acceptedToken,
  refusedToken,
  withoutKeys,
} from '@/lib/testing/verdicts';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { createKeySets, setKeySetsForTesting } from '@/lib/usecases/key-sets';
import type { Verified } from '@/lib/usecases/verify-token';
import { isJson, type Json, mapObjects, objectAt } from './openapi-json';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Operation = OpenAPIV3_1.OperationObject & { readonly 'x-scopes'?: readonly string[] };

interface Listed {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  readonly operation: Operation;
}

describe('the OpenAPI document', () => {
  let verdict: Verified = acceptedToken();
  const api: FastifyInstance = createTestApi({
    authenticate: authenticateApiKey,
    verify: () => verdict,
    connections: { network: createFakeNetwork(), allowedPrivateOrigins: [] },
    metrics: quietMetrics(),
  });
  let routes: readonly ApiRoute[] = [];
  let owner: Caller;
  let text = '';
  let document: OpenAPIV3_1.Document;

  beforeAll(async () => {
    await testDatabase();
    const network = createFakeNetwork();
    setKeySetsForTesting(createKeySets({ network, allowedPrivateOrigins: [] }));
    owner = callerOf((await createWorkspace()).id);
    routes = await routesOf(api);
    text = (await api.inject('/openapi.json')).body;
    document = JSON.parse(text);
  });

  function operations(): readonly Listed[] {
    return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item?.[method];
        return operation === undefined ? [] : [{ method, path, operation }];
      }),
    );
  }

  const nameOf = ({ method, path }: Listed) => `${method.toUpperCase()} ${path}`;

  function resolved(reference: string): unknown {
    return reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, name) => (isJson(at) ? at[name] : undefined), document);
  }

  it('is OpenAPI 3.1, and every reference in it leads somewhere', () => {
    expect(document.openapi).toBe('3.1.0');
    const references: string[] = [];
    mapObjects(JSON.parse(text), (object: Json) => {
      if (typeof object.$ref === 'string') references.push(object.$ref);
      return object;
    });
    expect(references.length).toBeGreaterThan(30);
    expect(references.filter((one) => !isJson(resolved(one)))).toEqual([]);
    const used = new Set(references);
    const schemas = Object.keys(document.components?.schemas ?? {});
    expect(schemas.filter((name) => !used.has(`#/components/schemas/${name}`))).toEqual([]);
    expect(
      /.{80}(x-access|SCHEMA__|"\$defs"|Default Response).{80}/.exec(text)?.[0],
    ).toBeUndefined();
  });

  it('describes every operation: a name of its own, words, tag, answers, refusals, parameters', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags?.map(({ name }) => name));
    for (const listed of operations()) {
      const { path, operation } = listed;
      const said = [operation.operationId, operation.summary, operation.tags?.[0]];
      expect([nameOf(listed), said.every((word) => typeof word === 'string')]).toEqual([
        nameOf(listed),
        true,
      ]);
      expect(tags).toContain(operation.tags?.[0]);
      const statuses = Object.keys(operation.responses ?? {});
      expect([nameOf(listed), statuses.some((status) => status.startsWith('2'))]).toEqual([
        nameOf(listed),
        true,
      ]);
      if (path.startsWith('/v1/')) {
        expect(statuses).toEqual(expect.arrayContaining(['401', '429', '503']));
      }
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).flatMap((one) =>
        'in' in one && one.in === 'path' ? [one.name] : [],
      );
      expect(declared).toEqual(inPath);
    }
  });

  it('says of every operation who may call it, by schemes that it declares', () => {
    const schemes = Object.keys(document.components?.securitySchemes ?? {});
    for (const { path, operation } of operations()) {
      const names = (operation.security ?? []).flatMap((one) => Object.keys(one));
      expect(names.every((name) => schemes.includes(name))).toBe(true);
      expect([path, names.length > 0]).toEqual([path, path.startsWith('/v1/')]);
    }
    const scoped = operations().filter(({ operation }) => operation['x-scopes'] !== undefined);
    expect(scoped.length).toBeGreaterThan(8);
  });

  it('has every route that there is', () => {
    const shown = new Set(operations().map(nameOf));
    const missing = routes
      .filter(({ method, isRefusal }) => !isRefusal && method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
      .filter((name) => !shown.has(name));
    // A path that goes on has no place in OpenAPI; the operation without it speaks of it.
    expect(missing.filter((name) => !name.endsWith('/v1/forward-auth/*'))).toEqual([]);
    expect(shown.size).toBeGreaterThan(12);
  });

  /** The examples of a request body: those of the component that it refers to. */
  function examplesOf({ operation }: Listed): readonly unknown[] {
    const { requestBody } = operation;
    if (requestBody === undefined || !('content' in requestBody)) return [undefined];
    const schema = requestBody.content['application/json']?.schema;
    const component = schema !== undefined && '$ref' in schema ? resolved(schema.$ref) : schema;
    const examples = isJson(component) ? component.examples : null;
    expect(Array.isArray(examples) && examples.length > 0).toBe(true);
    return Array.isArray(examples) ? examples : [];
  }

  async function send({ method, path, operation }: Listed, body: unknown, query = '') {
    const { plaintext } = await makeApiKey(owner, { grants: [...SCOPES] });
    const id = path.includes('{id}') ? (await saveProvider(owner)).id : '';
    const isForward = path === '/v1/forward-auth';
    const needsVersion = (operation.parameters ?? []).some(
      (one) => 'name' in one && one.name === 'If-Match',
    );
    return api.inject({
      method,
      url: `${path.replace('{id}', id)}${query}`,
      headers: {
        authorization: isForward ? 'Bearer a.b.c' : `Bearer ${plaintext}`,
        ...(isForward && { 'x-claimcheck-key': plaintext }),
        ...(needsVersion && { 'if-match': '"1"' }),
      },
      ...(body !== undefined && { payload: Object(body) }),
    });
  }

  /** Whether an answer is what the schema of its route says, where Fastify has it. */
  function expectDocumented(listed: Listed, answer: LightMyRequestResponse): void {
    const status = String(answer.statusCode);
    const url = listed.path.replace(/\{(\w+)\}/g, ':$1');
    const route = routes.find(
      (one) => one.url === url && String(one.method).toLowerCase() === listed.method,
    );
    const declared = objectAt(Object(route?.schema.response), status);
    const media = Object.values(objectAt(declared, 'content'))[0];
    const schema = isJson(media) ? media.schema : Object(route?.schema.response)[status];
    expect([nameOf(listed), status, Object.keys(listed.operation.responses ?? {})]).toEqual([
      nameOf(listed),
      status,
      expect.arrayContaining([status]),
    ]);
    if (!(schema instanceof z.ZodMiniType) || answer.body === '') return;
    const isText = !String(answer.headers['content-type']).includes('json');
    const parsed = schema.safeParse(isText ? answer.body : answer.json());
    expect([nameOf(listed), status, parsed.success ? null : z.prettifyError(parsed.error)]).toEqual(
      [nameOf(listed), status, null],
    );
  }

  it('its examples work, and what is answered is what it says', async () => {
    for (const listed of operations()) {
      for (const example of examplesOf(listed)) {
        const answer = await send(listed, example);
        // Nobody answers at the made-up issuer of a provider whose keys are to be fetched.
        expect([nameOf(listed), answer.statusCode < 300]).toEqual([nameOf(listed), true]);
        expectDocumented(listed, answer);
      }
    }
  });

  it('every verdict that there is is answered as it says', async () => {
    const verifying = operations().filter(({ path }) => path.startsWith('/v1/verify'));
    for (const found of [
      acceptedToken({ checks: [{ check: 'structure', outcome: 'passed', found: 'three parts' }] }),
      acceptedMachineKey(),
      refusedToken({ checks: [{ check: 'issuer', outcome: 'not_reached' }] }),
      refusedToken(),
      withoutKeys(),
    ]) {
      verdict = found;
      for (const query of ['', '?permission=a', '?style=detail']) {
        for (const listed of verifying) await expectExamplesDocumented(listed, query);
      }
    }
  });

  async function expectExamplesDocumented(listed: Listed, query: string): Promise<void> {
    const isBatch = listed.path.endsWith('batch');
    for (const example of examplesOf(listed)) {
      const answer = await send(listed, example, isBatch ? '' : query);
      // With style=detail refusals have the other shape, as the parameter says.
      if (answer.statusCode !== 401) expectDocumented(listed, answer);
    }
  }

  it('refusals are answered as it says', async () => {
    for (const listed of operations().filter(({ path }) => path.startsWith('/v1/'))) {
      const url = listed.path.replace('{id}', 'prv_x');
      const answer = await api.inject({ method: listed.method, url });
      expect(answer.statusCode).toBe(401);
      expect(new Set(Object.keys(answer.json()))).toEqual(
        new Set(['code', 'message', 'requestId']),
      );
    }
  });
});
