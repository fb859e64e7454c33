import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { check, type Denial } from '../../lambdas/domain/check.ts';
import type { ChildEvent, ChildState } from '../../lambdas/domain/child.ts';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { stoodAt } from '../../lambdas/domain/moments.ts';
import type { PurposeState, Rule } from '../../lambdas/domain/purpose.ts';
import { type Span, spansOf } from '../../lambdas/domain/spans.ts';
import { CHILD, FATHER, MOTHER } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import { anAgreement, aVendor } from '../builders/vendor.ts';

const GROUP = { institution: '101001', name: '5.A' };
const enrolled: ChildEvent = {
  type: 'child-enrolled',
  childId: CHILD,
  group: GROUP,
  guardians: { [MOTHER]: {}, [FATHER]: {} },
};
const said = (personId: string, answer: 'given' | 'refused', on: string, version = 1): ChildEvent => ({
  type: 'consent-answered',
  purposeId: 'photo',
  personId,
  capacity: personId === CHILD ? 'child' : 'guardian',
  answer,
  version,
  textHash: 'f'.repeat(64),
  on,
  channel: 'digital',
});
const held: ChildEvent = { type: 'processing-held', requestId: 'r1', purposes: ['photo'] };
const lifted: ChildEvent = { type: 'hold-lifted', requestId: 'r1' };
const established = (from: string): ChildEvent => ({
  type: 'basis-established',
  purposeId: 'photo',
  kind: 'statute',
  article: '6(1)(e)',
  provision: 'folkeskoleloven § 18',
  version: 1,
  from,
});

const ended = (on: string): ChildEvent => ({
  type: 'basis-ended',
  purposeId: 'photo',
  on,
  requestId: 'r3',
});

type Recorded = readonly [at: string, event: ChildEvent];

/** What a child was after each of the events. */
function courseOf(recorded: readonly Recorded[]) {
  let state: ChildState | undefined;
  return recorded.map(([at, event]) => {
    state = evolveChild(state, event);
    return { at, state };
  });
}
const always = (purpose: PurposeState) => [{ at: '2020-01-01T09:00:00.000Z', state: purpose }];
const briefly = (spans: readonly Span[]) =>
  spans.map(({ from, standing }) => `${from.slice(0, 16)} ${standing}`);
const NOW = '2026-11-23T09:00:00.000Z';

describe('the spans of a purpose', () => {
  it.each<[string, Rule, string | undefined, readonly Recorded[], readonly string[]]>([
    [
      'begin when the child is enrolled, and turn with what people say',
      byConsent({ custody: 'both' }),
      '2015-03-14',
      [
        ['2026-08-01T08:00:00.000Z', enrolled],
        ['2026-08-02T10:00:00.000Z', said(MOTHER, 'given', '2026-08-02')],
        ['2026-08-03T10:00:00.000Z', said(FATHER, 'given', '2026-08-01')],
        ['2026-08-04T10:00:00.000Z', held],
        ['2026-08-05T10:00:00.000Z', lifted],
        ['2026-08-06T10:00:00.000Z', { ...said(FATHER, 'refused', '2026-08-06') }],
      ],
      [
        '2026-08-01T08:00 none',
        '2026-08-02T10:00 pending',
        '2026-08-03T10:00 allowed',
        '2026-08-04T10:00 held',
        '2026-08-05T10:00 allowed',
        '2026-08-06T10:00 refused',
      ],
    ],
    [
      'turn at the midnight of a day in the books, in winter and summer time',
      byStatute(),
      '2015-03-14',
      [
        ['2026-01-05T08:00:00.000Z', enrolled],
        ['2026-01-06T08:00:00.000Z', established('2026-02-01')],
        ['2026-01-07T08:00:00.000Z', { type: 'child-left', on: '2026-07-01' }],
      ],
      ['2026-01-05T08:00 none', '2026-01-31T23:00 allowed', '2026-06-30T22:00 left'],
    ],
    [
      'turn at the eighteenth birthday, when what guardians said lapses',
      byConsent(),
      '2008-11-20',
      [
        ['2026-08-01T08:00:00.000Z', enrolled],
        ['2026-08-02T10:00:00.000Z', said(MOTHER, 'given', '2026-08-02')],
      ],
      ['2026-08-01T08:00 none', '2026-08-02T10:00 allowed', '2026-11-19T23:00 lapsed'],
    ],
    [
      'end when the child is to be erased',
      byConsent(),
      '2015-03-14',
      [
        ['2026-08-01T08:00:00.000Z', enrolled],
        ['2026-08-02T10:00:00.000Z', { type: 'erasure-ordered', requestId: 'r2' }],
        ['2026-08-03T10:00:00.000Z', { type: 'child-erased', requestId: 'r2' }],
      ],
      ['2026-08-01T08:00 none', '2026-08-02T10:00 erased'],
    ],
    [
      'are forgotten with the child where they rested on her age, and are not where they did not',
      byConsent(),
      undefined,
      [
        ['2026-08-01T08:00:00.000Z', enrolled],
        ['2026-08-02T10:00:00.000Z', held],
        ['2026-08-03T10:00:00.000Z', { type: 'erasure-ordered', requestId: 'r2' }],
        ['2026-08-03T11:00:00.000Z', { type: 'child-erased', requestId: 'r2' }],
      ],
      ['2026-08-01T08:00 forgotten', '2026-08-02T10:00 held', '2026-08-03T10:00 erased'],
    ],
    [
      'of a child whose age was never known say so',
      byConsent(),
      undefined,
      [['2026-08-01T08:00:00.000Z', enrolled]],
      ['2026-08-01T08:00 age-unknown'],
    ],
  ])('%s', (_what, rule, bornOn, recorded, expected) => {
    const facts = bornOn === undefined ? {} : { bornOn };

    const spans = spansOf(courseOf(recorded), facts, always(aPurpose({ rule })), NOW);

    expect(briefly(spans)).toEqual(expected);
    expect(spans.map(({ to }) => to)).toEqual([...spans.slice(1).map(({ from }) => from), undefined]);
  });

  it('begin with the purpose where it came after the child, and turn when its text asks again', () => {
    const child = courseOf([
      ['2026-08-01T08:00:00.000Z', enrolled],
      ['2026-08-04T10:00:00.000Z', said(MOTHER, 'given', '2026-08-04')],
    ]);
    const purpose = [
      { at: '2026-08-03T12:00:00.000Z', state: aPurpose() },
      { at: '2026-08-05T12:00:00.000Z', state: aPurpose({ revisions: [true] }) },
    ];

    expect(briefly(spansOf(child, { bornOn: '2015-03-14' }, purpose, NOW))).toEqual([
      '2026-08-03T12:00 none',
      '2026-08-04T10:00 allowed',
      '2026-08-05T12:00 outdated',
    ]);
  });

  const DENIED: Readonly<Record<string, Denial>> = {
    held: 'processing-held',
    left: 'child-left',
    erased: 'child-erased',
    none: 'no-basis',
    pending: 'consent-pending',
    refused: 'consent-refused',
    withdrawn: 'consent-withdrawn',
    lapsed: 'consent-lapsed',
    outdated: 'consent-outdated',
  };
  const DAY = 86_400_000;
  const START = Date.parse('2023-10-01T06:00:00.000Z');
  const at = (hours: number) => new Date(START + hours * 3_600_000).toISOString();
  /** Dates some days before or after the moment they were recorded at. */
  const near = (moment: string, days: number) =>
    dateInCopenhagen(new Date(Date.parse(moment) + days * DAY).toISOString());
  const happening = fc.record({
    after: fc.integer({ min: 0, max: 24 * 120 }),
    days: fc.integer({ min: -200, max: 200 }),
    who: fc.constantFrom(MOTHER, FATHER, CHILD),
    what: fc.constantFrom(
      ...([
        'give',
        'refuse',
        'withdraw',
        'hold',
        'lift',
        'ends',
        'starts',
        'leave',
        'move',
        'revise',
        'erase',
      ] as const),
    ),
  });
  function eventOf(
    { what, who, days }: typeof happening extends fc.Arbitrary<infer H> ? H : never,
    moment: string,
    rule: Rule,
  ): ChildEvent | undefined {
    const isStatute = rule.kind === 'statute';
    const past = near(moment, Math.min(days, 0));
    switch (what) {
      case 'give':
        return isStatute ? established(near(moment, days)) : said(who, 'given', past);
      case 'refuse':
        return isStatute ? ended(near(moment, days)) : said(who, 'refused', past);
      case 'withdraw':
        if (isStatute) return ended(near(moment, days));
        return { type: 'consent-withdrawn', purposeId: 'photo', personId: who, on: past, channel: 'paper' };
      case 'hold':
        return held;
      case 'lift':
        return lifted;
      case 'ends':
        return { type: 'custody-ended', personId: FATHER, to: near(moment, days) };
      case 'starts':
        return { type: 'custody-started', personId: FATHER, from: near(moment, days) };
      case 'leave':
        return { type: 'child-left', on: near(moment, days) };
      case 'move':
        return { type: 'child-moved', group: GROUP, on: near(moment, 0) };
      case 'erase':
        return { type: 'erasure-ordered', requestId: 'r2' };
      case 'revise':
        return undefined;
    }
  }
  const RULES_OF_GROUNDS: readonly Rule[] = [
    byStatute(),
    byConsent({ childDecidesFrom: 'art-8' }),
    byConsent({ custody: 'both', childDecidesFrom: 15 }),
    byConsent(),
  ];

  it('say at every moment what a vendor was answered whose agreement let it, whatever happened and when', () => {
    const seen = new Set<string>();
    const history = fc.record({
      rule: fc.constantFrom(...RULES_OF_GROUNDS),
      bornOn: fc.constantFrom('2006-02-28', '2008-02-29', '2009-06-01', '2010-12-31', '2016-05-05'),
      happened: fc.array(happening, { maxLength: 12 }),
      asked: fc.array(fc.integer({ min: 0, max: 24 * 1400 }), { minLength: 15, maxLength: 15 }),
    });
    const vendor = aVendor([anAgreement({ signedOn: '2020-01-01' })]);
    fc.assert(
      fc.property(history, ({ rule, bornOn, happened, asked }) => {
        const facts = { bornOn };
        const recorded: Recorded[] = [[at(0), enrolled]];
        const purpose = [{ at: '2020-01-01T09:00:00.000Z', state: aPurpose({ rule }) }];
        let hours = 0;
        for (const one of happened) {
          hours += one.after;
          const event = eventOf(one, at(hours), rule);
          if (event) recorded.push([at(hours), event]);
          else purpose.push({ at: at(hours), state: aPurpose({ rule, revisions: purpose.map(() => true) }) });
        }
        const child = courseOf(recorded);
        const now = at(24 * 1400);

        const spans = spansOf(child, facts, purpose, now);

        const midnights = spans.flatMap(({ from }) => [from, new Date(Date.parse(from) - 1).toISOString()]);
        for (const moment of [...asked.map(at), ...midnights.filter((one) => one >= at(0)), now]) {
          const span = stoodAt(
            spans.map((one) => ({ ...one, at: one.from })),
            moment,
          );
          const state = stoodAt(child, moment)?.state;
          const verdict = check({
            child: state,
            facts,
            vendor,
            purpose: stoodAt(purpose, moment)?.state,
            today: dateInCopenhagen(moment),
          });
          const standing = span?.standing ?? '';
          seen.add(standing);
          if (standing === 'ended')
            expect(['no-basis', 'basis-ended']).toContain('reason' in verdict && verdict.reason);
          else if (standing === 'allowed') expect(verdict.allowed).toBe(true);
          else expect(verdict).toMatchObject({ allowed: false, reason: DENIED[standing] });
        }
        for (const [index, span] of spans.entries())
          expect(span.standing).not.toBe(spans[index + 1]?.standing);
      }),
      { numRuns: 250 },
    );
    expect([...seen].sort()).toEqual([...Object.keys(DENIED), 'allowed', 'ended'].sort());
  });
});
