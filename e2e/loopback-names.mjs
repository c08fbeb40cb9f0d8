// Loaded into the product before it starts (node --import), in browser tests alone: lets the public
// names of LOOPBACK_NAMES ({"name": port}) lead to ports on loopback, so that no test asks the Internet.
import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const ports = Object.entries(JSON.parse(process.env.LOOPBACK_NAMES ?? '{}'));
const addressOf = (/** @type {number} */ index) => `93.184.217.${index + 1}`;
const { lookup } = dns;
const { connect } = net;

Object.assign(dns, {
  lookup: async (
    /** @type {string} */ host,
    /** @type {import('node:dns').LookupAllOptions} */ options,
  ) => {
    const index = ports.findIndex(([name]) => name === host);
    return index === -1 ? lookup(host, options) : [{ address: addressOf(index), family: 4 }];
  },
});

Object.assign(net, {
  connect: (/** @type {[net.TcpNetConnectOpts]} */ ...given) => {
    const [options] = given;
    const index = ports.findIndex((_entry, at) => addressOf(at) === options?.host);
    const port = ports[index]?.[1];
    return port === undefined
      ? connect(...given)
      : connect({ ...options, host: '127.0.0.1', port: Number(port) });
  },
});

syncBuiltinESMExports();
