import { describe, expect, it } from '@jest/globals';
import { destinationOf, mayBePostedTo } from '../../lambdas/platform/egress-destination.ts';
import { EgressDenied } from '../../lambdas/platform/egress-error.ts';

const reasonFor = (url: string, local = false): string => {
  try {
    destinationOf(url, local);
    return 'allowed';
  } catch (error) {
    return error instanceof EgressDenied ? error.reason : String(error);
  }
};

describe('what may be posted to', () => {
  it.each([
    ['https://example.org/hook', true, true],
    ['https://example.org:8443/hook?x=1', true, true],
    ['HTTPS://EXAMPLE.ORG', true, true],
    ['https://børnehave.example/krog', true, true],
    ['http://example.org/hook', false, false],
    ['http://127.0.0.1:4001/hook', false, true],
    ['http://127.0.0.1.example.org/', false, false],
    ['http://localhost:4001/', false, false],
    ['http://127.0.0.2:4001/', false, false],
    ['http://[::1]:4001/', false, false],
    ['https://127.0.0.1:4001/', false, false],
    ['https://user:secret@example.org/', false, false],
    ['https://user@example.org/', false, false],
    ['http://user:secret@127.0.0.1:4001/', false, false],
    ['ftp://example.org/', false, false],
    ['file:///etc/passwd', false, false],
    ['javascript:alert(1)', false, false],
    ['not an address', false, false],
  ])('%s: %s, in the local stack: %s', (url, deployed, local) => {
    expect(mayBePostedTo(url, false)).toBe(deployed);
    expect(mayBePostedTo(url, true)).toBe(local);
  });
});

describe('a destination has one form', () => {
  it.each([
    ['https://Vendor.EXAMPLE./a?b=c#d', 'vendor.example', 443, '/a?b=c'],
    ['https://vendor.example:443', 'vendor.example', 443, '/'],
    ['https://vendor.example:8443/', 'vendor.example', 8443, '/'],
    ['https://ｖｅｎｄｏｒ.example/', 'vendor.example', 443, '/'],
    ['https://vend%6fr.example/', 'vendor.example', 443, '/'],
    ['https://vendor。example/', 'vendor.example', 443, '/'],
    ['https://ven\u00addor.example/', 'vendor.example', 443, '/'],
    ['https://bücher.example/', 'xn--bcher-kva.example', 443, '/'],
    ['https://XN--BCHER-KVA.example/', 'xn--bcher-kva.example', 443, '/'],
  ])('%s', (url, host, port, path) => {
    expect(destinationOf(url, false)).toEqual({ secure: true, host, port, path });
  });
});

describe('a trick with the form is refused', () => {
  it.each([
    ['https://127.0.0.1/', 'not-a-name'],
    ['https://0x7f.1/', 'not-a-name'],
    ['https://0x7f.1./', 'not-a-name'],
    ['https://0177.0.0.1/', 'not-a-name'],
    ['https://2130706433/', 'not-a-name'],
    ['https://127.1/', 'not-a-name'],
    ['https://0/', 'not-a-name'],
    ['https://１２７.０.０.１/', 'not-a-name'],
    ['https://①②⑦.0.0.1/', 'not-a-name'],
    ['https://%31%32%37.0.0.1/', 'not-a-name'],
    ['https://8.8.8.8/', 'not-a-name'],
    ['https://[::1]/', 'not-a-name'],
    ['https://[::ffff:127.0.0.1]/', 'not-a-name'],
    ['https://[64:ff9b::7f00:1]/', 'not-a-name'],
    ['https://[fd00:ec2::254]/', 'not-a-name'],
    ['https://[2a00:1450::1]/', 'not-a-name'],
    ['https://localhost/', 'not-a-name'],
    ['https://localhost./', 'not-a-name'],
    ['https://metadata/', 'not-a-name'],
    ['https://vendor.example../', 'not-a-name'],
    ['https://under_score.example/', 'not-a-name'],
    ['https://-vendor.example/', 'not-a-name'],
    ['https://*.example/', 'not-a-name'],
    [`https://${'a'.repeat(64)}.example/`, 'not-a-name'],
    [`https://${'a.'.repeat(125)}example/`, 'not-a-name'],
    ['https://vendor.example@evil.example/', 'not-an-address'],
    ['https://@evil.example/', 'not-an-address'],
    ['https://:@evil.example/', 'not-an-address'],
    ['https:vendor.example@evil.example/', 'not-an-address'],
    ['https://evil.example\\@vendor.example/', 'not-an-address'],
    ['https:\\\\vendor.example/', 'not-an-address'],
    ['https://vendor.exa\tmple/', 'not-an-address'],
    ['https://vendor.exam\nple/', 'not-an-address'],
    ['\u0000https://vendor.example/', 'not-an-address'],
    [' https://vendor.example/', 'not-an-address'],
    ['https://vendor.example/a b', 'not-an-address'],
    ['https://vendor%00.example/', 'not-an-address'],
    ['https://vendor%2fexample/', 'not-an-address'],
    ['https://256.1.1.1/', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['//vendor.example/', 'not-an-address'],
    ['http://vendor.example/', 'not-https'],
    ['wss://vendor.example/', 'not-https'],
    ['https://vendor.example:22/', 'port'],
    ['https://vendor.example:80/', 'port'],
    ['https://vendor.example:1023/', 'port'],
    ['https://vendor.example:0/', 'port'],
    ['https://vendor.example:99999/', 'not-an-address'],
  ])('%j: %s', (url, reason) => {
    expect(reasonFor(url)).toBe(reason);
  });

  it.each([
    'http://0x7f.1.example/',
    'http://localhost./',
    'http://[::ffff:7f00:1]:4001/',
    'http://169.254.169.254/',
  ])('in the local stack too: %s', (url) => {
    expect(reasonFor(url, true)).toBe('not-https');
  });

  it('but a path may hold what looks like a user', () => {
    expect(reasonFor('https://vendor.example/a@b?c=d@e')).toBe('allowed');
  });
});

describe('a refusal', () => {
  it('says what to do, and neither path nor query nor user', () => {
    const told = (url: string) => {
      try {
        return destinationOf(url, false) && 'allowed';
      } catch (error) {
        return String(error);
      }
    };
    const messages = [
      'https://anna:hemmelig@vendor.example/anna?cpr=1',
      'http://vendor.example/anna?cpr=1',
      'https://vendor.example:22/anna?cpr=1',
      'https://127.0.0.1/anna?cpr=1',
    ].map(told);

    expect(messages).toEqual([
      expect.stringContaining('EgressDenied: an address that cannot be told: not-an-address: write it'),
      expect.stringContaining('EgressDenied: vendor.example: not-https: use https'),
      expect.stringContaining('EgressDenied: vendor.example: port: use port 443'),
      expect.stringContaining('EgressDenied: 127.0.0.1: not-a-name: name a public host'),
    ]);
    expect(messages.join()).not.toMatch(/anna|cpr|hemmelig/);
  });
});
