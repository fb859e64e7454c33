import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUESTIONS } from '../../../lambdas/domain/request.ts';
import { REQUEST_STATUSES } from '../../../lambdas/domain/request-status.ts';
import { TASK_STATUSES } from '../../../lambdas/domain/task.ts';
import { requestProgress } from '../../../lambdas/pages/pictures/progress.ts';
import { sayIn } from '../../../lambdas/pages/web/say.ts';
import { drawingsOf, expectSound, hintsOf, partsOf, rowsOf } from './drawn.ts';
import { request, task } from './samples.ts';

const say = sayIn('da');
type Request = Parameters<typeof requestProgress>[1];
const stepsOf = (more: Partial<Request>) => rowsOf(requestProgress(say, request(more))).slice(0, 5);
const BLOCK = /^p-(allowed|pending|held|denied|none)$/;

describe('the progress of a request', () => {
  it.each<[string, Partial<Request>, number, string]>([
    ['being decided', { status: 'received' }, 2, 'Her er vi nu'],
    [
      'weighed',
      { status: 'awaiting-decision', awaits: 'maturity', questions: ['maturity'] },
      1,
      'Her er vi nu',
    ],
    ['released', { status: 'awaiting-decision', awaits: 'release' }, 4, 'Her er vi nu'],
    ['asked back', { status: 'awaiting-requester' }, 1, 'På pause'],
    ['asked back late', { status: 'awaiting-requester', tasks: [task('a', 'done')] }, 3, 'På pause'],
    ['with vendors', { status: 'with-vendors', tasks: [task('a', 'queued')] }, 3, 'Her er vi nu'],
    ['past due', { status: 'with-vendors', daysLeft: -1 }, 3, 'Her er vi nu, for sent'],
    ['late at a vendor', { status: 'with-vendors', overdue: ['a'] }, 3, 'Her er vi nu, for sent'],
    ['answered by who was asked', { status: 'awaiting-decision' }, 1, 'Her er vi nu'],
    ['so, with vendors', { status: 'awaiting-decision', tasks: [task('a', 'done')] }, 3, 'Her er vi nu'],
    ['nearly done', { status: 'all-answered' }, 4, 'Her er vi nu'],
    [
      'done, the letter not sent',
      { status: 'completed', completedAt: '2026-11-10T10:00:00.000Z', owesLetter: true },
      4,
      'Her er vi nu',
    ],
  ])('%s: what is before is done, what is after to come', (_, more, now, state) => {
    const states = stepsOf(more).map(([, stands]) => stands);

    const isSkipped = now > 1 && more.questions === undefined;
    expect(states).toEqual([
      ...Array<string>(now)
        .fill('Gjort')
        .map((done, index) => (isSkipped && index === 1 ? 'Ikke nødvendigt på dette trin' : done)),
      state,
      ...Array<string>(4 - now).fill('Kommer'),
    ]);
  });

  it('says that an answer is to be read, and a letter to be sent', () => {
    expect(stepsOf({ status: 'awaiting-decision' })[1]?.[2]).toBe('Svaret skal læses.');
    const letter = { status: 'completed', completedAt: '2026-11-10T10:00:00.000Z' } as const;
    expect(stepsOf({ ...letter, owesLetter: true })[4]?.[2]).toContain('Svarbrevet skal sendes');
    expect(stepsOf(letter)[4]?.[2]).not.toContain('sendes');
  });

  it('tells how many vendors are done, and who is late', () => {
    const picture = requestProgress(
      say,
      request({
        tasks: [task('learnlab', 'done'), task('jh-software', 'overdue'), task('alinea', 'no-data')],
        overdue: ['jh-software'],
      }),
      { learnlab: 'LearnLab', 'jh-software': 'JH Software ApS' },
    );

    expect(rowsOf(picture)[3]).toEqual([
      'Leverandører: 2 af 3 er færdige',
      'Her er vi nu, for sent',
      'For sent: JH Software ApS.',
    ]);
    expect(rowsOf(picture).slice(5)).toEqual([
      ['LearnLab', 'Slette', 'Færdig', '16. november 2026'],
      ['JH Software ApS', 'Slette', 'For sent', '16. november 2026'],
      ['alinea', 'Slette', 'Havde ingen oplysninger', '16. november 2026'],
    ]);
    expect(partsOf(drawingsOf(picture), BLOCK).map(({ attributes }) => attributes.class)).toEqual([
      'p-allowed',
      'p-denied',
      'p-allowed',
    ]);
  });

  it('counts as done neither what was closed without an answer nor what was taken back', () => {
    const tasks = [task('a', 'done'), task('b', 'waived'), task('c', 'withdrawn'), task('d', 'queued')];

    expect(stepsOf({ tasks })[3]).toEqual([
      'Leverandører: 1 af 3 er færdige',
      'Her er vi nu',
      '1 lukket uden svar.',
    ]);
  });

  it('says by which day a vendor is to be done: as a day begins, the day before', () => {
    const tasks = [{ ...task('a', 'queued'), dueAt: '2026-11-27T00:00:00.000Z' }];

    expect(rowsOf(requestProgress(say, request({ tasks })))[5]?.[3]).toBe('26. november 2026');
  });

  it('counts no decisions before they are an answer, and skips what nobody had to assess', () => {
    const decisions: Request['decisions'] = [
      {
        purposeId: 'practice-tests',
        vendorId: 'learnlab',
        basis: '6(1)(e)',
        outcome: 'granted',
        reason: 'restricted-meanwhile',
        citation: 'GDPR art. 18(1)(d)',
        sentence: { da: 'Bruges ikke.', en: 'Not used.' },
      },
    ];
    const awaits = 'objection';
    const weighing = stepsOf({ status: 'awaiting-decision', awaits, questions: [awaits], decisions });
    expect(weighing[2]).toEqual(['Afgørelse', 'Kommer', '–']);
    const more = (one: Partial<Request['decisions'][number]>) =>
      decisions.map((first) => ({ ...first, ...one }));
    // Twice the same purpose, one refused at a vendor, and one kept in the municipality's own file.
    const all = [
      ...decisions,
      ...more({ vendorId: 'jh-software' }),
      ...more({ purposeId: 'support', outcome: 'refused' }),
      ...more({ purposeId: 'teaching', vendorId: null, outcome: 'refused' }),
    ];
    const said = stepsOf({ status: 'with-vendors', decisions: all })[2]?.[2];
    expect(said).toBe('Formål imødekommet: 1. Afslået: 1.');
    const copy: Partial<Request> = { right: 'access', questions: ['release'], status: 'with-vendors' };
    expect(stepsOf(copy)[1]?.[1]).toBe('Ikke nødvendigt på dette trin');
    expect(stepsOf(copy)[4]?.[2]).toContain('En medarbejder ser kopien igennem først.');
    const done = stepsOf({ ...copy, status: 'completed', completedAt: '2026-11-10T10:00:00.000Z' });
    expect(done[4]?.[2]).toBe('10. november 2026.');
  });

  it('says when it was answered, and that it was late', () => {
    const [, weighed, , vendors, answered] = stepsOf({
      status: 'completed',
      completedAt: '2026-12-10T10:00:00.000Z',
      missed: true,
    });

    expect(weighed?.slice(0, 2)).toEqual(['En medarbejder vurderer', 'Ikke nødvendigt på dette trin']);
    expect(vendors?.[2]).toBe('Ingen skal gøre noget.');
    expect(answered).toEqual(['Besvaret', 'Gjort', '10. december 2026. Efter fristen.']);
    expect(stepsOf({ status: 'closed' })[4]?.[0]).toBe('Lukket');
  });

  it('draws each step and each task once, whatever the request', () => {
    const any = fc.record({
      status: fc.constantFrom(...REQUEST_STATUSES),
      awaits: fc.constantFrom(...QUESTIONS),
      daysLeft: fc.integer({ min: -90, max: 90 }),
      dueOn: fc.option(fc.constant('2026-12-02')),
      tasks: fc.array(
        fc.tuple(fc.string({ minLength: 1, maxLength: 60 }), fc.constantFrom(...TASK_STATUSES)),
        {
          maxLength: 60,
        },
      ),
    });
    fc.assert(
      fc.property(any, ({ tasks, ...more }) => {
        const all = tasks.map(([vendor, status]) => task(vendor, status));
        const picture = requestProgress(say, request({ ...more, tasks: all }));
        const drawings = drawingsOf(picture);

        expectSound(picture);
        expect(partsOf(drawings, /^mark$/)).toHaveLength(5);
        expect(partsOf(drawings, BLOCK)).toHaveLength(all.length);
        expect(hintsOf(drawings)).toHaveLength(5 + all.length);
        expect(rowsOf(picture)).toHaveLength(5 + all.length);
      }),
      { numRuns: 40 },
    );
  });
});
