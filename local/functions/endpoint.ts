import { type Listening, listen, readBody } from '../http.ts';
import type { Functions } from './functions.ts';
import { PAYLOAD_LIMIT } from './pool.ts';

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's own Invoke call, so that a test or a person can run a function by hand: `aws lambda invoke`. */
export const serveInvoke = (functions: Functions): Promise<Listening> =>
  listen(async (request, response) => {
    try {
      const name = PATH.exec(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)?.[1];
      if (!name || request.method !== 'POST') {
        response.writeHead(404).end();
        return;
      }
      const body = (await readBody(request, PAYLOAD_LIMIT)).toString('utf8');
      const outcome = await functions.invoke(decodeURIComponent(name), JSON.parse(body || '{}'));
      const failed = outcome.ok ? {} : { 'x-amz-function-error': 'Unhandled' };
      response.writeHead(200, {
        'content-type': 'application/json',
        'x-amz-executed-version': '$LATEST',
        ...failed,
      });
      response.end(outcome.ok ? outcome.payload : JSON.stringify(outcome.error));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    }
  }, 0);
