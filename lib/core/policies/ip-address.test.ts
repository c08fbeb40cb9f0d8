import { describe, expect, it } from 'vitest';
import { isInNetwork, parseIpAddress, parseIpNetwork } from './ip-address';

describe('parseIpAddress', () => {
  it.each([
    ['10.0.0.1', [0x0a00, 1]],
    ['255.255.255.255', [0xffff, 0xffff]],
    ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['::1', [0, 0, 0, 0, 0, 0, 0, 1]],
    ['2001:DB8::8:800:200C:417a', [0x2001, 0xdb8, 0, 0, 8, 0x800, 0x200c, 0x417a]],
    ['1:2:3:4:5:6:7::', [1, 2, 3, 4, 5, 6, 7, 0]],
    ['1:2:3:4:5:6:1.2.3.4', [1, 2, 3, 4, 5, 6, 0x0102, 0x0304]],
    ['::ffff:10.0.0.1', [0x0a00, 1]],
    ['0:0:0:0:0:FFFF:a00:1', [0x0a00, 1]],
  ])('reads %s', (text, groups) => {
    expect(parseIpAddress(text)).toEqual(groups);
  });

  it.each([
    '',
    '1',
    '10.1',
    '10.0.0',
    '10.0.0.1.',
    '10.0.0.1.2',
    '010.0.0.1',
    '0x0a.0.0.1',
    '10.0.0.256',
    '10.0.0.-1',
    ' 10.0.0.1',
    '10.0.0.1\n',
    '１0.0.0.1',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    '12345::',
    '::g',
    '1.2.3.4::',
    '::1.2.3',
    '::1.2.3.4:5',
    '[::1]',
    'fe80::1%eth0',
    '::ffff:010.0.0.1',
  ])('refuses %j', (text) => {
    expect(parseIpAddress(text)).toBeNull();
  });
});

describe('isInNetwork', () => {
  const isIn = (address: string, network: string) => {
    const [parsed, within] = [parseIpAddress(address), parseIpNetwork(network)];
    if (parsed === null || within === null) throw new Error(`${address} ${network}`);
    return isInNetwork(parsed, within);
  };

  it.each([
    ['10.255.255.255', '10.0.0.0/8', true],
    ['11.0.0.0', '10.0.0.0/8', false],
    ['192.168.1.127', '192.168.1.0/25', true],
    ['192.168.1.128', '192.168.1.0/25', false],
    ['1.2.3.4', '0.0.0.0/0', true],
    ['1.2.3.4', '1.2.3.4', true],
    ['1.2.3.5', '1.2.3.4/32', false],
    ['2001:db8:ffff::1', '2001:db8::/32', true],
    ['2001:db9::', '2001:db8::/32', false],
    ['2001:db8:8000::', '2001:db8:8000::/33', true],
    ['2001:db8:7fff::', '2001:db8:8000::/33', false],
    ['::ffff:10.0.0.1', '10.0.0.0/8', true],
    ['10.0.0.1', '::ffff:10.0.0.0/104', true],
    ['10.0.0.1', '::/0', false],
    ['::1', '0.0.0.0/0', false],
    ['::1', '::/0', true],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(isIn(address, network)).toBe(expected);
  });

  it.each([
    '10.0.0.1/8',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '/8',
    '2001:db8::1/32',
    '::/129',
    '10.0.0.0/+8',
  ])('takes %j for no network', (text) => {
    expect(parseIpNetwork(text)).toBeNull();
  });
});
