/** An address in groups of 16 bits: two for IPv4, eight for IPv6. */
export type IpAddress = readonly number[];

export interface IpNetwork {
  readonly address: IpAddress;
  /** Bits that an address within has in common with it. */
  readonly prefix: number;
}

/** Of the longest address that can be written, IPv4 within IPv6. */
const MAX_LENGTH = 45;
const GROUP_BITS = 16;
const MAPPED_BITS = 96;
const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const HEX_GROUP = /^[0-9a-fA-F]{1,4}$/;
const PREFIX = /^(?:0|[1-9]\d{0,2})$/;

/**
 * Reads an address strictly: four decimal parts without leading zeros, or IPv6 (RFC 4291, 2.2) without
 * a zone. IPv4 within IPv6 (`::ffff:10.0.0.1`) is IPv4. Null: it is none.
 */
export function parseIpAddress(text: string): IpAddress | null {
  if (text.length > MAX_LENGTH) return null;
  const address = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  return address !== null && isMapped(address) ? address.slice(6) : address;
}

/**
 * Reads `address/bits`, or an address that stands for itself. Bits beyond the prefix must be 0, so that a
 * network is not taken for another. Null: it is none.
 */
export function parseIpNetwork(text: string): IpNetwork | null {
  const [written = '', bits, ...more] = text.split('/', 3);
  const address = written.includes(':') ? parseIpv6(written) : parseIpv4(written);
  if (address === null || more.length > 0) return null;
  const size = address.length * GROUP_BITS;
  if (bits !== undefined && (!PREFIX.test(bits) || Number(bits) > size)) return null;
  const prefix = bits === undefined ? size : Number(bits);
  if (hasBitsBeyond(address, prefix)) return null;
  return isMapped(address) && prefix >= MAPPED_BITS
    ? { address: address.slice(6), prefix: prefix - MAPPED_BITS }
    : { address, prefix };
}

/** Whether an address lies in a network; never when one is IPv4 and the other IPv6. */
export function isInNetwork(address: IpAddress, network: IpNetwork): boolean {
  return (
    address.length === network.address.length &&
    sharesPrefix(address, network.address, network.prefix)
  );
}

function sharesPrefix(one: IpAddress, other: IpAddress, prefix: number): boolean {
  for (let group = 0; group * GROUP_BITS < prefix; group += 1) {
    const spare = Math.max(0, (group + 1) * GROUP_BITS - prefix);
    if ((one[group] ?? 0) >> spare !== (other[group] ?? 0) >> spare) return false;
  }
  return true;
}

function hasBitsBeyond(address: IpAddress, prefix: number): boolean {
  return address.some((group, index) => {
    const kept = Math.min(GROUP_BITS, Math.max(0, prefix - index * GROUP_BITS));
    return (group & (0xffff >> kept)) !== 0;
  });
}

function isMapped(address: IpAddress): boolean {
  return address.length === 8 && address[5] === 0xffff && address.slice(0, 5).every((g) => g === 0);
}

function parseIpv4(text: string): IpAddress | null {
  const octets = text.split('.', 5);
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet))) return null;
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number);
  return Math.max(a, b, c, d) > 255 ? null : [a * 256 + b, c * 256 + d];
}

function parseIpv6(text: string): IpAddress | null {
  const halves = text.split('::', 3);
  const [head = '', tail] = halves;
  if (halves.length > 2) return null;
  const before = parseGroups(head, tail === undefined);
  if (tail === undefined) return before?.length === 8 ? before : null;
  const after = parseGroups(tail, true);
  if (before === null || after === null) return null;
  const zeros = 8 - before.length - after.length;
  return zeros < 1 ? null : [...before, ...new Array<number>(zeros).fill(0), ...after];
}

/** Groups between colons; the last may be IPv4 where the address ends with it. */
function parseGroups(text: string, isEnd: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const written = text.split(':', 9);
  for (const [index, group] of written.entries()) {
    const isLast = isEnd && index === written.length - 1;
    const ipv4 = isLast && group.includes('.') ? parseIpv4(group) : null;
    if (ipv4 !== null) groups.push(...ipv4);
    else if (HEX_GROUP.test(group)) groups.push(Number.parseInt(group, 16));
    else return null;
  }
  return groups;
}
