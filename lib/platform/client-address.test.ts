import { describe, expect, it } from 'vitest';
import { createProxyTrust } from './client-address';

const trust = createProxyTrust(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);

describe('createProxyTrust', () => {
  it('believes nobody unless told', () => {
    const none = createProxyTrust([]);
    expect(none.clientOf('127.0.0.1', '203.0.113.9')).toBe('127.0.0.1');
    expect(none.trusts('127.0.0.1')).toBe(false);
  });

  it.each<[string, string | undefined, string, string]>([
    ['203.0.113.5', '198.51.100.1', '203.0.113.5', 'the connection is no proxy'],
    ['10.1.2.3', undefined, '10.1.2.3', 'the proxy says nothing'],
    ['10.1.2.3', '203.0.113.9', '203.0.113.9', 'one proxy'],
    ['10.1.2.3', '198.51.100.1, 203.0.113.9', '203.0.113.9', 'what the client sent is left of it'],
    ['10.1.2.3', '203.0.113.9, 192.0.2.7, 10.9.9.9', '203.0.113.9', 'a chain of proxies'],
    ['10.1.2.3', '192.0.2.8, 10.0.0.1', '192.0.2.8', 'a neighbour of a proxy is none'],
    ['10.1.2.3', '10.0.0.9', '10.0.0.9', 'every hop is trusted'],
    ['10.1.2.3', '203.0.113.9:51234', '203.0.113.9', 'a port'],
    ['10.1.2.3', '[2001:db9::1]:443', '2001:db9::1', 'a bracketed IPv6 address and port'],
    ['10.1.2.3', 'unknown', '10.1.2.3', 'no address'],
    ['10.1.2.3', '203.0.113.9, unknown, 10.0.0.1', '10.0.0.1', 'no address in the middle'],
    ['10.1.2.3', '0x7f.1', '10.1.2.3', 'an odd spelling'],
    ['10.1.2.3', '203.0.113.9,', '10.1.2.3', 'an empty entry'],
    ['::ffff:10.1.2.3', '::ffff:203.0.113.9', '203.0.113.9', 'IPv4 written as IPv6'],
    ['2001:db8::5', '203.0.113.9', '203.0.113.9', 'a proxy with IPv6'],
    ['fe80::1%eth0', '203.0.113.9', 'fe80::1', 'a zone'],
    ['', '203.0.113.9', 'unknown', 'a socket without address'],
  ])('from %s saying %j it finds %s: %s', (socket, forwardedFor, client) => {
    expect(trust.clientOf(socket, forwardedFor)).toBe(client);
  });
});
