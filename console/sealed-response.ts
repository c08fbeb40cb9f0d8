import {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  ServerResponse,
} from 'node:http';

type Given = OutgoingHttpHeaders | readonly unknown[] | undefined;

/**
 * A response whose security headers cannot be left out or changed by whoever writes it: they are put
 * on at the moment in which the head is sent, whether by the application, by Node or by an error.
 */
export class SealedResponse extends ServerResponse<IncomingMessage> {
  #sealed: Record<string, string> = {};
  #mayBeCached = false;

  /** Sets what every head of this response will carry; later calls add to earlier ones. */
  seal(headers: Readonly<Record<string, string>>): void {
    Object.assign(this.#sealed, headers);
  }

  /** Leaves the caching of a good answer to the application; anything else stays `no-store`. */
  allowCaching(): void {
    this.#mayBeCached = true;
  }

  /** A list of one is that one: Next writes so what a route says, and would not compress what it sees in lists. */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    const [first, ...others] = isList(value) ? value : [value];
    return super.setHeader(name, first === undefined || others.length > 0 ? value : first);
  }

  override writeHead(statusCode: number, second?: string | Given, third?: Given): this {
    this.#take(typeof second === 'string' ? third : second);
    for (const [name, value] of Object.entries(this.#sealed)) this.setHeader(name, value);
    const good = [200, 206, 304].includes(statusCode);
    if (!(this.#mayBeCached && good)) this.setHeader('cache-control', 'no-store');
    for (const name of this.getHeaderNames()) {
      if (name.startsWith('access-control-')) this.removeHeader(name);
    }
    return typeof second === 'string'
      ? super.writeHead(statusCode, second)
      : super.writeHead(statusCode);
  }

  #take(given: Given): void {
    if (given === undefined) return;
    for (const [name, value] of pairsOf(given)) {
      if (isHeaderValue(value)) this.setHeader(name, value);
    }
  }
}

/** A node:http server whose every answer is sealed. */
export type ConsoleServer = Server<typeof IncomingMessage, typeof SealedResponse>;

function pairsOf(given: OutgoingHttpHeaders | readonly unknown[]): [string, unknown][] {
  if (!Array.isArray(given)) return Object.entries(given);
  if (given.every((item) => Array.isArray(item))) {
    return given.map(([name, value]) => [String(name), value]);
  }
  return given.flatMap((item, at) => (at % 2 === 0 ? [[String(item), given[at + 1]]] : []));
}

function isList(value: number | string | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}

function isHeaderValue(value: unknown): value is string | number | readonly string[] {
  return typeof value === 'string' || typeof value === 'number' || Array.isArray(value);
}
