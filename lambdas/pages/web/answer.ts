import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { PAGE_STYLE } from '../../platform/page.ts';

/** What a page answers with: markup, another place to go, or a file to keep. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
};

/** What a page may do: nothing from another host, no script or style within the page, no frame around it, forms only to us. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  // A form of ours says where it comes from; another host hears nothing.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  // Personal pages stay nowhere: not in a shared cache, and not in the browser's own after signing out.
  'cache-control': 'no-store',
} as const;

export const pageAnswer = (markup: string, status = 200): Answer => ({
  status,
  headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' },
  cookies: [],
  body: markup,
});

/** What a document of its own may do: it brings its style, and nothing else of it counts. */
const DOCUMENT_POLICY = [
  "default-src 'none'",
  `style-src '${PAGE_STYLE}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole document as the API makes it, a letter or a certificate: to read, print and keep. */
export const documentAnswer = (markup: string): Answer => ({
  ...pageAnswer(markup),
  headers: { ...pageAnswer(markup).headers, 'content-security-policy': DOCUMENT_POLICY },
});

/** Go and see: after a command, so that going back or reloading sends nothing twice. */
export const redirect = (to: string, cookies: readonly string[] = []): Answer => ({
  status: 303,
  headers: { ...HEADERS, location: to },
  cookies,
  body: '',
});

/** A file to keep, under a name that names nobody. */
export const download = (name: string, contentType: string, body: string): Answer => ({
  status: 200,
  headers: {
    ...HEADERS,
    'content-type': contentType,
    'content-disposition': `attachment; filename="${name}"`,
  },
  cookies: [],
  body,
});

/** Shorter than this, compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024;

/** The answer as API Gateway takes it, compressed if the browser understands that. */
export function toResult(
  { status, headers, cookies, body }: Answer,
  acceptEncoding: string,
  requestId: string,
): APIGatewayProxyResult {
  const bytes = Buffer.from(body, 'utf8');
  const encoding = bytes.length < WORTH_COMPRESSING ? undefined : encodingFor(acceptEncoding);
  return {
    statusCode: status,
    headers: {
      ...headers,
      vary: 'accept-encoding',
      'x-request-id': requestId,
      ...(encoding && { 'content-encoding': encoding }),
    },
    multiValueHeaders: { 'set-cookie': [...cookies] },
    body: (encoding ? compress[encoding](bytes) : bytes).toString('base64'),
    isBase64Encoded: true,
  };
}

const compress = {
  br: (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => gzipSync(bytes),
} as const;

const encodingFor = (accepted: string): keyof typeof compress | undefined => {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
};
