import { isIP } from 'node:net';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';

/** What one variable's text means, or one plain sentence that says what to write instead. */
export type Reading<T> = { value: T } | { problem: string };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const HOST_NAME = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/i;
const SECRET_KEY_CHARACTERS = 32;

/** Reads a TCP port, 0 to 65535; 0 lets the machine choose a free one. */
export function readPort(name: string, text: string): Reading<number> {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return { value: port };
  return {
    problem: `${name} is ${quote(text)}, which is no port: write a whole number from 1 to 65535, for example ${name}=3000.`,
  };
}

/** Makes a reader of whole numbers from `least` to `most`. */
export function readWholeNumber(least: number, most: number) {
  return (name: string, text: string): Reading<number> => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return { value };
    return {
      problem: `${name} is ${quote(text)}: write a whole number from ${least} to ${most}.`,
    };
  };
}

/** Reads a token that is compared with what callers send: 16 printable characters or more, no spaces; never repeated in a problem. */
export function readBearer(name: string, text: string): Reading<string> {
  if (/^[!-~]{16,}$/.test(text)) return { value: text };
  return {
    problem: `${name} has to be 16 characters or more, without spaces and from ASCII, for example what \`openssl rand -hex 16\` prints.`,
  };
}

/** Reads the address to listen on: an IP address or a host name. */
export function readHost(name: string, text: string): Reading<string> {
  if (isIP(text) !== 0 || HOST_NAME.test(text)) return { value: text };
  return {
    problem: `${name} is ${quote(text)}, which is no address to listen on: write ${name}=127.0.0.1 for this machine only, or ${name}=0.0.0.0 for every network.`,
  };
}

/** Reads a database address: a `file:` path, made absolute against `cwd`, or a `postgresql://` address. */
export function readDatabaseUrl(name: string, text: string, cwd: string): Reading<string> {
  if (text.startsWith('file:')) return readDatabaseFile(name, text, cwd);
  if (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)) {
    return { value: text.replace(/^postgres:/, 'postgresql:') };
  }
  return {
    problem: `${name} names no database that is known here: write ${name}=file:./data/claimcheck.db for a file, or ${name}=postgresql://user:password@host:5432/database for PostgreSQL.`,
  };
}

/** Reads the address at which others see this server: http or https, a host, and nothing after it. */
export function readPublicUrl(name: string, text: string): Reading<URL> {
  const url = bareOrigin(text);
  if (url !== null) return { value: url };
  return {
    problem: `${name} is ${quote(text)}, which is not the address of a site: write scheme and host only, without a path, for example ${name}=https://claimcheck.example.com.`,
  };
}

/** Reads exact origins separated by commas (`http://127.0.0.1:9400`), each in the form that URLs print. */
export function readOrigins(name: string, text: string): Reading<readonly string[]> {
  const parts = listParts(text);
  const wrong = parts.filter((part) => bareOrigin(part) === null);
  if (wrong.length === 0) {
    return { value: [...new Set(parts.map((part) => new URL(part).origin))] };
  }
  return {
    problem: `${name} holds ${wrong.map(quote).join(', ')}, which is no origin: write scheme, host and port only, separated by commas, for example ${name}=http://127.0.0.1:9400.`,
  };
}

/** Reads addresses and CIDR blocks separated by commas (`10.0.0.0/8, 192.0.2.7`). */
export function readNetworks(name: string, text: string): Reading<readonly string[]> {
  const parts = listParts(text);
  const wrong = parts.filter((part) => !isNetwork(part));
  if (wrong.length === 0) return { value: parts };
  return {
    problem: `${name} holds ${wrong.map(quote).join(', ')}, which is neither an IP address nor a block: write them separated by commas, for example ${name}=10.0.0.0/8,192.0.2.7.`,
  };
}

/** Reads the secret that keys are derived from; at least 32 characters, and never repeated in a problem. */
export function readSecretKey(name: string, text: string): Reading<string> {
  if (text.length >= SECRET_KEY_CHARACTERS) return { value: text };
  return {
    problem: `${name} has ${text.length} characters, which is too few to be secret: write at least ${SECRET_KEY_CHARACTERS} random ones, for example what \`openssl rand -base64 32\` prints.`,
  };
}

/** Reads how much is logged, from `fatal` to `trace`, or `silent`. */
export function readLogLevel(name: string, text: string): Reading<string> {
  if (LOG_LEVELS.some((level) => level === text)) return { value: text };
  return {
    problem: `${name} is ${quote(text)}, which is no log level: write one of ${LOG_LEVELS.join(', ')}.`,
  };
}

function readDatabaseFile(name: string, text: string, cwd: string): Reading<string> {
  const path = text.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path !== '' && !/[?#]|^:memory:$|^\/\//.test(path)) {
    return { value: `file:${resolve(cwd, path)}` };
  }
  return {
    problem: `${name} is ${quote(text)}, which names no file: write the path after \`file:\` and nothing behind it, for example ${name}=file:./data/claimcheck.db.`,
  };
}

function bareOrigin(text: string): URL | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  return bare && url.username === '' && url.password === '' && !/[?#\\]/.test(text) ? url : null;
}

function isNetwork(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : isIP(text) !== 0;
}

function listParts(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
