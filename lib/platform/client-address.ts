import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Block = [Address, number];

/** The connections that this server believes, and what they say about the client behind them. */
export interface ProxyTrust {
  /** Whether the other end of this connection is a trusted proxy. */
  trusts(socketAddress: string): boolean;
  /** The true client: the connection's other end, or what trusted proxies say, read from the right. */
  clientOf(socketAddress: string, forwardedFor: string | undefined): string;
}

/**
 * Prepares TRUSTED_PROXIES (addresses and CIDR blocks, already validated) for asking. An entry of
 * X-Forwarded-For counts only when everything to its right is trusted; one that is no address ends the walk.
 */
export function createProxyTrust(trustedProxies: readonly string[]): ProxyTrust {
  const blocks = trustedProxies.map(parseBlock);
  const isTrusted = (address: Address) => blocks.some((block) => contains(block, address));
  return {
    trusts: (socketAddress) => {
      const address = parseAddress(socketAddress);
      return address !== null && isTrusted(address);
    },
    clientOf: (socketAddress, forwardedFor) => {
      const nearest = parseAddress(socketAddress);
      if (nearest === null) return 'unknown';
      return furthestBelieved(nearest, forwardedFor ?? '', isTrusted).toString();
    },
  };
}

function furthestBelieved(
  nearest: Address,
  forwardedFor: string,
  isTrusted: (address: Address) => boolean,
): Address {
  let client = nearest;
  for (const entry of forwardedFor.split(',').reverse()) {
    const said = isTrusted(client) ? parseAddress(withoutPort(entry.trim())) : null;
    if (said === null) return client;
    client = said;
  }
  return client;
}

function parseAddress(text: string): Address | null {
  const bare = text.split('%', 1)[0] ?? '';
  // ipaddr.js also reads `1`, `0x7f.1` and octal; proxies write none of these.
  if (!/^[\d.]+$/.test(bare) && !bare.includes(':')) return null;
  if (!bare.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(bare)) return null;
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

function parseBlock(text: string): Block {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function contains([network, bits]: Block, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}

function withoutPort(entry: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^[\d.]+:\d+$/.test(entry) ? (entry.split(':', 1)[0] ?? '') : entry;
}
