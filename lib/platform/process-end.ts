import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { EnvError } from './env';
import { log } from './log';

/**
 * Runs `stop` once when this process is asked to end: SIGINT, SIGTERM, or its parent is gone. Then
 * the process exits with 0, or with 1 when `stop` throws or has not ended after `withinMs`.
 */
export function endWhenAsked(stop: () => Promise<void>, withinMs: number): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), withinMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('disconnect', end);
}

/** What a process tells when it cannot start. */
export interface StartFailureWords {
  /** As in "The console". */
  name: string;
  port: number;
  host: string;
  portVariable: string;
  /** Errors whose message is one plain sentence for the operator. */
  plain: readonly (new (
    ...values: never[]
  ) => Error)[];
}

/** Says on standard error why this process cannot start, and exits with 1; a defect goes to the log. */
export function failStart(error: unknown, words: StartFailureWords): never {
  const sentences = sentencesOf(error, words);
  if (sentences === null) log.fatal({ err: error }, `${words.name} could not start.`);
  writeSync(2, `${sentences ?? `${words.name} could not start; the log says why.`}\n`);
  process.exit(1);
}

/** Why a start failed, in sentences for the operator, one a line; null for a defect. */
export function sentencesOf(error: unknown, words: StartFailureWords): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof EnvError || words.plain.some((kind) => error instanceof kind)) {
    return error.message;
  }
  const { port, host, portVariable } = words;
  switch ('code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken by another program: end that one, or choose another port with ${portVariable}=${port + 1}.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user: choose one above 1023 with ${portVariable}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}: write HOST=127.0.0.1, or HOST=0.0.0.0 for every network.`;
    default:
      return null;
  }
}

/** The address at which this machine itself reaches a server that listens on `host`. */
export function localUrl(address: string | AddressInfo | null, host: string): URL {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`);
}

/** Tells the parent process, if there is one that listens. */
export function tellParent(message: Readonly<Record<string, unknown>>): void {
  process.send?.(message);
}
