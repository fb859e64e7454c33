import { beforeAll, describe, expect, it } from '@jest/globals';
import { CLASS, readPurposes } from '../../local/story/input.ts';
import {
  answerAll,
  caseworker,
  check,
  daysFromToday,
  decide,
  eventsOf,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  question,
  type School,
  today,
  whenRequest,
} from './school.ts';

/** Input that passes for well-formed, and was not thought of. */
const TESTS = 'practice-tests';
const HALF = '\ud800';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

/** Answers a new task to hand over. */
async function answering(result: object | string): Promise<string> {
  const { requestId } = await openRequest(school, mother, school.first, {
    right: 'access',
    purposes: [TESTS],
  });
  return school.refused('answerTask', {
    as: jhSoftware,
    params: { taskId: `${requestId}.jh-software.hand-over` },
    body: typeof result === 'string' ? result : { outcome: 'done', ...result },
  });
}
const asking = (change: object) =>
  school.refused('evaluate', {
    as: caseworker,
    body: { ...question('jh-software', TESTS, school.first), ...change },
  });

describe('an id that is the name of something every object has', () => {
  it('is no vendor with a task', async () => {
    const other = await newSchool();
    const open = await openRequest(other, mother, other.first, { right: 'access' });
    const as = ['vendor', 'constructor'] as const;
    const params = { taskId: `${open.requestId}.constructor.hand-over` };
    const refused = await other.refused('answerTask', { as, params, body: { outcome: 'no-data' } });
    expect([refused, (await whenRequest(other, open.requestId, 'with-vendors')).tasks.length]).toEqual([
      '404 no-such-task',
      2,
    ]);
  });

  it.each(['constructor', 'toString', '__proto__'])('is no agreement to sign: %s', async (agreementId) => {
    const other = await newSchool();
    const sign = {
      as: caseworker,
      params: { vendorId: 'jh-software', agreementId },
      body: { signedOn: today() },
    };
    const refused = await other.refused('signAgreement', sign);
    const seen = await other.call('getChild', { as: mother, params: { childId: other.first } });
    expect([refused, seen.status]).toEqual(['404 no-such-agreement', 200]);
  });
});

describe('what is longer, deeper or more broken than anything real is refused, not a fault of ours:', () => {
  it('an id of a child longer than a key may be', async () => {
    const params = { childId: 'x'.repeat(3000) };
    expect(await school.refused('getChild', { as: caseworker, params })).toBe('404 no-such-child');
  });

  it('a purpose in a check longer than a key may be', async () => {
    expect(await check(school, jhSoftware, 'x'.repeat(3000), school.first)).toBe('no-such-purpose');
  });

  it('a vendor in a check longer than a key may be', async () => {
    expect(await asking({ subject: { type: 'vendor', id: 'x'.repeat(3000) } })).toBe('200');
  });

  it('half a character in a check', async () => {
    expect(await asking({ action: { name: HALF } })).toBe('400 body-not-json');
  });

  it('half a character in the text of a purpose', async () => {
    const body = { ...readPurposes()[0], id: 'half', text: { da: HALF, en: 'x' } };
    expect(await school.refused('registerPurpose', { as: caseworker, body })).toBe('400 body-not-json');
  });

  it('half a character in a vendor’s data', async () => {
    expect(await answering({ data: { note: HALF } })).toBe('400 body-not-json');
  });

  it('half a character in the name of a vendor’s field', async () => {
    expect(await answering({ data: { [HALF]: 1 } })).toBe('400 body-not-json');
  });

  it.each([
    ['whole characters, however they are written', '{"note":"\\ud83d\\ude00 😀"}'],
    ['sixty-four deep', `${'{"a":'.repeat(64)}1${'}'.repeat(64)}`],
  ])('but not %s', async (_says, data) => {
    expect(await answering(`{"outcome":"done","data":${data}}`)).toBe('201');
  });

  // JSON.stringify writes a backslash as two, and the second is taken for the beginning of an escape.
  it.each([
    ['the letters of half a character', '{"note":"\\\\ud83d is no emoji"}'],
    ['a document within a document', JSON.stringify({ log: '{"said":"\\ud83d\\ude00"}' })],
  ])('but not %s', async (_says, data) => {
    expect(await answering(`{"outcome":"done","data":${data}}`)).toBe('201');
  });

  it('data nested one too deep', async () => {
    expect(await answering(`{"outcome":"done","data":${'{"a":'.repeat(65)}1${'}'.repeat(65)}}`)).toBe(
      '400 invalid-body',
    );
  });

  it('data nested thirty thousand deep', async () => {
    const deep = `{"outcome":"done","data":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`;
    expect(await answering(deep)).toBe('400 invalid-body');
  });

  // Deeper than JSON.stringify can go, which looks for half characters: 500.
  it('data nested thirty thousand deep around an emoji', async () => {
    const deep = `{"outcome":"done","data":{"a":${'['.repeat(30_000)}"\\ud83d\\ude00"${']'.repeat(30_000)}}}`;
    expect(await answering(deep)).toMatch(/^400/);
  });

  it('a number beyond all numbers', async () => {
    expect(await answering('{"outcome":"done","data":{"a":1e999}}')).toBe('400 invalid-body');
  });

  it('an object that would become everyone’s prototype', async () => {
    expect(await answering('{"outcome":"no-data","__proto__":{"outcome":"done"}}')).toBe('400 invalid-body');
  });
});

describe('a CPR number where only a code belongs', () => {
  const CPR = '7511209018';
  const HYPHENATED = '751120-9018';
  it.each([CPR, HYPHENATED, `Barn ${CPR}`, `1${CPR}`])(
    'is refused as the name of a class: %s',
    async (name) => {
      const body = { ...CLASS, group: { institution: '280123', name } };
      expect(await school.refused('enrol', { as: caseworker, body })).toBe('400 invalid-body');
    },
  );

  it('is not in the ledger as the name of a field to rectify', async () => {
    const body = { right: 'rectification', changes: [{ field: `navn ${CPR}`, from: null, to: 'x' }] };
    const { requestId } = await openRequest(school, mother, school.second, body);
    await decide(school, requestId, { question: 'accuracy' });
    const done = await answerAll(school, await whenRequest(school, requestId, 'with-vendors'));

    expect(done.evidence).toEqual({ changedFields: [], otherFields: 1 });
    for (const aggregate of [{ childId: school.second }, { requestId }])
      expect(JSON.stringify(await eventsOf(school, aggregate))).not.toContain(CPR);
  });

  it.each([
    ['a reference', { data: {}, reference: CPR }],
    ['part of a reference', { data: {}, reference: `sag/${HYPHENATED}/1` }],
    ['a category that was erased', { data: {}, erased: [{ category: `billeder-${CPR}`, count: 1 }] }],
  ])('is refused as a vendor’s: %s', async (_says, result) => {
    expect(await answering(result)).toBe('400 invalid-body');
  });
});

describe('times that do not fit', () => {
  it('a guardian does not say when her request was received', async () => {
    const params = { childId: school.second };
    const body = { right: 'access', receivedOn: '1900-01-01' };
    expect(await school.refused('openRequest', { as: mother, params, body })).toBe(
      '422 paper-is-for-caseworkers',
    );
  });

  it('a basis from tomorrow is not shown as in force today', async () => {
    const params = { childId: school.third };
    const body = { purposeId: 'support', childIds: [school.third], from: daysFromToday(1) };
    await school.done('establishBasis', { as: caseworker, body });
    const { grounds } = await school.done('getChild', { as: caseworker, params });
    const ground = grounds.find(({ purposeId }) => purposeId === 'support')?.ground;
    expect(await check(school, jhSoftware, 'support', school.third)).toBe('no-basis');
    expect(ground).toMatchObject({ kind: 'statute', standing: 'none' });
  });
});
