/** The AWS regions and the country each one lies in (ISO 3166-1); a region that is not here lies nowhere we know of. */
const COUNTRY_OF_REGION: Readonly<Record<string, string>> = {
  'eu-central-1': 'DE',
  'eu-north-1': 'SE',
  'eu-south-1': 'IT',
  'eu-south-2': 'ES',
  'eu-west-1': 'IE',
  'eu-west-3': 'FR',
  'eusc-de-east-1': 'DE',
  // In Europe by name, third countries by law.
  'eu-central-2': 'CH',
  'eu-west-2': 'GB',
  'eu-isoe-west-1': 'GB',
  'af-south-1': 'ZA',
  'ap-east-1': 'HK',
  'ap-east-2': 'TW',
  'ap-northeast-1': 'JP',
  'ap-northeast-2': 'KR',
  'ap-northeast-3': 'JP',
  'ap-south-1': 'IN',
  'ap-south-2': 'IN',
  'ap-southeast-1': 'SG',
  'ap-southeast-2': 'AU',
  'ap-southeast-3': 'ID',
  'ap-southeast-4': 'AU',
  'ap-southeast-5': 'MY',
  'ap-southeast-6': 'NZ',
  'ap-southeast-7': 'TH',
  'ca-central-1': 'CA',
  'ca-west-1': 'CA',
  'cn-north-1': 'CN',
  'cn-northwest-1': 'CN',
  'il-central-1': 'IL',
  'me-central-1': 'AE',
  'me-south-1': 'BH',
  'mx-central-1': 'MX',
  'sa-east-1': 'BR',
  'us-east-1': 'US',
  'us-east-2': 'US',
  'us-west-1': 'US',
  'us-west-2': 'US',
  'us-gov-east-1': 'US',
  'us-gov-west-1': 'US',
  'us-iso-east-1': 'US',
  'us-iso-west-1': 'US',
  'us-isob-east-1': 'US',
  'us-isob-west-1': 'US',
  'us-isof-east-1': 'US',
  'us-isof-south-1': 'US',
};

export const KNOWN_REGIONS: readonly string[] = Object.keys(COUNTRY_OF_REGION);

/** The country of a region, or undefined for a region that is not known. */
export const countryOfRegion = (region: string): string | undefined =>
  Object.hasOwn(COUNTRY_OF_REGION, region) ? COUNTRY_OF_REGION[region] : undefined;

/** What a region looks like, known or not: `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`, and the next one AWS opens. */
const SHAPE =
  '(?:us|eu|ap|sa|ca|af|me|il|mx|cn|eusc)(?:-(?:gov|iso[a-z]?|de))?-(?:north|south|east|west|central)(?:east|west)?-\\d{1,2}';

const WHOLE = new RegExp(`^${SHAPE}$`, 'i');
/** A region, or a zone in it: `us-east-1a`, `us-west-2-lax-1a`, `eu-central-1-wl1-ber-wlz1`. */
const ZONE = new RegExp(`^(${SHAPE})(?:[a-z]|(?:-wl\\d)?-[a-z]{3}-(?:wlz)?\\d[a-z]?)$`, 'i');

/** True for a text that is a region and nothing else. */
export const isRegion = (text: string): boolean => WHOLE.test(text);

/** Finds regions as words of a text. */
export const regionWords = (): RegExp => new RegExp(`(?<![a-z0-9-])${SHAPE}(?![a-z0-9]|-\\d)`, 'gi');

/** AWS's short names of regions, in zone ids (`use1-az1`) and in the hosts of ElastiCache (`x.use1.cache.amazonaws.com`). */
const SHORT = new Map(
  KNOWN_REGIONS.map((region) => [
    region
      .replace(/-(iso[a-z]?|gov)/, 'g')
      .replaceAll(
        /-(north|south|east|west|central)(east|west)?/g,
        (_, one: string, two = '') => `${one[0]}${(two as string)[0] ?? ''}`,
      )
      .replaceAll('-', ''),
    region,
  ]),
);

/** The region of a zone, by its name or its id, or undefined when the text is no zone. */
export function regionOfZone(text: string): string | undefined {
  const named = ZONE.exec(text)?.[1];
  if (named) return named.toLowerCase();
  const id = /^([a-z]{3,5}\d)(?:-[a-z]{3}\d)?-(?:az|wlz|lz)\d{1,2}$/i.exec(text)?.[1];
  return id ? SHORT.get(id.toLowerCase()) : undefined;
}

export const regionOfShortName = (text: string): string | undefined => SHORT.get(text.toLowerCase());

/** The partition of a region: the part of AWS that shares accounts, and the second field of an ARN. */
export function partitionOf(region: string): string {
  if (region.startsWith('eusc-')) return 'aws-eusc';
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  const isolated = /^(?:us|eu)-(iso[a-z]?)-/.exec(region)?.[1];
  return isolated ? `aws-${isolated === 'isoe' ? 'iso-e' : isolated.replace(/^iso(.)$/, 'iso-$1')}` : 'aws';
}

/** What the hosts of a region end in. */
export const urlSuffixOf = (region: string): string =>
  region.startsWith('eusc-')
    ? 'amazonaws.eu'
    : region.startsWith('cn-')
      ? 'amazonaws.com.cn'
      : 'amazonaws.com';
