import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configuration from '../.dependency-cruiser.mjs';

const CLI = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = resolve('.dependency-cruiser.mjs');

/** One file for each rule, and what it imports against that rule. */
const PLANTED: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'core-is-pure': ['lib/core/impure.ts', 'node:fs'],
  'platform-knows-core-only': ['lib/platform/knowing.ts', '@/lib/data/rows'],
  'data-knows-core-and-platform': ['lib/data/deciding.ts', '@/lib/usecases/act'],
  'prisma-only-in-data': ['lib/usecases/storing.ts', '@prisma/client'],
  'usecases-are-framework-free': ['lib/usecases/framed.ts', 'next/headers'],
  'auth-goes-through-usecases': ['lib/auth/reading.ts', '@/lib/data/rows'],
  'clerk-only-in-auth': ['app/clerked.ts', '@clerk/nextjs'],
  'proxy-asks-auth': ['proxy.ts', '@clerk/nextjs'],
  'web-does-not-touch-data': ['lib/web/reading.ts', '@/lib/data/rows'],
  'server-only-in-web': ['lib/auth/throwing.ts', 'server-only'],
  'app-goes-through-usecases': ['app/[workspace]/debugger/reading.ts', '@/lib/data/rows'],
  'components-are-presentational': ['components/acting.ts', '@/lib/usecases/act'],
  'console-is-thin': ['console/reading.ts', '@/lib/data/rows'],
  'api-goes-through-usecases': ['api/reading.ts', '@/lib/platform/passwords'],
  'cli-goes-through-usecases': ['cli/reading.ts', '@/lib/data/rows'],
  'sdk-is-core-and-engine': ['sdk/src/reading.ts', '@/lib/usecases/act'],
  'no-sibling-pages': [
    'app/[workspace]/settings/account/peeking.ts',
    '@/app/[workspace]/debugger/part',
  ],
  'no-sibling-gates': ['app/(gate)/setup/peeking.ts', '@/app/(gate)/sign-in/part'],
  'no-test-code-in-production': ['lib/usecases/faking.ts', '@/lib/testing/fake'],
  'no-cycles': ['lib/core/chicken.ts', '@/lib/core/egg'],
  'no-orphans': ['lib/core/orphan.ts', ''],
  resolvable: ['lib/core/lost.ts', './nowhere'],
  'no-dev-dependency-in-production': ['lib/platform/developing.ts', 'vitest'],
};

/** What the planted files need, and imports that every rule has to let pass. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'lib/core/rules.ts': ['zod/mini'],
  'lib/core/egg.ts': ['@/lib/core/chicken'],
  'lib/platform/env.ts': ['@/lib/core/rules', 'node:fs'],
  'lib/platform/passwords.ts': ['@/lib/core/rules'],
  'lib/data/rows.ts': ['@/lib/core/rules', '@/lib/platform/env', '@prisma/client'],
  'lib/usecases/act.ts': ['@/lib/data/rows', '@/lib/platform/passwords', '@/lib/core/rules'],
  'lib/auth/operator.ts': ['@/lib/usecases/act', '@/lib/platform/env', 'next/headers'],
  'lib/web/page.ts': ['@/lib/auth/operator', '@/lib/usecases/act', 'server-only'],
  'lib/testing/fake.ts': ['@/lib/data/rows', 'vitest'],
  'lib/data/rows.test.ts': ['@/lib/testing/fake', '@/lib/data/rows', 'vitest'],
  'components/button.ts': ['@/lib/core/rules'],
  'app/layout.ts': ['@/components/button'],
  'app/[workspace]/debugger/part.ts': ['@/app/layout', '@/lib/web/page', '@/lib/usecases/act'],
  'app/(gate)/sign-in/part.ts': ['@/lib/web/page'],
  'console/main.ts': ['@/lib/usecases/act', '@/lib/platform/env', 'next/headers'],
  'api/main.ts': ['@/lib/usecases/act', '@/lib/platform/env'],
  'sdk/src/index.ts': ['@/lib/core/rules', '@/lib/platform/judge-token'],
  'lib/platform/judge-token.ts': ['@/lib/core/rules'],
  'cli/main.ts': ['@/lib/usecases/act', '@/lib/platform/env', '@/lib/core/rules'],
};

const PACKAGES = [
  'zod/mini',
  'next/headers',
  '@prisma/client',
  '@clerk/nextjs',
  'server-only',
  'vitest',
];

let folder = '';
let violations: readonly { from: string; rule: { name: string } }[] = [];

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function writeModule(path: string, imports: readonly string[]): void {
  const lines = imports.filter((name) => name !== '').map((name) => `import '${name}';\n`);
  write(path, `${lines.join('')}export const name = '${path}';\n`);
}

function writePackages(): void {
  for (const name of PACKAGES) {
    const packageName = name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/');
    const rest = name.slice(packageName.length + 1);
    const manifest = { name: packageName, version: '1.0.0', main: 'index.js' };
    write(`node_modules/${packageName}/package.json`, JSON.stringify(manifest));
    write(`node_modules/${packageName}/${rest || 'index'}.js`, '');
  }
  const dependencies = Object.fromEntries(
    ['zod', 'next', '@prisma/client', '@clerk/nextjs', 'server-only'].map((name) => [name, '1']),
  );
  const manifest = { name: 'planted', dependencies, devDependencies: { vitest: '1' } };
  write('package.json', JSON.stringify(manifest));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-imports-'));
  writePackages();
  write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { '@/*': ['./*'] } } }));
  for (const [file, imports] of Object.entries(ALLOWED)) writeModule(file, imports);
  for (const [file, imported] of Object.values(PLANTED)) writeModule(file, [imported]);
  const roots = ['proxy.ts', 'app', 'components', 'api', 'cli', 'console', 'lib', 'sdk'];
  const args = [CLI, '--config', CONFIG, '--output-type', 'json', ...roots];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  violations = JSON.parse(stdout).summary.violations;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import rules', () => {
  it('have a planted violation each, and say what to do instead', () => {
    const rules = configuration.forbidden ?? [];
    expect(rules.map(({ name }) => name)).toEqual(Object.keys(PLANTED));
    for (const { comment } of rules) expect(comment).toMatch(/\.$/);
  });

  it.each(Object.entries(PLANTED))('%s bites', (rule, [file]) => {
    const broken = violations.filter(({ from }) => from === file).map((found) => found.rule.name);
    expect(broken).toContain(rule);
  });

  it('let pass what the layers are for', () => {
    const cycle = new Set(['lib/core/egg.ts']);
    const accused = violations.filter(({ from }) => from in ALLOWED && !cycle.has(from));
    expect(accused).toEqual([]);
  });
});
