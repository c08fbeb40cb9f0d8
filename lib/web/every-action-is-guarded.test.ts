import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const MAKERS = new Set(['operatorAction', 'operatorStream', 'gateAction']);
const GATES = new Set(['requireWorkspace', 'requireOperator']);
const SOURCE_FOLDERS = ['app', 'components', 'lib', 'console', 'api'];

function filesUnder(folder: string, matches: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && matches.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !/\.test\.tsx?$|\/generated\//.test(path));
}

function parse(path: string): ts.SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

function isUseServer(statement: ts.Statement | undefined): boolean {
  return (
    statement !== undefined &&
    ts.isExpressionStatement(statement) &&
    ts.isStringLiteral(statement.expression) &&
    statement.expression.text === 'use server'
  );
}

function isExported(node: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isMade(expression: ts.Expression | undefined): boolean {
  return (
    expression !== undefined &&
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    MAKERS.has(expression.expression.text)
  );
}

/** Exports of a statement that are not an action made by one of the three makers; types are none. */
function unguardedExports(statement: ts.Statement): readonly string[] {
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
    return [statement.getText()];
  }
  if (!isExported(statement)) return [];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
  if (!ts.isVariableStatement(statement)) return [statement.getText().slice(0, 80)];
  return statement.declarationList.declarations
    .filter(({ initializer }) => !isMade(initializer))
    .map(({ name }) => name.getText());
}

function importsMakersFromLibWeb(file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      statement.moduleSpecifier.getText().slice(1, -1) === '@/lib/web/action',
  );
}

function holdsUseServerInside(file: ts.SourceFile): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) && isUseServer(node.statements[0])) found = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function awaitsGate(file: ts.SourceFile): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const call = ts.isAwaitExpression(node) ? node.expression : null;
    if (call !== null && ts.isCallExpression(call) && ts.isIdentifier(call.expression)) {
      found ||= GATES.has(call.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Files that render something of the console and are not for everyone. */
function guardedRoutes(): readonly string[] {
  return filesUnder('app', /^(?:page|layout|template|default)\.tsx$/).filter(
    (path) => !/^app\/(?:\(gate\)|docs)\//.test(path) && path !== 'app/layout.tsx',
  );
}

/** What a file gets from behind the gates. */
function askedBehindGates(path: string): readonly string[] {
  return parse(path).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier.getText().slice(1, -1);
    return /^@\/lib\/(?!core\/)/.test(from) ? [from] : [];
  });
}

const serverFiles = SOURCE_FOLDERS.flatMap((folder) => filesUnder(folder, /\.tsx?$/))
  .map((path) => ({ path, file: parse(path) }))
  .filter(({ file }) => isUseServer(file.statements[0]));

describe('every server action', () => {
  it('threat 187: lives in an actions.ts under app, and there are some', () => {
    const paths = serverFiles.map(({ path }) => path);
    expect(paths).toContain('app/(gate)/actions.ts');
    expect(paths.filter((path) => !/^app\/(?:.+\/)?actions\.ts$/.test(path))).toEqual([]);
  });

  it.each(serverFiles)('threat 187: of $path is made by lib/web/action', ({ file }) => {
    expect(file.statements.flatMap(unguardedExports)).toEqual([]);
    expect(importsMakersFromLibWeb(file)).toBe(true);
  });

  it.each(serverFiles)(
    'threat 191: of $path redirects nobody, for Next would fetch the page from itself',
    ({ file }) => {
      expect(file.text).not.toMatch(/\b(?:permanentRedirect|redirect)\(/);
    },
  );

  it('threat 187: none hides inside a function', () => {
    const hiding = SOURCE_FOLDERS.flatMap((folder) => filesUnder(folder, /\.tsx?$/)).filter(
      (path) => holdsUseServerInside(parse(path)),
    );
    expect(hiding).toEqual([]);
  });
});

describe('every page and layout', () => {
  it.each(guardedRoutes())('threat 187: %s asks who is there', (path) => {
    expect(awaitsGate(parse(path))).toBe(true);
  });

  it('threat 187: no route handler stands beside them, but the index of the documentation', () => {
    expect(filesUnder('app', /^route\.tsx?$/)).toEqual(['app/docs/index.json/route.ts']);
  });

  it.each(filesUnder('app/docs', /\.tsx?$/))(
    'threat 187: %s, which is for everyone, reads documentation and nothing else',
    (path) => {
      expect(askedBehindGates(path).filter((from) => from !== '@/lib/usecases/read-docs')).toEqual(
        [],
      );
    },
  );
});

describe('this test', () => {
  const exportsOf = (text: string) =>
    ts
      .createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true)
      .statements.flatMap(unguardedExports);

  it.each([
    ['export async function a() {}'],
    ['export const a = async () => {};'],
    ['export default async function a() {}'],
    ["export { a } from './b';"],
    ["export * from './b';"],
    ['const a = operatorAction({}); export { a };'],
    ['export const a = operatorAction({}), b = other({});'],
    ['export const a = wrap(operatorAction({}));'],
  ])('sees %s', (text) => {
    expect(exportsOf(text)).not.toEqual([]);
  });

  it('lets made actions and types pass', () => {
    expect(exportsOf('export const a = gateAction({}); export type B = string;')).toEqual([]);
  });
});
