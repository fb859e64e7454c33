import { beforeAll, describe, expect, it } from '@jest/globals';
import { compactVerify, createRemoteJWKSet } from 'jose';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import {
  answer,
  answerAll,
  assessment,
  caseworker,
  consent,
  decide,
  eventsOf,
  father,
  handOver,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  packageOf,
  type School,
  stranger,
  whenRequest,
  withdraw,
} from './school.ts';
import { sharedStack } from './stack.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';
const FRIEND = 'Vilma driller';
const REASON = 'Undervisningen kan ikke undværes';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, NEWS);
});

const of = (requestId: string, body: object = {}) => ({ as: caseworker, params: { requestId }, body });
const pageOf = async (requestId: string, as = mother) =>
  (await school.done('getLetter', { as, params: { requestId } })).html;

describe('a release', () => {
  const DATA = { results: [7, 10], messages: ['Godt gået', FRIEND], 'a/b': 'egen' };
  let requestId: string;
  beforeAll(async () => {
    const request = await openRequest(school, mother, school.first, { right: 'access', purposes: [TESTS] });
    ({ requestId } = request);
    await answer(school, `${requestId}.jh-software.hand-over`, { data: DATA });
    await whenRequest(school, requestId, 'awaiting-decision');
  });

  it('is decided on the part itself, which no one else sees before', async () => {
    const part = (as = caseworker, vendorId = 'jh-software') =>
      school.call('getPart', { as, params: { requestId, vendorId } });
    expect((await part()).body).toEqual({ vendorId: 'jh-software', purposes: [TESTS], data: DATA });
    for (const as of [mother, jhSoftware]) expect((await part(as)).status).toBe(403);
    expect((await part(caseworker, 'learnlab')).body.reason).toBe('no-such-part');
    expect(await school.refused('getPackage', packageOf(mother, requestId))).toBe('404 no-package-yet');
  });

  it('leaves out only what is there, and only where a law lets it', async () => {
    const releasing = (pointer: string, vendorId = 'jh-software') => {
      const withhold = [{ vendorId, pointer, because: 'third-person' }];
      return school.refused('assessRequest', of(requestId, assessment({ question: 'release', withhold })));
    };
    expect(await releasing('/messages/2')).toBe('422 no-such-value');
    expect(await releasing('/nothing')).toBe('422 no-such-value');
    expect(await releasing('/messages', 'learnlab')).toBe('422 no-such-value');

    const portability = await openRequest(school, mother, school.first, {
      right: 'portability',
      purposes: [NEWS],
    });
    const taskId = `${portability.requestId}.jh-software.hand-over`;
    await answer(school, taskId, { data: { 'login-address': 'a@example.dk' } });
    await whenRequest(school, portability.requestId, 'awaiting-decision');
    const withhold = [{ vendorId: 'jh-software', pointer: '/login-address', because: 'childs-interest' }];
    const body = assessment({ question: 'release', withhold });
    expect(await school.refused('assessRequest', of(portability.requestId, body))).toBe(
      '422 no-law-to-withhold',
    );
  });

  it('gives the rest, and says in place of what is left out why and by which law', async () => {
    const withhold = [
      { vendorId: 'jh-software', pointer: '/messages/1', because: 'third-person' },
      { vendorId: 'jh-software', pointer: '/a~1b', because: 'childs-interest' },
    ];
    await decide(school, requestId, { question: 'release', withhold, reason: 'Andres navne' });
    const done = await whenRequest(school, requestId, 'completed');
    expect(done.assessments).toMatchObject([
      { question: 'release', withheld: { 'third-person': 1, 'childs-interest': 1 } },
    ]);

    const fetched = async (format: string) => {
      const { url } = await school.done('getPackage', packageOf(mother, requestId, format));
      return fetch(url).then((response) => response.text());
    };
    const [json, html] = [await fetched('json'), await fetched('html')];
    expect(JSON.parse(json).vendors).toMatchObject([
      {
        vendorId: 'jh-software',
        data: {
          results: DATA.results,
          messages: ['Godt gået', { withheld: 'third-person', citation: 'GDPR art. 15(4)' }],
          'a/b': { withheld: 'childs-interest', citation: 'databeskyttelsesloven § 22(1)' },
        },
      },
    ]);
    for (const content of [json, html]) expect(content).not.toContain(FRIEND);
    expect(html).toContain('GDPR art. 15(4)');
    const fetches = (await eventsOf(school, { requestId })).filter(({ type }) => type === 'package-fetched');
    expect(fetches.map(({ format, by }) => [format, by])).toEqual(
      ['json', 'html'].map((format) => [format, { role: 'guardian', id: school.motherId }]),
    );
  });

  it('refused whole, gives nothing of the parts and the reason', async () => {
    const body = { right: 'access', purposes: [NEWS] };
    const request = await openRequest(school, mother, school.first, body);
    await answer(school, `${request.requestId}.jh-software.hand-over`, { data: { note: FRIEND } });
    await whenRequest(school, request.requestId, 'awaiting-decision');
    await decide(school, request.requestId, { question: 'release', outcome: 'refused', reason: REASON });
    await whenRequest(school, request.requestId, 'completed');
    const { url } = await school.done('getPackage', packageOf(mother, request.requestId));
    const content = await fetch(url).then((response) => response.json());
    expect(content).toMatchObject({ vendors: [], review: { refused: true, reason: REASON } });
  });
});

describe('the letter', () => {
  it('of a refusal has the reasons, Datatilsynet and the courts', async () => {
    const body = { right: 'objection', purposes: [TESTS], reason: 'Hun får ondt i maven' };
    const { requestId } = await openRequest(school, mother, school.second, body);
    await decide(school, requestId, { question: 'objection', outcome: 'refused', reason: REASON });
    await answerAll(school, await whenRequest(school, requestId, 'with-vendors'));

    const html = await pageOf(requestId);
    for (const words of [
      'Anmodningen er afslået',
      REASON,
      'Hun får ondt i maven',
      'GDPR art. 21(1)',
      'Træning og test i Tjek',
      'JH Software ApS',
      'Datatilsynet',
      'GDPR art. 77',
      'domstolene',
      'The request is refused',
    ])
      expect(html).toContain(words);
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b/i);
  });

  it('is read by the family and the case worker; what the requester wrote, not by the other parent', async () => {
    const words = 'Skriv ikke til hans far';
    const body = { right: 'restriction', purposes: [TESTS], reason: words };
    const { requestId } = await openRequest(school, mother, school.first, body);
    for (const as of [mother, caseworker]) expect(await pageOf(requestId, as)).toContain(words);
    expect(await pageOf(requestId, father)).not.toContain(words);
    const letter = (as: typeof mother) => school.refused('getLetter', { as, params: { requestId } });
    expect(await letter(stranger)).toBe('404 no-such-request');
    expect(await letter(jhSoftware)).toBe('403 not-for-your-role');
  });
});

describe('the certificate of an erasure', () => {
  const jwks = createRemoteJWKSet(new URL(`${sharedStack().api}${ROUTES.signingKeys.path}`));
  const certificateOf = async (tenant: School, requestId: string) => {
    const { jws, html } = await tenant.done('getCertificate', { as: caseworker, params: { requestId } });
    const { payload, protectedHeader } = await compactVerify(jws, jwks, { algorithms: ['ES256'] });
    const [header, , signature] = jws.split('.');
    const forged = Buffer.from('{"everyVendorConfirmed":true}').toString('base64url');
    await expect(compactVerify(`${header}.${forged}.${signature}`, jwks)).rejects.toThrow(/signature/);
    expect(protectedHeader.alg).toBe('ES256');
    return { certificate: JSON.parse(new TextDecoder().decode(payload)), html, jws };
  };

  it('is signed, names every vendor and what it confirmed, and nobody else', async () => {
    const other = await newSchool();
    const { requestId } = await openRequest(other, caseworker, other.second, { right: 'erasure' });
    const call = { as: caseworker, params: { requestId } };
    expect(await other.refused('getCertificate', call)).toBe('404 certificate-for-erasure-only');
    const erased = [{ category: 'results', count: 12 }];
    await answer(other, `${requestId}.jh-software.erase`, { erased, reference: 'sag-4711' });
    const taskId = `${requestId}.learnlab.erase`;
    const waiving = { as: caseworker, params: { requestId, taskId }, body: { reason: 'Ophørt' } };
    await other.done('waiveTask', waiving);
    await whenRequest(other, requestId, 'completed');

    const { certificate, html, jws } = await certificateOf(other, requestId);
    expect(certificate).toMatchObject({
      kind: 'hjemmel-erasure-certificate',
      requestId,
      everyVendorConfirmed: false,
      vendors: [
        {
          vendorId: 'jh-software',
          outcome: 'done',
          reference: 'sag-4711',
          erased: [{ category: 'results', count: 12 }],
        },
        { vendorId: 'learnlab', outcome: 'unconfirmed', erased: [] },
      ],
    });
    const { events } = await other.done('requestLedger', call);
    expect(certificate.ledger.events).toBe(events.length);
    expect(html).toContain('JH Software ApS');
    expect(html).toContain(jws);
    for (const text of [JSON.stringify(certificate), html])
      for (const personal of ['Barn To', 'Eksempel', '8902126008', 'Forælder', 'Ophørt'])
        expect(text).not.toContain(personal);
  });

  it('of a withdrawal says what was erased and what stays on another ground', async () => {
    const { requestId } = await withdraw(school, mother, school.first, NEWS);
    await answerAll(school, await whenRequest(school, requestId, 'with-vendors'));

    const { certificate } = await certificateOf(school, requestId);
    expect(certificate).toMatchObject({ everyVendorConfirmed: true, personsForgotten: null });
    expect(certificate.vendors.map(({ action }: { action: string }) => action).sort()).toEqual([
      'erase',
      'stop',
    ]);
    expect(JSON.stringify(certificate.decisions)).toContain(TESTS);
  });

  it('is for no request that erased nothing', async () => {
    const request = await openRequest(school, mother, school.second, { right: 'access', purposes: [TESTS] });
    await handOver(school, request, { results: [] });
    const call = { as: mother, params: { requestId: request.requestId } };
    expect(await school.refused('getCertificate', call)).toBe('404 certificate-for-erasure-only');
  });
});
