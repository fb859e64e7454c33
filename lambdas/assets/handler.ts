import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { AssetFile } from '../platform/assets.ts';

export type AssetsDeps = {
  /** By name, hash and extension. */
  readonly files: Readonly<Record<string, AssetFile>>;
};

type Encoding = 'br' | 'gzip';

/** A year: another content has another name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the files of the pages to anyone, compressed as the browser likes best; knows no other file. */
export const createHandler = ({ files }: AssetsDeps) => {
  const byName = new Map(Object.entries(files));
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const file = byName.get(event.pathParameters?.file ?? '');
    if (!file) return answer(404, { 'cache-control': 'no-store', 'content-type': 'text/plain' }, '');
    const headers = { 'cache-control': FOR_EVER, 'content-type': file.type, vary: 'accept-encoding' };
    if ('plain' in file.bodies) return answer(200, headers, file.bodies.plain);
    const encoding = bestOf(acceptedBy(event));
    if (encoding) return answer(200, { ...headers, 'content-encoding': encoding }, file.bodies[encoding]);
    const plain = gunzipSync(Buffer.from(file.bodies.gzip, 'base64')).toString('base64');
    return answer(200, headers, plain);
  };
};

const answer = (
  statusCode: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): APIGatewayProxyResult => ({
  statusCode,
  headers: { ...headers, 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' },
  body,
  isBase64Encoded: true,
});

const acceptedBy = ({ headers }: APIGatewayProxyEvent): string =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'accept-encoding')?.[1] ?? '';

/** The first of ours that the browser names and does not rule out by `q=0` (RFC 9110, 12.5.3). */
function bestOf(accepted: string): Encoding | undefined {
  const named = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim()))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => named.includes(encoding));
}
