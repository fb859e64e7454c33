import { Agent, request } from 'node:http';

export type AwsJson = (
  target: string,
  input: unknown,
  signal?: AbortSignal,
) => Promise<Record<string, unknown>>;

/** An engine's refusal, by the name the service gives it. */
export class AwsJsonError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=LOCALSTACK/20260101/eu-central-1/local/aws4_request, SignedHeaders=host, Signature=0';

/** Calls an engine in the AWS JSON protocol: what the event sources need is too little for an SDK client each. */
export const createAwsJson = (endpoint: string): AwsJson => {
  const agent = new Agent({ keepAlive: true });
  return (target, input, signal) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(input);
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        'x-amz-date': '20260101T000000Z',
        authorization: AUTHORIZATION,
        'content-length': Buffer.byteLength(body),
      };
      const call = request(
        endpoint,
        { method: 'POST', agent, headers, ...(signal && { signal }) },
        async (response) => {
          try {
            const chunks: Buffer[] = [];
            for await (const chunk of response) chunks.push(chunk);
            const parsed: Record<string, unknown> = JSON.parse(
              Buffer.concat(chunks).toString('utf8') || '{}',
            );
            if (response.statusCode === 200) resolve(parsed);
            else reject(new AwsJsonError(String(parsed.__type).replace(/^.*#/, ''), String(parsed.message)));
          } catch (error) {
            reject(error);
          }
        },
      );
      call.on('error', reject);
      call.end(body);
    });
};
