import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SECRET_KEY } from '../functions/functions.ts';

const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const signature = (method: string, url: URL, headers: IncomingHttpHeaders): string => {
  const given = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? '';
  const [, date = '', region = '', service = ''] = given('Credential').split('/');
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const signed = given('SignedHeaders').split(';');
  const headerLines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
  const canonical = [
    method,
    url.pathname,
    query,
    headerLines,
    given('SignedHeaders'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = [date, region, service, 'aws4_request'].join('/');
  const toSign = ['AWS4-HMAC-SHA256', given('Date'), scope, sha256(canonical)].join('\n');
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${SECRET_KEY}`, date));
  return hmac(key, toSign).toString('hex');
};

/** Why a presigned link may not be used: it has expired, or it is not the one that was signed. */
export const presignedFault = (
  method: string,
  url: URL,
  headers: IncomingHttpHeaders,
  now = Date.now(),
): string | undefined => {
  const signed = url.searchParams.get('X-Amz-Signature');
  if (signed === null) return undefined;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(url.searchParams.get('X-Amz-Date') ?? '') ?? [];
  const from = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const until = from + Number(url.searchParams.get('X-Amz-Expires')) * 1000;
  if (!(now < until)) return 'Request has expired';
  if (signature(method, url, headers) === signed) return undefined;
  return 'The request signature we calculated does not match the signature you provided.';
};
