import { type IpNetwork, parseIpNetwork } from './ip-address';

const GROUP_BITS = 16n;
/** Of no network that is in use (RFC 5737, RFC 3849). */
const ELSEWHERE = ['192.0.2.1', '2001:db8::1'];

/** Addresses that stand for every part that networks divide the addresses of their family into. */
export function addressCandidates(texts: readonly string[]): readonly string[] {
  const networks = texts.flatMap((text) => parseIpNetwork(text) ?? []);
  const inside = networks.flatMap(edgesOf);
  return [...inside, ...ELSEWHERE];
}

/** The first and the last address of a network and those next to them, within it and outside. */
function edgesOf({ address, prefix }: IpNetwork): readonly string[] {
  const groups = address.length;
  const bits = BigInt(groups) * GROUP_BITS;
  const first = address.reduce((sum, group) => (sum << GROUP_BITS) | BigInt(group), 0n);
  const last = first + (1n << (bits - BigInt(prefix))) - 1n;
  return [first + 1n, first, last, last + 1n, first - 1n]
    .filter((value) => value >= 0n && value < 1n << bits)
    .map((value) => textOf(value, groups));
}

function textOf(value: bigint, groups: number): string {
  if (groups === 2) {
    return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
  }
  return Array.from({ length: groups }, (_, at) => {
    const shift = BigInt(groups - 1 - at) * GROUP_BITS;
    return ((value >> shift) & 0xffffn).toString(16);
  }).join(':');
}
