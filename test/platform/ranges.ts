import { isIPv4, SocketAddress } from 'node:net';
import fc from 'fast-check';

/** What must never be connected to, as the registries of IANA list it; a list of the tests' own. */
export const CLOSED: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 8],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:2::', 48],
  ['2001:10::', 28],
  ['2001:20::', 28],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['4000::', 2],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fd00:ec2::254', 128],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const bits = (address: string): bigint => {
  if (isIPv4(address)) return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const middle = Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...middle, ...last].reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n);
};

const textOf = (value: bigint, width: 32 | 128): string => {
  const size = width === 32 ? 8n : 16n;
  const parts = Array.from(
    { length: width === 32 ? 4 : 8 },
    (_, n) => (value >> (BigInt(width) - size * BigInt(n + 1))) & ((1n << size) - 1n),
  );
  if (width === 32) return parts.join('.');
  const text = parts.map((part) => part.toString(16)).join(':');
  return new SocketAddress({ address: text, family: 'ipv6' }).address;
};

/** Any address of a range, its first and last among them. */
export function inRange(network: string, prefix: number): fc.Arbitrary<string> {
  const width = isIPv4(network) ? 32 : 128;
  const most = (1n << BigInt(width - prefix)) - 1n;
  return fc
    .oneof(fc.constantFrom(0n, most), fc.bigInt({ min: 0n, max: most }))
    .map((offset) => textOf(bits(network) + offset, width));
}

/** Any address that must never be connected to. */
export const closedAddress: fc.Arbitrary<string> = fc.oneof(...CLOSED.map((range) => inRange(...range)));

/** Any address of blocks that the registries have given to providers. */
export const openAddress: fc.Arbitrary<string> = fc.oneof(
  inRange('1.0.0.0', 8),
  inRange('8.0.0.0', 7),
  inRange('80.0.0.0', 4),
  inRange('2400::', 11),
  inRange('2a00::', 11),
);

export const familyOf = (address: string): number => (isIPv4(address) ? 4 : 6);
