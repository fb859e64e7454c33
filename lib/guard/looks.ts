import { isPrivate, knownHost } from './hosts.ts';
import { hostPlace } from './places/hosts.ts';
import { mentionsIn } from './places/mentions.ts';
import { describePlace, placeOf } from './places/place.ts';
import { FREE, OWN } from './read/json.ts';
import type { Hit, Template } from './template.ts';

/** The ways rules look at a template. */

type Where = { readonly type: RegExp | string; readonly at: string };

/** Regions, or zones, under properties that say where something is to be: each one outside what is allowed. */
export function* regionsOutside(template: Template, places: readonly Where[], what: string): Iterable<Hit> {
  for (const { type, at } of places)
    for (const resource of template.ofType(type))
      for (const { path, text } of template.texts(resource, at)) {
        const refusal = template.refusal(placeOf(text));
        if (refusal) yield { resource, path, says: `${what} in ${refusal}` };
      }
}

/** ARNs and addresses under properties that say where data goes: each one outside, or not known before the deploy. */
export function* destinationsOutside(
  template: Template,
  places: readonly Where[],
  what: string,
): Iterable<Hit> {
  for (const { type, at } of places)
    for (const resource of template.ofType(type))
      for (const { path, text } of template.texts(resource, at)) {
        const refusal = destinationRefusal(template, text);
        if (refusal) yield { resource, path, says: `${what} goes to ${refusal}` };
      }
}

/** Why a destination, as a text, is not proven to be inside; undefined when it is. */
export function destinationRefusal(template: Template, text: string): string | undefined {
  for (const { place } of mentionsIn(text)) {
    const refusal = template.refusal(place);
    if (refusal) return refusal;
  }
  return text.startsWith(FREE) ? describePlace({ kind: 'unproven' }) : undefined;
}

/** Buckets have no region in their ARN or name: only one that this stack, or a stack beside it, makes is known to be at home. */
export function isOwnBucket(template: Template, text: string): boolean {
  const [name = ''] = text.replace(/^(arn:[^:]*:s3:::|s3:\/\/)/, '').split('/');
  if (name.startsWith(OWN)) return true;
  return template
    .ofType('AWS::S3::Bucket')
    .some((bucket) => template.texts(bucket, 'BucketName').some((own) => own.text === name));
}

/** AWS's own hosts; those that name no region, or another, are refused before this is asked. */
const AWS_HOST = /\.(amazonaws\.com|amazonaws\.eu|api\.aws|on\.aws)$/;

/** Why a host is not known to be inside; undefined for one of the region, of a private network, or kept in the EEA by its provider. */
export function hostRefusal(template: Template, host: string): string | undefined {
  if (host.startsWith(FREE)) return 'a host that is decided only at deploy';
  const known = knownHost(host);
  if (known === 'third-country') return `${host}, which is in a third country`;
  if (known === 'eea' || isPrivate(host)) return undefined;
  const refusal = template.refusal(hostPlace(host));
  if (refusal) return `${host}, in ${refusal}`;
  if (AWS_HOST.test(host) || host.startsWith(OWN)) return undefined;
  return `${host}, and nobody here knows where that is`;
}

/** Every resource of some types. */
export function* each(template: Template, type: RegExp | string, says: string): Iterable<Hit> {
  for (const resource of template.ofType(type)) yield { resource, path: resource.path, says };
}
