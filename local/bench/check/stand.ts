import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROUTES } from '../../../lambdas/contracts/routes.ts';
import { REGION } from '../../../lambdas/platform/region.ts';
import { keyItem } from '../../../lambdas/store/items.ts';
import { stateKey } from '../../../lambdas/store/keys.ts';
import { type As, createClient, freshController } from '../../client.ts';
import { LOCAL_CREDENTIALS } from '../../engines/tables.ts';
import { type StackProcess, startLocalStackProcess } from '../../stack-process.ts';
import { enrolClass, registerAll, VENDOR } from '../controller.ts';
import type { Target } from './load.ts';

const CASEWORKER: As = ['caseworker', 'cw1'];
/** Tokens outlive the longest run. */
const LONGEST_SECONDS = 60 * 60;

/** The engine checks no signature, but wants to see who calls. */
const UNSIGNED = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'DynamoDB_20120810.GetItem',
  'x-amz-date': '20260101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=${LOCAL_CREDENTIALS.accessKeyId}/20260101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
};

/** A whole local stack, and a server beside it that answers a constant: what may be asked of both. */
export type Stand = {
  readonly stack: StackProcess;
  /** One question; a class in one batch; the same size from the constant. */
  readonly check: Target;
  readonly batch: Target;
  readonly constant: Target;
  /** A route without a caller, and one that refuses ours after the authorizer: neither reads the database. */
  readonly health: Target;
  readonly refused: Target;
  /** The item of a check from the engine itself, by HTTP without the SDK. */
  readonly getItem: Target;
  readonly childrenInBatch: number;
  readonly stop: () => Promise<void>;
};

/** Starts both and registers a class that a vendor may ask about. */
export async function startStand(): Promise<Stand> {
  const stack = await startLocalStackProcess();
  let constant: ChildProcess | undefined;
  const abandon = (): void => void process.kill(stack.pid);
  process.once('exit', abandon);
  const stop = async (): Promise<void> => {
    process.off('exit', abandon);
    constant?.disconnect();
    await stack.stop();
  };
  try {
    const controller = freshController();
    const client = createClient({ ...stack, controller, expiresIn: LONGEST_SECONDS });
    const { purpose } = await registerAll(client, CASEWORKER);
    const { childIds } = await enrolClass(client, CASEWORKER, purpose.id);
    const [, vendorId = ''] = VENDOR;
    const token = await stack.tokenFor('vendor', vendorId, { controller, expiresIn: LONGEST_SECONDS });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const question = (childId: string | undefined) => ({
      subject: { type: 'vendor', id: vendorId },
      action: { name: purpose.id },
      resource: { type: 'child', id: childId },
    });
    const isAllowed = (status: number, body: string): boolean =>
      status === 200 && JSON.parse(body).decision === true;
    const questions = childIds.map((childId) => JSON.stringify(question(childId)));
    const check: Target = {
      url: `${stack.api}${ROUTES.evaluate.path}`,
      method: 'POST',
      headers,
      body: (nth) => questions[nth % questions.length] ?? '',
      isAnswer: isAllowed,
    };
    const sample = await fetch(check.url, { method: 'POST', headers, body: questions[0] ?? '' });
    const answer = await sample.text();
    if (!isAllowed(sample.status, answer)) throw new Error(`the stack answered ${sample.status}: ${answer}`);
    constant = fork(join(import.meta.dirname, 'constant-server.ts'), [answer], { stdio: 'ignore' });
    const [port] = await once(constant, 'message');

    const evaluations = JSON.stringify({ evaluations: childIds.map(question) });
    const isAllAllowed = (status: number, body: string): boolean =>
      status === 200 && body.split('"decision":true').length === childIds.length + 1;
    const TableName = stack.tables.find((name) => /ledger/i.test(name));
    const Key = keyItem(stateKey(controller, 'child', childIds[0] ?? ''));
    const get = JSON.stringify({ TableName, Key, ConsistentRead: true });
    return {
      stack,
      check,
      batch: {
        ...check,
        url: `${stack.api}${ROUTES.evaluateBatch.path}`,
        body: () => evaluations,
        isAnswer: isAllAllowed,
      },
      constant: { ...check, url: `http://127.0.0.1:${port}${ROUTES.evaluate.path}` },
      health: {
        url: `${stack.api}${ROUTES.health.path}`,
        method: 'GET',
        isAnswer: (status) => status === 200,
      },
      refused: {
        url: `${stack.api}${ROUTES.listVendors.path}`,
        method: 'GET',
        headers,
        isAnswer: (status) => status === 403,
      },
      getItem: {
        url: stack.endpoints.dynamodb,
        method: 'POST',
        headers: UNSIGNED,
        body: () => get,
        isAnswer: (status, text) => status === 200 && JSON.parse(text).Item !== undefined,
      },
      childrenInBatch: childIds.length,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
