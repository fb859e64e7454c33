import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPublicAddress } from '../../lambdas/platform/addresses.ts';
import { CLOSED, inRange, openAddress } from './ranges.ts';

describe('an address is public', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '93.184.216.34',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2000::1',
    '2001:200::1',
    '2a00:1450:4001::200e',
    '3ffe::1',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('outside everything that is closed', () => {
    fc.assert(fc.property(openAddress, (address) => isPublicAddress(address)));
  });
});

describe('an address is not public', () => {
  it.each([
    ['the metadata of the cloud', '169.254.169.254'],
    ['the metadata of the cloud, IPv6', 'fd00:ec2::254'],
    ['the metadata of containers', '169.254.170.2'],
    ['the resolver of the cloud', '169.254.169.253'],
    ['metadata in the shared range', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['loopback, IPv6', '::1'],
    ['no address', '::'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped, in hexadecimal', '::ffff:a9fe:a9fe'],
    ['mapped, though public', '::ffff:1.1.1.1'],
    ['compatible', '::127.0.0.1'],
    ['translated', '64:ff9b::a9fe:a9fe'],
    ['translated, though public', '64:ff9b::1.1.1.1'],
    ['translated locally', '64:ff9b:1::a00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['broadcast', '255.255.255.255'],
    ['a zone', '2a00::1%eth0'],
    ['link-local with a zone', 'fe80::1%lo'],
    ['not canonical', '127.1'],
    ['octal', '0177.0.0.1'],
    ['a number', '2130706433'],
    ['a name', 'vendor.example'],
    ['nothing', ''],
  ])('%s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(CLOSED)('anywhere in %s/%i', (network, prefix) => {
    fc.assert(fc.property(inRange(network, prefix), (address) => !isPublicAddress(address)));
  });
});
