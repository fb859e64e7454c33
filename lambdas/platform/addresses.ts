import { BlockList, isIP } from 'node:net';

/** The one address of this machine that the local stack uses. */
export const LOOPBACK = '127.0.0.1';

type Range = readonly [network: string, prefix: number];

/** IANA's IPv4 registry of special purposes, the multicast block and the reserved one: nothing of a vendor is there. */
const CLOSED_IPV4: readonly Range[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, with the metadata of the cloud
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // multicast tunnels
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarking
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];

/**
 * IPv6 that is routed at all. Outside it lie loopback, link-local, unique local (with fd00:ec2::254), multicast,
 * IPv4-mapped and NAT64.
 */
const OPEN_IPV6: Range = ['2000::', 3];

/** What lies within it and yet leads elsewhere. */
const CLOSED_IPV6: readonly Range[] = [
  ['2001::', 23], // protocol assignments: Teredo, benchmarking, ORCHID
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];

const listOf = (ranges: readonly Range[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
};

const closed4 = listOf(CLOSED_IPV4, 'ipv4');
const open6 = listOf([OPEN_IPV6], 'ipv6');
const closed6 = listOf(CLOSED_IPV6, 'ipv6');

/** True for an IP address that anybody on the internet could have; false for whatever is not surely one. */
export function isPublicAddress(address: string): boolean {
  // A zone (`%eth0`) belongs to this machine's own links.
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !closed4.check(address, 'ipv4');
    case 6:
      return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
    default:
      return false;
  }
}
