import net from 'node:net';
import type { Resolve } from '@/lib/platform/address-guard';
import type { Dial } from '@/lib/platform/guarded-fetch-dial';

/** A DNS and an Internet for tests: public names and addresses that end at loopback ports. */
export interface FakeNetwork {
  readonly resolve: Resolve;
  readonly dial: Dial;
  /** Names asked for, in order. */
  readonly resolved: string[];
  /** Addresses connected to, in order, as `address:port`. */
  readonly dialled: string[];
  /** Gives a name addresses, or a function that answers for it. */
  name(host: string, answer: readonly string[] | (() => Promise<readonly string[]>)): void;
  /** Lets an address lead to a port on loopback; others are refused as a closed port is. */
  route(address: string, loopbackPort: number): void;
  /** Gives a name an address of its own that leads to a port on loopback. */
  lead(host: string, loopbackPort: number): void;
}

/** Makes an empty network: no name resolves, no address answers. */
export function createFakeNetwork(): FakeNetwork {
  const names = new Map<string, () => Promise<readonly string[]>>();
  const routes = new Map<string, number>();
  const name: FakeNetwork['name'] = (host, answer) => {
    names.set(host, typeof answer === 'function' ? answer : async () => answer);
  };
  const resolved: string[] = [];
  const dialled: string[] = [];
  return {
    resolved,
    dialled,
    name,
    route: (address, port) => {
      routes.set(address, port);
    },
    lead: (host, port) => {
      const address = `93.184.217.${names.size + 1}`;
      name(host, [address]);
      routes.set(address, port);
    },
    resolve: async (host) => {
      resolved.push(host);
      const answer = names.get(host);
      if (answer === undefined) throw dnsError('ENOTFOUND');
      return answer();
    },
    dial: ({ address, port }) => {
      dialled.push(`${address}:${port}`);
      const to = routes.get(address);
      if (to !== undefined) return net.connect({ host: '127.0.0.1', port: to, noDelay: true });
      const socket = new net.Socket();
      process.nextTick(() => socket.destroy(dnsError('ECONNREFUSED')));
      return socket;
    },
  };
}

/** An error as the system's resolver and sockets give it. */
export function dnsError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
