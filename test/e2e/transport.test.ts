import { beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import { requestToken } from '../../local/tokens.ts';
import { newSchool, question, type School } from './school.ts';
import { expectProblem, sharedStack } from './stack.ts';

let school: School;
let token: string;
beforeAll(async () => {
  school = await newSchool();
  token = await requestToken(sharedStack().issuer, 'vendor', 'jh-software', {
    controller: school.controller,
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const asked = () => question('jh-software', 'practice-tests', school.first);

/** Sends bytes, with no header that the test does not name but the vendor's token. */
async function send(path: string, body: string, headers: Record<string, string> = JSON_TYPE) {
  const response = await fetch(sharedStack().api + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    // A text would be given a content type.
    body: new TextEncoder().encode(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text), text };
}

const EVALUATION = ROUTES.evaluate.path;
/** Those that may be asked often; the searches are let through a few times a second. */
const OFTEN: readonly string[] = [EVALUATION, ROUTES.evaluateBatch.path];
const SEARCHES = Object.values(ROUTES)
  .filter(({ service, path }) => service === 'check' && !OFTEN.includes(path))
  .map(({ path }) => path);

describe.each(SEARCHES)('%s', (path) => {
  it('answers 401 to no token and 400 to half a body', async () => {
    const answers = [
      await send(path, JSON.stringify(asked()), { ...JSON_TYPE, authorization: '' }),
      await send(path, '{"subject":'),
    ];

    for (const answer of answers) expectProblem(answer);
    expect(answers.map(({ status }) => status)).toEqual([401, 400]);
  });
});

describe.each(OFTEN)('%s', (path) => {
  it.each([
    ['no token', ''],
    ['a token that is none', 'Bearer nonsense'],
    ['a token of nobody we know', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
    ['another way to sign in', 'Basic dTpw'],
  ])('answers 401 to %s, and how to sign in', async (_what, authorization) => {
    const answer = await send(path, JSON.stringify(asked()), { ...JSON_TYPE, authorization });

    expectProblem(answer);
    expect([answer.status, answer.body.reason]).toEqual([401, 'token-missing-or-invalid']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['no content type', {}],
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['what only begins like JSON', { 'content-type': 'application/jsonp' }],
  ])('answers 400 to %s', async (_what, headers) => {
    const answer = await send(path, JSON.stringify(asked()), headers);

    expectProblem(answer);
    expect([answer.status, answer.body.reason]).toEqual([400, 'content-type-not-json']);
  });

  it.each([
    ['an empty body', '', 'body-not-json'],
    ['half a body', '{"subject":', 'body-not-json'],
    ['no JSON', 'subject=1', 'body-not-json'],
    ['two members of one name', '{"subject":{"type":"vendor","id":"Karla","id":"1"}}', 'body-not-json'],
    ['a list', '[]', 'invalid-body'],
    ['a text', '"subject"', 'invalid-body'],
    ['nothing', 'null', 'invalid-body'],
  ])('answers 400 to %s, and repeats none of it', async (_what, body, reason) => {
    const answer = await send(path, body);

    expectProblem(answer);
    expect([answer.status, answer.body.reason]).toEqual([400, reason]);
    expect(answer.text).not.toContain('Karla');
  });
});

describe('a check', () => {
  it.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset="utf-8"'])(
    'may be sent as %s',
    async (type) => {
      const answer = await send(EVALUATION, JSON.stringify(asked()), { 'content-type': type });

      expect([answer.status, answer.body.decision]).toEqual([200, true]);
    },
  );
});

describe('X-Request-ID', () => {
  const mine = { ...JSON_TYPE, 'X-Request-ID': 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716' };

  it.each([
    ['an answer', 200, EVALUATION, {}],
    ['a refusal of ours', 400, EVALUATION, { 'content-type': 'text/plain' }],
    ['who has no token', 401, EVALUATION, { authorization: '' }],
    ['who has a bad token', 401, EVALUATION, { authorization: 'Bearer nonsense' }],
    ['what is not there', 404, '/access/v1/nothing', {}],
    ['who is stopped at the door', 403, EVALUATION, { 'x-amzn-waf-perimeter': 'x' }],
  ])('comes back with %s (%i)', async (_what, status, path, more) => {
    const answer = await send(path, JSON.stringify(asked()), { ...mine, ...more });

    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, mine['X-Request-ID']]);
  });
});
