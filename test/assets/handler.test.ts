import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/assets/handler.ts';
import { httpEvent } from '../builders/http-event.ts';

const CSS = 'body { margin: 0 }';
const FONT = Buffer.from([0x77, 0x4f, 0x46, 0x32, 0xff]);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

const handler = createHandler({
  files: {
    'hjemmel.A.css': {
      type: 'text/css; charset=utf-8',
      bodies: { br: base64(brotliCompressSync(CSS)), gzip: base64(gzipSync(CSS)) },
    },
    'plex.B.woff2': { type: 'font/woff2', bodies: { plain: base64(FONT) } },
  },
});
const ask = async (file: string | undefined, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await handler(
    httpEvent({
      method: 'GET',
      resource: '/assets/{file+}',
      caller: null,
      headers,
      params: file === undefined ? null : { file },
    }),
  );
  return { ...answer, bytes: Buffer.from(answer.body, 'base64') };
};

describe('the files of the pages', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['GZIP', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['br; q=0.000, gzip', 'gzip', gunzipSync],
  ] as const)('come compressed to who accepts %j as %s', async (accepted, encoding, unpack) => {
    const { statusCode, headers, bytes, isBase64Encoded } = await ask('hjemmel.A.css', {
      'Accept-Encoding': accepted,
    });

    expect(statusCode).toBe(200);
    expect(isBase64Encoded).toBe(true);
    expect(headers?.['content-encoding']).toBe(encoding);
    expect(unpack(bytes).toString()).toBe(CSS);
  });

  it.each([{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'br;q=0' }])(
    'come as they are to who accepts no compression: %j',
    async (headers) => {
      const { headers: answered, bytes } = await ask('hjemmel.A.css', headers);

      expect(answered).not.toHaveProperty('content-encoding');
      expect(bytes.toString()).toBe(CSS);
    },
  );

  it('are kept for ever, whoever asked with what, and taken for nothing else', async () => {
    const { headers } = await ask('hjemmel.A.css', { 'accept-encoding': 'br' });

    expect(headers).toEqual({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
  });

  it('are not compressed a second time', async () => {
    const { headers, bytes } = await ask('plex.B.woff2', { 'accept-encoding': 'br, gzip' });

    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers?.['content-type']).toBe('font/woff2');
    expect(bytes).toEqual(FONT);
  });

  it.each(['hjemmel.B.css', '../main.ts', '__proto__', 'constructor', '', undefined])(
    'are all there is: %j is not found, and may be tomorrow',
    async (file) => {
      const { statusCode, headers, bytes } = await ask(file);

      expect(statusCode).toBe(404);
      expect(headers?.['cache-control']).toBe('no-store');
      expect(bytes).toHaveLength(0);
    },
  );
});
