import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { inRoot, root } from './root.mjs';

const ENTRIES = ['index', 'express', 'fastify', 'next'];

/** What declarations may name beside the package's own files. */
const OUTSIDE = /^(?:node:|(?:express|fastify|next)(?:\/|$))/;

/**
 * Writes the declarations of `@claimcheck/node` into a folder: those that its entries reach and no
 * more, with addresses that every kind of module resolution understands. Throws where one names
 * another package, or does not type-check.
 */
export function writeSdkDeclarations(folder) {
  const declarations = declarationsOf(
    ENTRIES.map((name) => inRoot('sdk/src', `${name}.ts`)).filter(existsSync),
  );
  const waiting = ENTRIES.map((name) => inRoot('sdk/src', name)).filter((name) =>
    declarations.has(name),
  );
  const seen = new Set(waiting);
  for (const name of waiting) {
    const { text, reached } = rewritten(name, declarations);
    for (const one of reached) {
      if (!seen.has(one)) waiting.push(one);
      seen.add(one);
    }
    const file = join(folder, `${placeOf(name)}.d.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Texts by the absolute names of their sources without the extension. */
function declarationsOf(files) {
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files, include: [] },
    ts.sys,
    root,
  );
  const program = ts.createProgram(files, {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    incremental: false,
    types: ['node'],
    rootDir: root,
    outDir: root,
  });
  const texts = new Map();
  const { diagnostics } = program.emit(undefined, (name, text) => {
    texts.set(name.replace(/\.d\.ts$/, ''), text);
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0)
    throw new Error(ts.formatDiagnostics(problems, ts.createCompilerHost({})));
  return texts;
}

/** Where a source stands in the package: the SDK's own at the top, the rest by its layer. */
function placeOf(name) {
  return relative(root, name)
    .replaceAll('\\', '/')
    .replace(/^(?:sdk\/src|lib)\//, '');
}

function rewritten(name, declarations) {
  const text = declarations.get(name);
  const reached = [];
  let [result, done] = ['', 0];
  for (const { fileName, pos, end } of ts.preProcessFile(text, true, true).importedFiles) {
    if (OUTSIDE.test(fileName)) continue;
    const target = targetOf(fileName, name);
    if (!declarations.has(target)) throw new Error(`${name}: ${fileName} is no part of the SDK.`);
    reached.push(target);
    const place = relative(dirname(placeOf(name)), placeOf(target)).replaceAll('\\', '/');
    const specifier = `${place.startsWith('.') ? '' : './'}${place}.js`;
    result += text.slice(done, pos) + text.slice(pos, end + 1).replace(fileName, () => specifier);
    done = end + 1;
  }
  return { text: result + text.slice(done), reached };
}

function targetOf(specifier, from) {
  return specifier.startsWith('@/') ? inRoot(specifier.slice(2)) : join(dirname(from), specifier);
}
