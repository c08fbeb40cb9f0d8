import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import type { ConsoleServer } from './sealed-response';
import { createConsoleServer } from './server';

const LIMITS = { maxBodyBytes: 1000, maxBodiesBytes: 2500 };

let server: ConsoleServer | null = null;
let release: () => void = () => undefined;
afterEach(() => {
  release();
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** A console whose application holds every answer back until it is let go. */
async function consoleThatHolds(): Promise<{ port: number; handled: () => number }> {
  let handled = 0;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const started = createConsoleServer({
    handler: async (_, response) => {
      handled += 1;
      await gate;
      response.end('handled');
    },
    readiness: async () => 'ready',
    publicUrl: null,
    trustedProxies: [],
    clerkOrigin: null,
    development: false,
    log: pino({ level: 'silent' }),
    limits: LIMITS,
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = started.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return { port: address.port, handled: () => handled };
}

interface Post {
  readonly socket: Socket;
  readonly answer: Promise<string>;
}

/** Announces a body of 900 bytes and sends the first `sent` of them. */
function post(port: number, sent: number): Post {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += String(chunk);
  });
  socket.on('error', () => socket.destroy());
  const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  const head = [
    'POST / HTTP/1.1',
    'Host: console.test',
    'Origin: http://console.test',
    'Next-Action: 40ab',
    'Content-Type: text/plain;charset=UTF-8',
    'Content-Length: 900',
    'Connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(sent)}`);
  return { socket, answer };
}

it('threat 194: the bodies of all requests together are bounded, and the bound is given back', async () => {
  const { port, handled } = await consoleThatHolds();
  const whole = [post(port, 900), post(port, 900)];
  await expect.poll(handled).toBe(2);
  const refused = await post(port, 900).answer;
  expect(refused).toMatch(/^HTTP\/1\.1 503 /);
  expect(refused).toMatch(/retry-after: 5\r\n/i);
  expect(refused).toContain('"TOO_BUSY"');
  release();
  for (const { answer } of whole) expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
  const later = await Promise.all([post(port, 900).answer, post(port, 900).answer]);
  expect(later.every((answer) => answer.startsWith('HTTP/1.1 200 '))).toBe(true);
});

it('threat 194: bodies that never end are counted as far as they came, and until they are given up', async () => {
  const { port } = await consoleThatHolds();
  release();
  const slow = [post(port, 800), post(port, 800), post(port, 800)];
  await expect.poll(async () => (await post(port, 900).answer).slice(0, 12)).toBe('HTTP/1.1 503');
  for (const { socket } of slow) socket.destroy();
  await expect.poll(async () => (await post(port, 900).answer).slice(0, 12)).toBe('HTTP/1.1 200');
});
