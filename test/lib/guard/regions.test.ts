import { describe, expect, it } from '@jest/globals';
import { checked } from './checked.ts';
import { placed, rulesIn } from './placed.ts';

/** AWS's regions, the country of each, its short name, and whether that country is in the EEA. */
const REGIONS: readonly (readonly [string, string, string, boolean])[] = [
  ['eu-central-1', 'DE', 'euc1', true],
  ['eu-north-1', 'SE', 'eun1', true],
  ['eu-south-1', 'IT', 'eus1', true],
  ['eu-south-2', 'ES', 'eus2', true],
  ['eu-west-1', 'IE', 'euw1', true],
  ['eu-west-3', 'FR', 'euw3', true],
  ['eusc-de-east-1', 'DE', '', true],
  ['eu-central-2', 'CH', 'euc2', false],
  ['eu-west-2', 'GB', 'euw2', false],
  ['eu-isoe-west-1', 'GB', '', false],
  ['af-south-1', 'ZA', 'afs1', false],
  ['ap-east-1', 'HK', 'ape1', false],
  ['ap-east-2', 'TW', 'ape2', false],
  ['ap-northeast-1', 'JP', 'apne1', false],
  ['ap-northeast-2', 'KR', 'apne2', false],
  ['ap-northeast-3', 'JP', 'apne3', false],
  ['ap-south-1', 'IN', 'aps1', false],
  ['ap-south-2', 'IN', 'aps2', false],
  ['ap-southeast-1', 'SG', 'apse1', false],
  ['ap-southeast-2', 'AU', 'apse2', false],
  ['ap-southeast-3', 'ID', 'apse3', false],
  ['ap-southeast-4', 'AU', 'apse4', false],
  ['ap-southeast-5', 'MY', 'apse5', false],
  ['ap-southeast-6', 'NZ', 'apse6', false],
  ['ap-southeast-7', 'TH', 'apse7', false],
  ['ca-central-1', 'CA', 'cac1', false],
  ['ca-west-1', 'CA', 'caw1', false],
  ['cn-north-1', 'CN', 'cnn1', false],
  ['cn-northwest-1', 'CN', 'cnnw1', false],
  ['il-central-1', 'IL', 'ilc1', false],
  ['me-central-1', 'AE', 'mec1', false],
  ['me-south-1', 'BH', 'mes1', false],
  ['mx-central-1', 'MX', 'mxc1', false],
  ['sa-east-1', 'BR', 'sae1', false],
  ['us-east-1', 'US', 'use1', false],
  ['us-east-2', 'US', 'use2', false],
  ['us-west-1', 'US', 'usw1', false],
  ['us-west-2', 'US', 'usw2', false],
  ['us-gov-east-1', 'US', '', false],
  ['us-gov-west-1', 'US', '', false],
  ['us-iso-east-1', 'US', '', false],
  ['us-iso-west-1', 'US', '', false],
  ['us-isob-east-1', 'US', '', false],
  ['us-isob-west-1', 'US', '', false],
  ['us-isof-east-1', 'US', '', false],
  ['us-isof-south-1', 'US', '', false],
];
const subnet = (zone: string) => placed('AWS::EC2::Subnet', 'AvailabilityZone', zone);
const setting = (value: string) => placed('Custom::Anything', 'Place', value);
const messages = (...args: Parameters<typeof checked>) => checked(...args).map(({ message }) => message);

describe.each(REGIONS)('%s, in %s', (region, country, short, isInEea) => {
  it(isInEea ? 'can be allowed' : 'cannot be allowed', () => {
    const findings = checked({ Resources: {} }, { region, allow: [region] });

    if (isInEea) expect(findings).toEqual([]);
    else
      expect(findings).toMatchObject([
        {
          rule: 'allow-list',
          path: '--allow',
          message: expect.stringContaining(`${region} is in ${country},`),
        },
        { rule: 'stack-abroad', message: expect.stringContaining(`${region} (${country})`) },
      ]);
  });

  it('is known by its name, by its zones and in ARNs and hosts', () => {
    for (const text of [region, region.toUpperCase(), `${region}a`, `eu-central-1, ${region}`])
      expect(rulesIn(setting(text))).toEqual(region === 'eu-central-1' ? [] : ['region']);
    expect(rulesIn(setting(`arn:aws:sqs:${region}:1:q`))).toEqual(region === 'eu-central-1' ? [] : ['arn']);
    expect(rulesIn(setting(`https://x.${region}.example.com`))).toEqual(
      region === 'eu-central-1' ? [] : ['endpoint'],
    );
    expect(rulesIn(subnet(`${region}b`))).toEqual(region === 'eu-central-1' ? [] : ['network']);
  });

  it('is known by its short name, in ids of zones and in hosts', () => {
    if (short === '') return;
    expect(messages(subnet(`${short}-az1`))).toEqual(
      region === 'eu-central-1' ? [] : [expect.stringContaining(region)],
    );
    expect(messages(setting(`x.abc.ng.0001.${short}.cache.amazonaws.com`))).toEqual(
      region === 'eu-central-1' ? [] : [expect.stringContaining(region)],
    );
  });
});

describe('a zone', () => {
  it.each([
    'us-west-2-lax-1a',
    'eu-west-2-wl1-lon-wlz1',
    'us-east-1-bos-1',
    'usw2-lax1-az1',
    'use1-wlz1',
    'USE1-AZ6',
    'use1-lz1',
    'use1-az12',
  ])('%s is abroad', (zone) => {
    expect(rulesIn(subnet(zone))).toEqual(['network']);
    expect(rulesIn(setting(zone))).toEqual(['region']);
  });

  it.each(['eu-central-1c', 'EU-CENTRAL-1A', 'euc1-az3', 'eu-central-1-ham-1a', 'eu-central-1-wl1-ber-wlz1'])(
    '%s is at home',
    (zone) => {
      expect(rulesIn(subnet(zone))).toEqual([]);
      expect(rulesIn(setting(zone))).toEqual([]);
    },
  );
});

describe('a text that is no region', () => {
  it.each([
    'xus-east-1',
    'us-east-1x2',
    'us-east-100',
    'us-east',
    'east-1',
    'us-1',
    'north-south-east-1',
    'xyz1-az1',
    'us-east-1-backup',
  ])('%s', (text) => {
    expect(rulesIn(setting(text))).toEqual([]);
  });

  it('but for one that AWS may open tomorrow', () => {
    for (const region of ['eu-east-1', 'us-central-1', 'ap-southeast-12', 'us-isoz-north-1'])
      expect(messages(setting(region))).toEqual([`«${region}» is ${region} (a region nobody here knows)`]);
    expect(messages({ Resources: {} }, { allow: ['eu-central-1', 'constructor'] })).toHaveLength(1);
    expect(messages({ Resources: {} }, { allow: ['eu-central-1', 'eu-east-1'] })).toEqual([
      'eu-east-1 is a region nobody here knows, so it cannot be allowed',
    ]);
  });
});

describe('a partition', () => {
  const bucket = (partition: string) => setting(`arn:${partition}:s3:::documents`);

  it.each([
    ['aws-cn', 'cn-north-1 (CN)'],
    ['aws-us-gov', 'us-gov-east-1 (US)'],
    ['aws-iso', 'us-iso-east-1 (US)'],
    ['aws-iso-b', 'us-isob-east-1 (US)'],
    ['aws-iso-e', 'eu-isoe-west-1 (GB)'],
    ['aws-iso-f', 'us-isof-east-1 (US)'],
    ['aws-moon', 'aws-moon (a region nobody here knows)'],
  ])('%s is abroad', (partition, place) => {
    expect(messages(bucket(partition))).toEqual([`arn:${partition}:s3:::documents is in ${place}`]);
    expect(rulesIn(bucket(partition.toUpperCase()))).toEqual(['arn']);
  });

  it.each(['aws', 'AWS', 'aws-eusc', '*', ''])('«%s» is ours', (partition) => {
    expect(rulesIn(bucket(partition))).toEqual([]);
  });

  it('is that of the region, as are its hosts', () => {
    const home = {
      'Fn::Sub': `arn:\${AWS::Partition}:s3:::x https://sqs.\${AWS::Region}.\${AWS::URLSuffix}/`,
    };

    for (const region of ['eu-central-1', 'eusc-de-east-1'])
      expect(rulesIn(placed('Custom::X', 'Says', home), { region, allow: [region] })).toEqual([]);
    const inChina = (text: string) =>
      messages(placed('Custom::X', 'Says', { 'Fn::Sub': text }), { region: 'cn-north-1' });
    expect(inChina(`arn:\${AWS::Partition}:s3:::x`)).toContain('arn:aws-cn:s3:::x is in cn-north-1 (CN)');
    expect(inChina(`https://sqs.\${AWS::URLSuffix}/`)).toContain(
      'sqs.amazonaws.com.cn is in cn-north-1 (CN)',
    );
  });
});
