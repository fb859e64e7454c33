import type { APIGatewayProxyEvent } from 'aws-lambda';
import { NotIJson, parseIJson } from './json.ts';
import { Problem } from './problem.ts';

const BODY_LIMIT = 256 * 1024;

/** The body as it was sent; empty when there is none. Refuses what is longer than 256 KB. */
export function rawBody(event: APIGatewayProxyEvent): string {
  const raw = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString('utf8')
    : (event.body ?? '');
  if (Buffer.byteLength(raw, 'utf8') > BODY_LIMIT) throw new Problem('body-too-large');
  return raw;
}

/** The value of a body that says it is JSON, and is (I-JSON, RFC 7493). */
export function jsonBody(contentType: string | undefined, raw: string): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) throw new Problem('content-type-not-json');
  try {
    return parseIJson(raw);
  } catch (error) {
    if (error instanceof NotIJson) throw new Problem('body-not-json', error.message || undefined);
    throw error;
  }
}
