import type { ServerResponse } from 'node:http';
import { type Listening, listen, readBody } from '../http.ts';
import type { Key } from '../template/data.ts';
import { openKeys } from './kms-keys.ts';
import { KmsError, OPERATIONS } from './kms-operations.ts';

const LIMIT = 1_000_000;

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
};

const fail = (response: ServerResponse, error: unknown): void => {
  const known = error instanceof KmsError ? error : new KmsError('KMSInternalException', String(error), 500);
  answer(response, known.status, { __type: known.code, message: known.message });
};

/** A small KMS, real in what it does: keys of `file`, AES-256-GCM with the encryption context, HMAC-SHA-256, ECDSA. */
export const startKms = (options: {
  file: string;
  keys: readonly Key[];
  port?: number;
}): Promise<Listening> => {
  const keys = openKeys(options.file, options.keys);
  return listen(async (request, response) => {
    try {
      const [, operation = ''] = /^TrentService\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
      const run = OPERATIONS[operation];
      if (!run) throw new KmsError('UnknownOperationException', `${operation} is not in the local KMS`);
      const body = (await readBody(request, LIMIT)).toString('utf8');
      const input: unknown = JSON.parse(body || '{}');
      answer(response, 200, run(keys, Object(input)));
    } catch (error) {
      fail(response, error);
    }
  }, options.port ?? 0);
};
