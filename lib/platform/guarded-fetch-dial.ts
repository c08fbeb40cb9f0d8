import net from 'node:net';
import tls from 'node:tls';

/** Opens a TCP connection to one address; the returned socket is still connecting. */
export type Dial = (target: { readonly address: string; readonly port: number }) => net.Socket;

export const systemDial: Dial = ({ address, port }) =>
  net.connect({ host: address, port, autoSelectFamily: false, noDelay: true });

/** How long an address is tried alone before the next one is tried beside it (RFC 8305, 5). */
const STAGGER_MS = 250;
const MAX_ATTEMPTS = 4;

interface Dialling {
  readonly addresses: string[];
  readonly port: number;
  readonly dial: Dial;
  readonly open: Set<net.Socket>;
  timer: NodeJS.Timeout | undefined;
  readonly connected: (socket: net.Socket) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Connects to the first of the addresses that answers, and to nothing else. Rejects with the last
 * error when none does, and with the signal's reason when it is aborted.
 */
export async function dialAny(
  addresses: readonly string[],
  port: number,
  options: { readonly dial: Dial; readonly signal: AbortSignal },
): Promise<net.Socket> {
  options.signal.throwIfAborted();
  const open = new Set<net.Socket>();
  const { promise, resolve, reject } = deferred<net.Socket>();
  const abort = () => reject(options.signal.reason);
  options.signal.addEventListener('abort', abort, { once: true });
  const dialling: Dialling = {
    addresses: addresses.slice(0, MAX_ATTEMPTS),
    port,
    dial: options.dial,
    open,
    timer: undefined,
    connected: resolve,
    failed: reject,
  };
  try {
    tryNext(dialling);
    return await promise;
  } finally {
    options.signal.removeEventListener('abort', abort);
    clearTimeout(dialling.timer);
    for (const socket of open) socket.destroy();
  }
}

function tryNext(dialling: Dialling): void {
  clearTimeout(dialling.timer);
  const address = dialling.addresses.shift();
  if (address === undefined) return;
  const socket = dialling.dial({ address, port: dialling.port });
  dialling.open.add(socket);
  socket.on('error', (error) => {
    if (!dialling.open.delete(socket)) return;
    if (dialling.addresses.length > 0) tryNext(dialling);
    else if (dialling.open.size === 0) dialling.failed(error);
  });
  socket.once('connect', () => {
    dialling.open.delete(socket);
    dialling.connected(socket);
  });
  if (dialling.addresses.length > 0)
    dialling.timer = setTimeout(() => tryNext(dialling), STAGGER_MS);
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/**
 * Speaks TLS 1.2 or 1.3 over a connected socket; the certificate must be for `host`, and issued by
 * `ca` or, when that is null, by an authority that node trusts.
 */
export function secure(
  socket: net.Socket,
  options: { readonly host: string; readonly ca: string | null; readonly signal: AbortSignal },
): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({
      socket,
      host: options.host,
      ...(net.isIP(options.host) === 0 ? { servername: options.host } : {}),
      ...(options.ca === null ? {} : { ca: options.ca }),
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
    });
    const abort = () => secured.destroy(abortError(options.signal.reason));
    const settle = () => options.signal.removeEventListener('abort', abort);
    options.signal.addEventListener('abort', abort, { once: true });
    secured.once('secureConnect', () => {
      settle();
      resolve(secured);
    });
    secured.once('error', (error) => {
      settle();
      socket.destroy();
      reject(error);
    });
  });
}

function abortError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}
