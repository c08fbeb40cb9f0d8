import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyDraft, PROVIDER_TYPES, type ProviderDraft } from '../providers/draft';
import { checkSnippets } from './check-snippets';
import { signInValues } from './sign-in-values';
import type { Snippet } from './snippet';
import { TOKEN_WAYS } from './snippet';
import { tokenSnippets } from './token-snippets';

const ROOT = join(import.meta.dirname, '../../..');
/** Where the snippets seem to be: below the packages that they import. */
const FOLDER = join(ROOT, 'lib/core/snippets/.applications');
const PLACE = {
  apiUrl: 'https://claimcheck.example.com',
  workspace: 'acme',
  environment: 'production',
} as const;

/** Each of what a provider can send, with values, with none, and with such as nobody should have. */
function drafts(): readonly ProviderDraft[] {
  const hostile = `a'b"c\`d\\e\n</script>{}$`;
  return PROVIDER_TYPES.flatMap((type) => {
    const empty = emptyDraft(type);
    const inputs = {
      ...empty.inputs,
      domain: 'acme.eu.auth0.com',
      issuer: 'https://login.example.com',
      publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
      clientId: 'client_01ABC',
    };
    const named = { ...inputs, clientIds: ['storefront'], audiences: ['https://api.example.com'] };
    const bad = { ...named, clientIds: [hostile], clientId: hostile, publishableKey: hostile };
    return [
      empty,
      { ...empty, inputs: named },
      { ...empty, inputs: named, tokenKind: 'access', audienceRule: 'absent_allowed' },
      { ...empty, inputs: bad },
    ] satisfies readonly ProviderDraft[];
  });
}

function applications(): ReadonlyMap<string, Snippet> {
  const all = new Map<string, Snippet>();
  for (const [index, draft] of drafts().entries()) {
    const snippets = tokenSnippets(signInValues(draft));
    for (const way of TOKEN_WAYS) all.set(`${draft.type}-${index}-${way}`, snippets[way]);
  }
  for (const [way, snippet] of Object.entries(checkSnippets(PLACE)))
    all.set(`check-${way}`, snippet);
  return all;
}

/** Clerk's browser package is not installed; what it exports is described by the package of its types. */
const CLERK_JS = `import type { HeadlessBrowserClerk as Instance } from '@clerk/shared/types';
export declare const Clerk: new (publishableKey: string) => Instance;
`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noUncheckedIndexedAccess: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node', 'react', 'react-dom'],
  paths: {
    '@claimcheck/node': [join(ROOT, 'sdk/src/index.ts')],
    '@claimcheck/node/*': [join(ROOT, 'sdk/src/*.ts')],
    '@clerk/clerk-js': [join(FOLDER, 'clerk-js.d.ts')],
    '@/*': [join(ROOT, '*')],
  },
};

/** What the compiler says of all these files, by the folder of the application. */
function judge(files: ReadonlyMap<string, string>): readonly string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.directoryExists = (name) => name.startsWith(FOLDER) || directoryExists?.(name) === true;
  host.getSourceFile = (name, options) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, options)
      : ts.createSourceFile(name, text, options);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  const own = program.getSourceFiles().filter(({ fileName }) => files.has(fileName));
  const found = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  const checker = program.getTypeChecker();
  return [
    ...found.map(({ file, start, messageText }) =>
      complaint(file, start, ts.flattenDiagnosticMessageText(messageText, ' ')),
    ),
    ...own.flatMap((file) =>
      sentTokens(file)
        .filter((sent) => !isAlwaysText(checker.getTypeAtLocation(sent)))
        .map((sent) => complaint(file, sent.getStart(file), 'sends a token that may be missing')),
    ),
  ];
}

function complaint(file: ts.SourceFile | undefined, start: number | undefined, text: string) {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${file?.fileName.slice(FOLDER.length)}:${line} ${text}`;
}

/** What stands behind `Bearer` in a template: TypeScript takes anything there, `undefined` too. */
function sentTokens(node: ts.Node): readonly ts.Expression[] {
  const here =
    ts.isTemplateExpression(node) && node.head.text === 'Bearer '
      ? node.templateSpans.slice(0, 1).map(({ expression }) => expression)
      : [];
  const below: ts.Expression[] = [];
  ts.forEachChild(node, (child) => {
    below.push(...sentTokens(child));
  });
  return [...here, ...below];
}

function isAlwaysText(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

function sources(all: ReadonlyMap<string, Snippet>): ReadonlyMap<string, string> {
  const files = new Map([[join(FOLDER, 'clerk-js.d.ts'), CLERK_JS]]);
  for (const [application, snippet] of all) {
    for (const { name, code, language } of snippet.files) {
      if (/^(?:js|ts|tsx)$/.test(language)) files.set(join(FOLDER, application, name), code);
    }
  }
  return files;
}

/** The code that a page of the documentation shows. */
function documented(page: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
  return new Map(blocks.map((code, index) => [join(FOLDER, `${page}-${index}.ts`), code]));
}

describe('code for applications', () => {
  let complaints: readonly string[];
  beforeAll(() => {
    const fromDocs = documented('tokens-in-your-app.md');
    expect(fromDocs.size).toBe(2);
    const files = new Map([...sources(applications()), ...fromDocs]);
    files.set(
      join(FOLDER, 'wrong/a.ts'),
      `import { protect } from '@claimcheck/node/express';\nprotect(1);\n`,
    );
    files.set(
      join(FOLDER, 'wrong/b.ts'),
      `import { auth } from '@clerk/nextjs/server';\n(await auth()).getTokens();\n`,
    );
    files.set(
      join(FOLDER, 'wrong/c.ts'),
      `export const header = (token: string | null) => \`Bearer \${token}\`;\n`,
    );
    complaints = judge(files);
  });

  it('is right by the types of the real packages, in strict mode, and sends a token or nothing', () => {
    expect(complaints.filter((text) => !text.startsWith('/wrong/'))).toEqual([]);
  });

  it('would be found wrong where it uses what the packages have not, or sends no token', () => {
    const wrong = complaints.filter((text) => text.startsWith('/wrong/'));
    expect(wrong.map((text) => text.split(' ')[0])).toEqual([
      '/wrong/a.ts:2',
      '/wrong/b.ts:2',
      '/wrong/c.ts:1',
    ]);
  });
});
