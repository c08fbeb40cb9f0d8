import ipaddr from 'ipaddr.js';

/** Public by number, but answered by the cloud's own hosts (Azure's wire server). */
const CLOUD_ADDRESSES = new Set(['168.63.129.16']);

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const PROTOCOL_ASSIGNMENTS = ipaddr.IPv6.parseCIDR('2001::/23');
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const MAPPED = ipaddr.IPv6.parseCIDR('::ffff:0:0/96');

/**
 * Whether an IP address, in its canonical spelling, is one of the public Internet (RFC 6890 and the
 * IANA registries). Mapped and NAT64 addresses are judged by the IPv4 address inside; every other
 * form that carries one (compatible, translated, 6to4, Teredo) is not public, nor is a zone id.
 */
export function isPublicAddress(text: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return isPublicIpv4(ipaddr.IPv4.parse(text));
  // The parser reads the compatible form `::1.2.3.4` as the mapped one.
  const compatible = text.includes('.') && !/^(::ffff|64:ff9b:):/i.test(text);
  if (compatible || text.includes('%') || !ipaddr.IPv6.isValid(text)) return false;
  return isPublicIpv6(ipaddr.IPv6.parse(text));
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !CLOUD_ADDRESSES.has(address.toString());
}

function isPublicIpv6(address: ipaddr.IPv6): boolean {
  if (address.match(MAPPED) || address.match(NAT64)) return isPublicIpv4(innerIpv4(address));
  if (!address.match(GLOBAL_UNICAST) || address.match(PROTOCOL_ASSIGNMENTS)) return false;
  return address.range() === 'unicast';
}

function innerIpv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}
