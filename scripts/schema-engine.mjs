#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which is a download that many networks refuse: takes
// the same arguments, speaks the same JSON-RPC over stdio, and runs the WASM build from npm through
// driver adapters. For writing migrations and checking drift only; the product never starts it.
// PostgreSQL needs no server: with PRISMA_OFFLINE=1 an in-memory PGlite takes its place.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { postgresqlFactory } from './schema-engine-postgresql.mjs';
import { dropEverything, sqliteFactory } from './schema-engine-sqlite.mjs';

const require = createRequire(import.meta.url);

/** The arguments of the native engine that matter here; the others are read past. */
function readArguments(words) {
  const options = { datamodels: [], url: '', command: null, version: false };
  const readers = {
    '--datamodels': (path) => options.datamodels.push(path),
    '--datasource': (json) => {
      options.url = JSON.parse(json).url ?? '';
    },
    cli: (command) => {
      options.command = command;
    },
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--version' || word === '-V') options.version = true;
    else if (word in readers || word.startsWith('--')) readers[word]?.(words[++at]);
  }
  return options;
}

const isSqlite = (url) => /^(?:file:|:memory:)/.test(url);

function factoryOf(url) {
  if (isSqlite(url)) return sqliteFactory(url);
  if (/^postgres(?:ql)?:/.test(url)) return postgresqlFactory(url);
  throw new Error('DATABASE_URL must begin with file: or postgresql://');
}

async function startEngine({ url, datamodels }) {
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  const files = datamodels.map((path) => [path, readFileSync(path, 'utf8')]);
  const factory = bindMigrationAwareSqlAdapterFactory(factoryOf(url));
  const options = { datamodels: files.length === 0 ? undefined : files };
  return bindings.SchemaEngine.new(options, () => {}, factory);
}

/** The engine throws its own errors as JSON in the message. */
function toRpcError(error) {
  const message = String(error?.message ?? error);
  let known = {};
  try {
    known = JSON.parse(message) ?? {};
  } catch {
    // Plain words: they are the message.
  }
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: false,
      message: known.message ?? message,
      error_code: error?.code ?? known.error_code,
      meta: known.meta ?? error?.meta ?? null,
    },
  };
}

const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const NAMES = { getDatabaseVersion: 'version' };

async function call(engine, url, method, params) {
  if (method === 'reset' && isSqlite(url)) {
    // The engine's own reset only empties the tables.
    await dropEverything(url);
    return {};
  }
  const run = engine[NAMES[method] ?? method];
  if (typeof run !== 'function') throw new Error(`The WASM engine has no ${method}.`);
  const result = await run.call(engine, params ?? {});
  if (method !== 'diff' || result?.stdout == null) return result ?? {};
  send({ jsonrpc: '2.0', method: 'print', params: { content: result.stdout }, id: 1 });
  return { exitCode: result.exitCode };
}

async function serve(options) {
  let engine;
  for await (const line of createInterface({ input: process.stdin })) {
    const request = line.trim() === '' ? {} : JSON.parse(line);
    // Without a method it is the answer to our print.
    if (request.method === undefined) continue;
    const { id, method, params } = request;
    try {
      engine ??= await startEngine(options);
      send({ jsonrpc: '2.0', id, result: await call(engine, options.url, method, params) });
    } catch (error) {
      send({ jsonrpc: '2.0', id, error: toRpcError(error) });
    }
  }
}

async function checkConnection(options) {
  try {
    const engine = await startEngine(options);
    const datasource = { tag: 'ConnectionString', url: options.url };
    await engine.ensureConnectionValidity({ datasource });
    return 0;
  } catch (error) {
    const { message, error_code = 'P1001' } = toRpcError(error).data;
    const fields = { message, error_code, is_panic: false };
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'engine', fields })}`);
    return 1;
  }
}

const options = readArguments(process.argv.slice(2));
if (options.version) {
  process.stdout.write('schema-engine-cli wasm\n');
} else if (options.command !== null) {
  process.exitCode = await checkConnection(options);
} else {
  await serve(options);
}
process.exit();
