import { describe, expect, it } from '@jest/globals';
import { REFUSALS, type RefusalReason } from '../../lambdas/domain/reasons.ts';
import { Problem, type ProblemReason, problemResponse, statusOf } from '../../lambdas/platform/problem.ts';

const reasons = Object.keys(REFUSALS) as RefusalReason[];
const documentOf = (problem: Problem) => JSON.parse(problemResponse(problem, 'r1').body);

describe('every reason for a refusal', () => {
  it.each(reasons)('%s has a status of the caller’s and words in both languages', (reason) => {
    const document = documentOf(new Problem(reason));

    expect([403, 404, 409, 422]).toContain(document.status);
    expect(document.status).toBe(statusOf(reason));
    expect(document.title).toBe(REFUSALS[reason].en);
    expect(document.titleDa).toBe(REFUSALS[reason].da);
    expect(document.title).toMatch(/\.$/);
    expect(document.titleDa).toMatch(/[.)]$/);
    expect(document.title).not.toBe(document.titleDa);
  });

  it.each<[ProblemReason, number]>([
    ['no-such-child', 404],
    ['no-such-request', 404],
    ['no-package-yet', 404],
    ['no-such-part', 404],
    ['certificate-for-erasure-only', 404],
    ['loa-too-low', 403],
    ['not-the-other-holder', 403],
    ['right-not-for-caller', 403],
    ['not-for-your-role', 403],
    ['outside-perimeter-caller', 403],
    ['conflict', 409],
    ['already-registered', 409],
    ['task-already-answered', 409],
    ['child-too-young', 422],
    ['unknown-purpose', 422],
    ['no-such-value', 422],
    ['key-reused', 422],
    ['body-not-json', 400],
    ['invalid-body', 400],
    ['body-too-large', 413],
    ['store-unavailable', 503],
    ['internal-error', 500],
  ])('%s is %i', (reason, status) => {
    expect(statusOf(reason)).toBe(status);
  });
});

describe('a problem document', () => {
  it('follows RFC 9457', () => {
    const errors = [{ field: 'text', message: 'too long' }];

    const { statusCode, headers } = problemResponse(new Problem('invalid-body', 'detail', errors), 'r1');

    expect(statusCode).toBe(400);
    expect(headers).toEqual({ 'content-type': 'application/problem+json; charset=utf-8' });
    expect(documentOf(new Problem('invalid-body', 'detail', errors))).toEqual({
      type: 'urn:hjemmel:problem:invalid-body',
      title: 'The body has errors; see errors.',
      titleDa: 'Indholdet har fejl; se errors.',
      status: 400,
      reason: 'invalid-body',
      detail: 'detail',
      errors,
      instance: 'urn:hjemmel:request:r1',
    });
  });

  it('leaves out what there is not', () => {
    expect(documentOf(new Problem('conflict'))).not.toHaveProperty('detail');
    expect(documentOf(new Problem('conflict'))).not.toHaveProperty('errors');
  });
});
