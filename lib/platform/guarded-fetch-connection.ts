import type net from 'node:net';
import { TLSSocket } from 'node:tls';
import { Client, type Dispatcher } from 'undici';
import { guardHost, type Resolve } from './address-guard';
import { type Dial, dialAny, secure } from './guarded-fetch-dial';
import { FetchFailureError, fetchFailure } from './guarded-fetch-failure';
import { failureOfError } from './guarded-fetch-translate';

/** What is known of a connection once it stands. */
export interface ConnectionFacts {
  readonly origin: string;
  /** How many addresses the name has. */
  readonly addressCount: number;
  /** Null for http. */
  readonly tls: {
    readonly version: string;
    readonly validTo: string;
    readonly issuer: string;
  } | null;
}

export interface ConnectionOptions {
  readonly url: URL;
  readonly allowListed: boolean;
  readonly resolve: Resolve;
  readonly dial: Dial;
  readonly ca: string | null;
  readonly signal: AbortSignal;
}

/**
 * One connection to one origin: its name is resolved and judged once, and only the judged addresses
 * are ever connected to, also when the connection has to be made again.
 */
export class GuardedConnection {
  private readonly options: ConnectionOptions;
  private addresses: Promise<readonly string[]> | null = null;
  private opening: Promise<ConnectionFacts> | null = null;
  private ready: net.Socket | null = null;
  private readonly client: Client;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.client = new Client(options.url.origin, {
      connect: (_target, callback) => {
        this.takeSocket().then(
          (socket) => callback(null, socket),
          (error: Error) => callback(error, null),
        );
      },
      pipelining: 1,
      maxHeaderSize: 16_384,
      // Idle limits would restart with every byte: the budget of the whole fetch counts instead.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Resolves, judges, connects, and speaks TLS; once, whoever asks. */
  open(): Promise<ConnectionFacts> {
    this.opening ??= this.openOnce();
    return this.opening;
  }

  request(path: string, headers: Record<string, string>): Promise<Dispatcher.ResponseData> {
    return this.client.request({ method: 'GET', path, headers, signal: this.options.signal });
  }

  /** Ends the connection at once; nothing is awaited from the other side. */
  async close(): Promise<void> {
    this.ready?.destroy();
    await this.client.destroy();
  }

  private async openOnce(): Promise<ConnectionFacts> {
    const addresses = await this.judgedAddresses();
    this.ready = await this.connect(addresses);
    return {
      origin: this.options.url.origin,
      addressCount: addresses.length,
      tls: this.ready instanceof TLSSocket ? tlsFacts(this.ready) : null,
    };
  }

  private judgedAddresses(): Promise<readonly string[]> {
    this.addresses ??= this.resolveOnce();
    return this.addresses;
  }

  private async resolveOnce(): Promise<readonly string[]> {
    const { url, allowListed, resolve, signal } = this.options;
    const guarded = await abortable(guardHost(url.hostname, { resolve, allowListed }), signal);
    if (guarded.ok) return guarded.addresses;
    throw new FetchFailureError(
      fetchFailure(guarded.code, guarded.message, { cause: guarded.cause }),
    );
  }

  private async takeSocket(): Promise<net.Socket> {
    const ready = this.ready;
    this.ready = null;
    if (ready !== null && !ready.destroyed) return ready;
    return this.connect(await this.judgedAddresses());
  }

  private async connect(addresses: readonly string[]): Promise<net.Socket> {
    const { url, dial, ca, signal } = this.options;
    const isHttps = url.protocol === 'https:';
    const port = url.port === '' ? (isHttps ? 443 : 80) : Number(url.port);
    const socket = await dialAny(addresses, port, { dial, signal });
    if (!isHttps) return socket;
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    try {
      return await secure(socket, { host, ca, signal });
    } catch (error) {
      if (ca === null || failureOfError(error, signal).code !== 'TLS_UNTRUSTED') throw error;
      // Not of the private authority, so perhaps of a public one. Tried apart, because a list of
      // both would be parsed anew for every connection: 100 ms in which nothing else runs.
      const again = await dialAny(addresses, port, { dial, signal });
      return secure(again, { host, ca: null, signal });
    }
  }
}

function tlsFacts(socket: TLSSocket): ConnectionFacts['tls'] {
  const certificate = socket.getPeerCertificate();
  const issuer = certificate.issuer?.O ?? certificate.issuer?.CN ?? '';
  return {
    version: (socket.getProtocol() ?? 'TLS').replace('TLSv', 'TLS '),
    validTo: new Date(certificate.valid_to).toISOString(),
    issuer: String(issuer).slice(0, 120),
  };
}

/** The system's resolver cannot be cancelled: its answer is no longer waited for. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
