import { FREE, OWN } from '../read/json.ts';
import { KNOWN_REGIONS, partitionOf } from '../regions.ts';
import { GLOBAL, inRegion, type Mention, type Place, placeOf, UNPROVEN } from './place.ts';

/** The fields of an ARN. What follows is only looked at, for one ARN may stand in another. */
const ARN =
  /\barn:([a-z0-9*-]*|[\u{E000}\u{E001}]):([a-z0-9*-]*|[\u{E000}\u{E001}]+):([^:\s"',]*):([^:\s"',]*):(?=([^\s"',;]*))/giu;
const HOME_PARTITIONS = new Set(['aws', 'aws-eusc', '*', '', OWN]);

/** The places that the ARNs in a text name. */
export function arnMentions(text: string): Mention[] {
  if (!/arn:/i.test(text)) return [];
  return [...text.matchAll(ARN)].flatMap(
    ([start, partition = '', service = '', region = '', account = '', rest = '']) => {
      const place =
        placeOf(region) ?? partitionPlace(partition.toLowerCase()) ?? edgePlace(service, account, rest);
      return place ? [{ as: 'arn', place, text: `${start}${rest}` }] : [];
    },
  );
}

function partitionPlace(partition: string): Place | undefined {
  if (partition === FREE) return UNPROVEN;
  if (HOME_PARTITIONS.has(partition)) return undefined;
  return inRegion(KNOWN_REGIONS.find((region) => partitionOf(region) === partition) ?? partition);
}

/** A multi-region access point has no region of its own; what CloudFront may do, its edges do. */
const edgePlace = (service: string, account: string, rest: string): Place | undefined =>
  /\.mrap\b/.test(rest) || account === 'cloudfront' || /^(cloudfront|globalaccelerator)$/i.test(service)
    ? GLOBAL
    : undefined;
