import type { Scope } from '../access/api-key';
import type { CodeLanguage } from './colour-code';

/** How a front end gets its token, in the order of the tabs. */
export const TOKEN_WAYS = ['react', 'next-app', 'next-pages', 'javascript'] as const;
export type TokenWay = (typeof TOKEN_WAYS)[number];

/** What checks a token, in the order of the tabs. */
export const CHECK_WAYS = [
  'node',
  'express',
  'fastify',
  'next',
  'curl',
  'python',
  'go',
  'nginx',
] as const;
export type CheckWay = (typeof CHECK_WAYS)[number];

export const TOKEN_WAY_WORDS: Readonly<Record<TokenWay, string>> = {
  react: 'React',
  'next-app': 'Next.js App Router',
  'next-pages': 'Next.js Pages',
  javascript: 'JavaScript',
};

export const CHECK_WAY_WORDS: Readonly<Record<CheckWay, string>> = {
  node: 'Node SDK',
  express: 'Express',
  fastify: 'Fastify',
  next: 'Next.js',
  curl: 'curl',
  python: 'Python',
  go: 'Go',
  nginx: 'nginx',
};

/** One file to write, or one command to run. */
export interface SnippetFile {
  /** Its path in the application; where it is none, what it is. */
  readonly name: string;
  readonly language: CodeLanguage;
  /** Ends with a line break. */
  readonly code: string;
}

/** Code to take over into an application. */
export interface Snippet {
  /** One sentence: what it does. */
  readonly what: string;
  /** A command that brings what it imports; null: nothing. */
  readonly install: string | null;
  /** One sentence on what has to be there before that command; default: nothing. */
  readonly beforeInstall?: string;
  readonly files: readonly SnippetFile[];
  /** One sentence on what else there is to know; null: nothing. */
  readonly note: string | null;
}

/** Code that asks the api, with the scopes that its API key needs. */
export interface CheckSnippet extends Snippet {
  readonly scopes: readonly Scope[];
}
