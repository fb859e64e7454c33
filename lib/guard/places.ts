import { FREE, OWN } from './read/json.ts';
import {
  countryOfRegion,
  isRegion,
  KNOWN_REGIONS,
  partitionOf,
  regionOfShortName,
  regionOfZone,
} from './regions.ts';

/** Where something is, as far as a text tells: a region, `everywhere` by a wildcard, or what cannot be known before the deploy. */
export type Place =
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'global' }
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'unproven' };

/** A place that a text names, and how. */
export type Mention = {
  readonly as: 'arn' | 'host' | 'region' | 'zone' | 'id' | 'option';
  readonly place: Place;
  /** The part of the text that names it. */
  readonly text: string;
};

const global: Place = { kind: 'global' };
const inRegion = (region: string): Place => ({ kind: 'region', region: region.toLowerCase() });

/** The place a region field tells, or undefined when it is empty or where the stack is. */
export function placeOf(field: string): Place | undefined {
  const text = field.trim();
  if (text === '') return undefined;
  if (text.includes(FREE)) return { kind: 'unproven' };
  if (text.includes(OWN)) return undefined;
  if (/[*?]/.test(text)) return { kind: 'everywhere' };
  const zone = regionOfZone(text);
  return inRegion(zone ?? text);
}

/** Says where a place is, for people. */
export function describePlace(place: Place): string {
  if (place.kind === 'global') return 'a global service, which is everywhere';
  if (place.kind === 'everywhere') return 'every region';
  if (place.kind === 'unproven') return 'a place that is decided only at deploy';
  const country = countryOfRegion(place.region);
  return country ? `${place.region} (${country})` : `${place.region} (a region nobody here knows)`;
}

const ARN =
  /\barn:([a-z0-9*-]*|[\u{E000}\u{E001}]):([a-z0-9*-]*|[\u{E000}\u{E001}]+):([^:\s"',]*):([^:\s"',]*):([^\s"',;]*)/giu;
const HOME_PARTITIONS = new Set(['aws', 'aws-eusc', '*', '', OWN]);

function arnMentions(text: string): Mention[] {
  const found: Mention[] = [];
  for (const [whole, partition = '', service = '', region = '', account = '', rest = ''] of text.matchAll(
    ARN,
  )) {
    const place = arnPlace(partition.toLowerCase(), service, region, account, rest);
    if (place) found.push({ as: 'arn', place, text: whole });
  }
  return found;
}

function arnPlace(
  partition: string,
  service: string,
  region: string,
  account: string,
  rest: string,
): Place | undefined {
  const place = placeOf(region);
  if (place) return place;
  if (partition === FREE) return { kind: 'unproven' };
  if (!HOME_PARTITIONS.has(partition))
    return inRegion(KNOWN_REGIONS.find((each) => partitionOf(each) === partition) ?? partition);
  // A multi-region access point has no region of its own; what CloudFront may do, its edges do.
  if (/\.mrap\b/.test(rest) || account === 'cloudfront') return global;
  return /^(cloudfront|globalaccelerator)$/i.test(service) ? global : undefined;
}

const HOST = /(?<=\/\/|@|^|[^\w./-])((?:[\p{L}\d_\u{E000}\u{E001}-]+\.)+[a-z]{2,24})\b(?!\()/giu;
const AWS_HOSTS =
  /\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|on\.aws|aws\.dev|awsapprunner\.com|amazoncognito\.com|aws\.com|sagemaker\.aws|signin\.aws|awsapps\.com|cloud\.aws)$/i;
/** AWS's hosts that are nowhere in particular. */
const EDGE_HOSTS =
  /(^|\.)(cloudfront\.net|awsglobalaccelerator\.com|amplifyapp\.com|s3-accelerate(\.dualstack)?\.amazonaws\.com|s3-global\.amazonaws\.com)$/i;

/** The place an AWS host is in, or the region any other host has in its name; undefined when it names none. */
export function hostPlace(host: string): Place | undefined {
  if (EDGE_HOSTS.test(host)) return global;
  const labels = host.toLowerCase().split('.');
  for (const label of labels) {
    if (isRegion(label)) return inRegion(label);
    const inside = /^(?:s3|s3-website|s3-fips|s3-control|s3-outposts)-(.+)$/.exec(label)?.[1];
    if (inside && isRegion(inside)) return inRegion(inside);
    const zone = regionOfZone(label);
    if (zone) return inRegion(zone);
  }
  if (!AWS_HOSTS.test(host)) return undefined;
  if (host.toLowerCase().endsWith('.amazonaws.com.cn')) return inRegion('cn-north-1');
  const short = labels.map(regionOfShortName).find((region) => region !== undefined);
  if (short) return inRegion(short);
  const service = labels.slice(0, labels.indexOf('amazonaws'));
  if (host.includes(FREE)) return { kind: 'unproven' };
  return host.includes(OWN) && !service.includes('s3') ? undefined : global;
}

/** Addresses that are names of XML formats: nobody calls them. */
const FORMATS = /^(s3\.amazonaws\.com\/doc\/|acs\.amazonaws\.com\/|doc\.s3\.amazonaws\.com\/)/i;

/** A host without a region is a global endpoint only where something is to be reached; elsewhere it is the name of a service. */
const isReached = (text: string, at: number): boolean => /:\/\/[^\s/]*$/.test(text.slice(0, at));

function hostMentions(text: string): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(HOST)) {
    const host = match[1] as string;
    const place = hostPlace(host);
    if (!place) continue;
    const needsUrl = place.kind === 'global' && AWS_HOSTS.test(host) && !EDGE_HOSTS.test(host);
    if (needsUrl && (!isReached(text, match.index) || FORMATS.test(text.slice(match.index)))) continue;
    found.push({ as: 'host', place, text: host });
  }
  for (const [whole, region = ''] of text.matchAll(
    /\b(?:com\.amazonaws|aws\.api|eu\.amazonaws|cn\.com\.amazonaws)(?:\.vpce)?\.([^.\s"']+)\.[\w.-]+/gi,
  )) {
    const place = isRegion(region) || region.includes(FREE) ? placeOf(region) : undefined;
    if (place) found.push({ as: 'host', place, text: whole });
  }
  return found;
}

/** A pool of Cognito has its region in its id: `us-east-1_AbCdEf123`, `us-east-1:` and a UUID. */
const POOL = /\b([a-z]{2,4}(?:-[a-z]+)+-\d)(?:_[A-Za-z0-9]{6,}|:[0-9a-f]{8}-[0-9a-f-]{27})\b/g;

function idMentions(text: string): Mention[] {
  return [...text.matchAll(POOL)]
    .filter(([, region = '']) => isRegion(region))
    .map(([whole, region = '']) => ({ as: 'id', place: inRegion(region), text: whole }));
}

/**
 * How scripts and settings name a region in the middle of a text: `--region us-east-1`, `region_name='us-east-1'`,
 * `primary=us-east-1`, `client('s3', 'us-east-1')`. A comparison (`region != 'us-east-1'`) and a comment name none.
 */
const REGION = '([a-z]{2,4}(?:-[a-z]+)+-\\d{1,2})\\b';
const OPTIONS = [
  `--?[\\w-]*region(?:-name)?["']?[\\s=,]+\\\\?["']?${REGION}`,
  `(?:region|location)(?:_?(?:name|id|constraint))?\\\\?["']?\\s*(?:=(?![=>])|:)\\s*\\\\?["'\`]?${REGION}`,
  `(?<![^\\s,;&?{(])[\\w.-]+=["']?${REGION}`,
  `["'][\\w.-]+["']\\s*:\\s*["']${REGION}`,
  `\\b(?:client|resource|Session|Client)\\(\\s*["'][\\w-]+["']\\s*,\\s*["']${REGION}`,
].map((source) => new RegExp(source, 'gi'));
const COMMENTS = /(?<=^|\s)(?:#(?!!)|\/\/).*$|\/\*[\s\S]*?\*\//gm;

function optionMentions(text: string): Mention[] {
  const read = text.includes('\n') ? text.replaceAll(COMMENTS, '') : text;
  return OPTIONS.flatMap((option) => [...read.matchAll(option)])
    .filter(([, region = '']) => isRegion(region))
    .map(([whole, region = '']) => ({ as: 'option', place: inRegion(region), text: whole.trim() }));
}

/** Regions and zones where the whole text is one, or a list of them. */
function wholeMentions(text: string): Mention[] {
  const words = text.split(/[\s,;|]+/).filter((word) => word !== '');
  const found: Mention[] = [];
  for (const word of words) {
    const zone = regionOfZone(word);
    if (isRegion(word)) found.push({ as: 'region', place: inRegion(word), text: word });
    else if (zone) found.push({ as: 'zone', place: inRegion(zone), text: word });
    else return [];
  }
  return found;
}

/** Every place a text names, by what it means and not by how it looks: a region inside a name or a sentence is none. */
export function mentionsIn(text: string): readonly Mention[] {
  if (text.length < 6) return [];
  const whole = wholeMentions(text);
  if (whole.length > 0) return whole;
  const found = [
    ...(text.includes('arn:') || text.includes('ARN:') ? arnMentions(text) : []),
    ...idMentions(text),
  ];
  if (text.includes('.')) found.push(...hostMentions(text));
  if (/[=:('"]|region/i.test(text)) found.push(...optionMentions(text));
  return found;
}
