import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { sdkIfNeeded } from '@/scripts/lib/build.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** `@claimcheck/node` as it would be published, installed in a project of nothing else. */
export interface PackedSdk {
  /** The folder of the project. */
  readonly project: string;
  /** Bytes of the package, and of its files. */
  readonly size: number;
  readonly unpackedSize: number;
  /** Paths within it. */
  readonly files: readonly string[];
}

/** What a program wrote, and its exit code. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds the package where that is needed, packs it and installs it, all without a network. */
export async function packSdk(): Promise<PackedSdk> {
  await sdkIfNeeded();
  const project = mkdtempSync(join(tmpdir(), 'claimcheck-packed-'));
  const packing = await npm(['pack', '--json', '--pack-destination', project], join(ROOT, 'sdk'));
  const [packed] = JSON.parse(packing.out);
  writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}\n');
  const installed = await npm(
    ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`],
    project,
  );
  if (installed.code !== 0) throw new Error(`npm install failed: ${installed.err}`);
  const files: readonly { path: string }[] = packed.files;
  const { size, unpackedSize } = packed;
  return { project, size, unpackedSize, files: files.map(({ path }) => path) };
}

/** Lets a project see the frameworks' types that are installed here, as one would that uses them. */
export function linkFrameworks(project: string): void {
  for (const name of ['express', 'fastify', 'next', '@types/express', '@types/node']) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'dir');
  }
}

/** Type-checks files of a project with these options beside `strict`; what the compiler printed. */
export async function typeCheck(
  project: string,
  files: readonly string[],
  compilerOptions: object,
): Promise<string> {
  const config = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      ...compilerOptions,
    },
    files,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { out, err } = await end(process.execPath, [compiler, '-p', project], project, {});
  return out + err;
}

/** Runs a program of a project with a Node to its end. */
export function runNode(
  words: readonly string[],
  { node = process.execPath, project, variables = {} }: NodeRun,
): Promise<ProgramEnd> {
  return end(node, words, project, variables);
}

interface NodeRun {
  readonly node?: string;
  readonly project: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A Node of this major version that the machine has; null: none. */
export function findNode(major: number): string | null {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const versions = join(homedir(), '.nvm/versions/node');
  const installed = existsSync(versions) ? readdirSync(versions) : [];
  const places = [
    ...folders.map((folder) => join(folder, `node${major}`)),
    ...installed
      .filter((name) => name.startsWith(`v${major}.`))
      .map((name) => join(versions, name, 'bin/node')),
  ];
  return places.find(existsSync) ?? null;
}

function npm(words: readonly string[], folder: string): Promise<ProgramEnd> {
  return end('npm', words, folder, process.env);
}

function end(
  program: string,
  words: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<ProgramEnd> {
  const env = { NODE_ENV: 'production' as const, PATH: process.env.PATH ?? '', ...variables };
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    told.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    told.err += String(chunk);
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ ...told, code }));
  });
}
