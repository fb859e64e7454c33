import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { type Outcome, ok } from '../../lambdas/domain/outcome.ts';
import { type Call, httpService } from '../../lambdas/platform/http.ts';
import { lambdaContext } from '../builders/lambda-context.ts';
import { aLog } from '../builders/log.ts';

const answer = z.looseObject({});
const reading = { answer };
const writing = {
  body: z.strictObject({ text: z.string().max(10).optional(), count: z.int().default(1) }),
  answer,
};

/** Routes of `requests`, with bodies of our own: what is tested is the chain, not the service. */
const CONTRACTS = {
  openRequest: writing,
  previewRequest: reading,
  listRequests: { query: z.strictObject({ after: z.string().max(5).optional() }), answer },
  listChildRequests: reading,
  getRequest: reading,
  listBulkRequests: reading,
  getPackage: reading,
  getPart: reading,
  getLetter: reading,
  previewLetter: writing,
  getCertificate: reading,
  assessRequest: writing,
  pauseClock: writing,
  resumeClock: writing,
  answerPause: writing,
  acceptAnswer: reading,
  recordLetter: writing,
  extendDeadline: writing,
  announceLift: writing,
  waiveTask: writing,
  liftRestriction: reading,
  resendRequest: reading,
  retryTask: reading,
};

type AnyCall = Omit<Call<never>, 'body' | 'query'> & { readonly body: unknown; readonly query: unknown };

/** A service whose every operation does the same; it keeps the calls that reached it. */
export function fakeService(
  operate: (call: AnyCall) => Promise<Outcome<Record<string, unknown>>> = async () => ok({ done: true }),
) {
  const calls: AnyCall[] = [];
  const log = aLog();
  const operation = async (call: AnyCall) => {
    calls.push(call);
    return operate(call);
  };
  const operations = {
    openRequest: operation,
    previewRequest: operation,
    listRequests: operation,
    listChildRequests: operation,
    getRequest: operation,
    listBulkRequests: operation,
    getPackage: operation,
    getPart: operation,
    getLetter: operation,
    previewLetter: operation,
    getCertificate: operation,
    assessRequest: operation,
    pauseClock: operation,
    resumeClock: operation,
    answerPause: operation,
    acceptAnswer: operation,
    recordLetter: operation,
    extendDeadline: operation,
    announceLift: operation,
    waiveTask: operation,
    liftRestriction: operation,
    resendRequest: operation,
    retryTask: operation,
  };
  const clock = { now: () => '2026-11-23T23:30:00.000Z' };
  const handler = httpService('requests', CONTRACTS, operations, { clock, log });
  const send = async (event: APIGatewayProxyEvent) => {
    const result = await handler(event, lambdaContext());
    return { ...result, document: JSON.parse(result.body) };
  };
  return { send, calls, log };
}
