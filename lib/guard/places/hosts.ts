import { FREE, OWN } from '../read/json.ts';
import { isRegion, regionOfShortName, regionOfZone, regionWords } from '../regions.ts';
import { GLOBAL, inRegion, type Mention, type Place, placeOf, UNPROVEN } from './place.ts';

const AWS_HOSTS =
  /\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|on\.aws|aws\.dev|awsapprunner\.com|amazoncognito\.com|sagemaker\.aws|signin\.aws|awsapps\.com|cloud\.aws)$/i;
/** AWS's hosts that are nowhere in particular. */
const EDGE_HOSTS =
  /(^|\.)(cloudfront\.net|awsglobalaccelerator\.com|amplifyapp\.com|s3-accelerate(\.dualstack)?\.amazonaws\.com|s3-global\.amazonaws\.com)$/i;
/** In the first region the hosts of machines do not say which it is. */
const FIRST_REGION = /(^|\.)(ec2\.internal|compute-1\.(amazonaws\.com|internal))$/i;
/** How another cloud calls its regions outside the EEA. */
const OTHER_CLOUDS =
  /(?:^|-)((?:us|northamerica|southamerica|asia|australia|africa|me)-(?:north|south|east|west|central|northeast|southeast)\d|europe-west[26]|(?:east|west|central)us\d?|uk(?:south|west)|switzerland(?:north|west))(?:-|$)/;

/** The place an AWS host is in, or the region any other host has in its name; undefined when it names none. */
export function hostPlace(host: string): Place | undefined {
  if (EDGE_HOSTS.test(host)) return GLOBAL;
  if (FIRST_REGION.test(host)) return inRegion('us-east-1');
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const isAws = AWS_HOSTS.test(host);
  for (const label of labels) {
    const region = isAws ? regionOfLabel(label) : (regionOfLabel(label) ?? regionInLabel(label));
    if (region) return inRegion(region);
  }
  return isAws ? regionlessPlace(host, labels) : undefined;
}

/** A part of a host that is a region, or a zone, or `s3-` and a region. */
function regionOfLabel(label: string): string | undefined {
  const name = label.replace(/^s3(-website|-fips|-control|-outposts)?-/, '');
  return isRegion(name) ? name : regionOfZone(label);
}

/** A region among the words of a label: `us-east-1-aws`; AWS's own hosts are not asked, for a bucket's name is one. */
const regionInLabel = (label: string): string | undefined =>
  regionWords().exec(label.replaceAll('_', '-').replace(/-(aws|gcp|azure)$/, ''))?.[0] ??
  OTHER_CLOUDS.exec(label)?.[1];

function regionlessPlace(host: string, labels: readonly string[]): Place | undefined {
  if (host.toLowerCase().endsWith('.amazonaws.com.cn')) return inRegion('cn-north-1');
  const short = labels.map(regionOfShortName).find((region) => region !== undefined);
  if (short) return inRegion(short);
  if (host.includes(FREE)) return UNPROVEN;
  const service = labels.slice(0, labels.indexOf('amazonaws'));
  return host.includes(OWN) && !service.includes('s3') ? undefined : GLOBAL;
}

const HOST = /(?<=\/\/|@|^|[^\w./-])((?:[\p{L}\d_\u{E000}\u{E001}-]+\.)+[a-z]{2,24})\b(?!\()/giu;
/** Services by the name of their endpoint in a network: `com.amazonaws.us-east-1.s3`. */
const ENDPOINT_SERVICE =
  /\b(?:(?:cn\.)?com\.amazonaws|aws\.api|eu\.amazonaws)(?:\.vpce)?\.([^.\s"']+)\.[\w.-]+/gi;
/** Addresses that are names of XML formats: nobody calls them. */
const FORMATS = /^(s3\.amazonaws\.com\/doc\/|acs\.amazonaws\.com\/|doc\.s3\.amazonaws\.com\/)/i;

/** A host without a region is a global endpoint only where something is to be reached; elsewhere it is the name of a service. */
const isReached = (before: string, from: string): boolean =>
  /:\/\/[^\s/]*$/.test(before) && !FORMATS.test(from);

/** What every host has in its name that names a place. */
const TELLING = /aws|amazon|cloudfront|amplify|\.internal|north|south|east|west|central/i;

/** The places that the hosts in a text name. */
export function hostMentions(text: string): Mention[] {
  if (!text.includes('.') || !TELLING.test(text)) return [];
  const hosts = [...text.matchAll(HOST)].flatMap((match): Mention[] => {
    const [host] = match;
    const place = hostPlace(host);
    if (!place) return [];
    const isService = place.kind === 'global' && !EDGE_HOSTS.test(host);
    if (isService && !isReached(text.slice(0, match.index), text.slice(match.index))) return [];
    return [{ as: 'host', place, text: host }];
  });
  const services = [...text.matchAll(ENDPOINT_SERVICE)].flatMap(([name, region = '']): Mention[] => {
    const place = isRegion(region) || region.includes(FREE) ? placeOf(region) : undefined;
    return place ? [{ as: 'host', place, text: name }] : [];
  });
  return [...hosts, ...services];
}
