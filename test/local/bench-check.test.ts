import { afterEach, describe, expect, it } from '@jest/globals';
import { billedMs, costOf, rateWithin, readUnitsAt, totals } from '../../local/bench/check/cost.ts';
import { cpuOf } from '../../local/bench/check/cpu.ts';
import { presentDecision } from '../../local/bench/check/decision.ts';
import { apiEvent } from '../../local/bench/check/event.ts';
import { load, type Target } from '../../local/bench/check/load.ts';
import { atMost } from '../../local/bench/check/part.ts';
import { PART_NAMES, PARTS, partsFor } from '../../local/bench/check/parts.ts';
import { comparison, percentile, spread, summary } from '../../local/bench/check/statistics.ts';
import { untilSteady } from '../../local/bench/check/steady.ts';
import { renderSection, spreadCell } from '../../local/bench/check/table.ts';
import { inTurns } from '../../local/bench/check/turns.ts';
import { listen, readBody } from '../../local/http.ts';

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('a percentile', () => {
  it.each([
    [[5], 50, 5],
    [[5], 99, 5],
    [[3, 1, 2], 50, 2],
    [[4, 3, 2, 1], 50, 2],
    [upTo(100), 50, 50],
    [upTo(100), 99, 99],
    [upTo(100), 100, 100],
    [upTo(10).toReversed(), 99, 10],
    [upTo(10), 0, 1],
    [[10, 9, 100], 99, 100],
  ])('of %j at %i is %i', (samples, percent, expected) => {
    expect(percentile(samples, percent)).toBe(expected);
  });

  it('of nothing is an error, not a number', () => {
    expect(() => percentile([], 50)).toThrow('nothing was measured');
    expect(() => spread([])).toThrow('nothing was measured');
  });
});

describe('a spread', () => {
  it.each([
    [[2], { median: 2, min: 2, max: 2 }],
    [[3, 1, 2], { median: 2, min: 1, max: 3 }],
    [[10, 1, 2, 4], { median: 3, min: 1, max: 10 }],
  ])('of %j', (values, expected) => {
    expect(spread(values)).toEqual(expected);
  });
});

describe('a comparison', () => {
  it('takes ratios round by round, and the rest over all rounds', () => {
    const rounds = [
      { ours: [2, 2, 20], bare: [1, 1, 10] },
      // A slow round is slow for both.
      { ours: [300, 300, 300], bare: [100, 100, 150] },
      { ours: [4, 4, 4], bare: [4, 4, 1] },
    ];

    expect(comparison(rounds)).toEqual({
      rounds: 3,
      ours: { count: 9, mean: 936 / 9, p50: 4, p99: 300 },
      bare: { count: 9, mean: 371 / 9, p50: 4, p99: 150 },
      ratio: { p50: { median: 2, min: 1, max: 3 }, p99: { median: 2, min: 1, max: 2 } },
    });
  });

  it('sums up one side by count, mean, median and tail', () => {
    expect(summary([12, 1, 5])).toEqual({ count: 3, mean: 6, p50: 5, p99: 12 });
  });
});

describe('warming up', () => {
  it.each([
    ['until nothing moves by more than a twentieth', [[100], [80], [77], [76]], 10, 3],
    [
      'while one of several still does',
      [
        [100, 50],
        [100, 40],
        [99, 40],
        [99, 40],
      ],
      10,
      3,
    ],
    ['no longer than it is told', [[1], [2], [4], [8]], 3, 3],
  ])('goes on %s', async (_what, measured, most, times) => {
    let made = 0;

    await untilSteady(async () => measured[made++] ?? [], most);

    expect(made).toBe(times);
  });
});

describe('turns', () => {
  it('go there and back, look at every answer, and keep the warm-up out', async () => {
    const made: string[] = [];
    const side = (name: string) => ({
      call: async () => void made.push(name),
      verify: () => void made.push(`${name}?`),
    });

    const rounds = await inTurns({ a: side('a'), b: side('b') }, { rounds: 2, calls: 4, warmUp: 2 });

    // Four turns in two rounds, and before them at least one to warm up.
    expect(made.join(' ')).toMatch(/^(a a\? b b\? b b\? a a\? ?){5,}$/);
    expect(rounds.map(({ a, b }) => [a.length, b.length])).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });

  it('fail at an answer that is not the one to be measured', async () => {
    const wrong = {
      call: async () => undefined,
      verify: () => {
        throw new Error('denied');
      },
    };

    await expect(inTurns({ wrong }, { rounds: 1, calls: 2, warmUp: 2 })).rejects.toThrow('denied');
  });
});

describe('load', () => {
  let stop = async (): Promise<void> => undefined;
  afterEach(() => stop());

  /** A server that answers the nth request with the nth status, and then with the last one; what it was sent. */
  const serving = async (...statuses: readonly number[]) => {
    const bodies: string[] = [];
    const { port, ...server } = await listen(async (request, response) => {
      bodies.push((await readBody(request, 1000)).toString('utf8'));
      response.writeHead(statuses[bodies.length - 1] ?? statuses.at(-1) ?? 200).end('yes');
    }, 0);
    stop = server.stop;
    const target: Target = {
      url: `http://127.0.0.1:${port}/`,
      method: 'POST',
      body: (nth) => `question ${nth}`,
      isAnswer: (status, body) => status === 200 && body === 'yes',
    };
    return { target, bodies };
  };

  it('counts answers and their times, and apart from them the refusals to come again', async () => {
    const { target, bodies } = await serving(200, 429, 503, 200);

    const { answers, refused, taken, perSecond } = await load(target, 2, 100);

    expect(refused).toBe(2);
    expect(answers).toBe(bodies.length - 2);
    expect(taken).toHaveLength(answers);
    expect(perSecond).toBeGreaterThan(answers / 2);
    expect(perSecond).toBeLessThanOrEqual(answers * 10);
    expect(bodies.slice(0, 2).toSorted()).toEqual(['question 0', 'question 1']);
  });

  it('fails at any other answer', async () => {
    const { target } = await serving(200, 403);

    await expect(load(target, 1, 1000)).rejects.toThrow('answered 403: yes');
  });
});

describe('the CPU of a process', () => {
  it('grows with what it does, and is none where there is no process', () => {
    const before = cpuOf(process.pid);
    const until = performance.now() + 200;
    while (performance.now() < until) Math.sqrt(until);
    const after = cpuOf(process.pid);

    // Jest may run this on another thread than the first.
    expect(after.main + after.others - before.main - before.others).toBeGreaterThanOrEqual(50);
    expect(cpuOf(2 ** 30)).toEqual({ main: 0, others: 0 });
  });
});

describe('the cost of a million checks', () => {
  // 2 ms of CPU on 1024 of 1769 MB are 3.455 ms, and 4 ms of waiting: 8 whole ms.
  const { single, batch, verifiedPermissions } = costOf({ checkMs: 2, batchMs: 20, authorizerMs: 1 });

  it.each([
    [2, 1024, 4, 8],
    [1, 1769, 0, 1],
    // More memory than one core makes one thread no faster.
    [2, 3538, 0, 2],
    [0.1, 1769, 0, 1],
  ])('%d ms on %i MB and %d ms of waiting are billed as %i ms', (cpuMs, memory, waiting, billed) => {
    expect(billedMs(cpuMs, memory, waiting)).toBe(billed);
  });

  it('is what a person works out by hand from the price list', () => {
    expect(single.function).toBeCloseTo(0.2 + 0.008 * 13.3334, 6);
    expect(single.reads).toBeCloseTo(0.1525, 6);
    expect(single.functionLogs).toBeCloseTo(0.45 * 0.63, 6);
    expect(single.api).toBeCloseTo(3.7, 6);
    expect(single.authorizer).toBeCloseTo(0.2 + 0.002 * 13.3334, 6);
    expect(single.transfer).toBeCloseTo(0.9 * 0.09, 6);
    expect(totals(single).alone).toBeCloseTo(0.2 + 0.1066672 + 0.1525 + 0.2835, 6);
    expect(totals(single).whole).toBeCloseTo(0.7426672 + 3.7 + 0.6 + 0.2266668 + 0.4725 + 0.081, 6);
  });

  it('shares everything but the reads among the children of a batch', () => {
    expect(batch.reads).toBe(single.reads);
    expect(batch.api).toBeCloseTo(3.7 / 98, 6);
    // 20 ms stretch to 34.55, with 10 of waiting 45 whole ones.
    expect(batch.function).toBeCloseTo((0.2 + 0.045 * 13.3334) / 98, 6);
  });

  it('is set beside the same number of decisions elsewhere', () => {
    expect(verifiedPermissions).toEqual({ single: 5, batch: 5 });
  });

  it('is for the mean of what functions took, in which the slow ones are', async () => {
    const took = (mean: number) => ({ ours: { count: 1, mean: mean * 1000, p50: 1, p99: 1 } });
    const earlier = { handler: took(2), batch: took(20), stack: { authorizerMs: 1 } };

    const measured = await PARTS.cost.measure({ quick: true, say: () => undefined }, earlier);

    expect(measured).toMatchObject({
      durations: { checkMs: 2, batchMs: 20, authorizerMs: 1 },
      cost: { single },
    });
  });

  it.each([
    // Nobody has asked for so long that every question reads vendor and purpose again, 4 units.
    [0, 5],
    // One in four seconds after the one that read them: every second question does.
    [0.25, 3],
    [1, 1.8],
    [19.75, 1.05],
  ])('at %d questions a second in an environment is %d read units each', (perSecond, units) => {
    expect(readUnitsAt(perSecond)).toBeCloseTo(units, 9);
  });

  it('says from which rate on a check is one read unit, as nearly as it is asked', () => {
    expect(rateWithin(0.05)).toBeCloseTo(19.75, 9);
    expect(readUnitsAt(rateWithin(0.2))).toBeCloseTo(1.2, 9);
    expect(rateWithin(10)).toBe(0);
  });
});

describe('the report', () => {
  it('puts columns under each other, and says which goals are met', () => {
    const text = renderSection({
      title: 'two things',
      head: ['', 'p50'],
      rows: [
        ['ours', '12 µs'],
        ['a bare one', '9 µs'],
      ],
      goals: [atMost('p50', 1.15, 1.15, ['warm; cold 3x']), atMost('p99', 1.51, 1.5)],
      notes: ['by hand'],
    });

    expect(text.split('\n')).toEqual([
      'two things',
      '                p50',
      '  ours        12 µs',
      '  a bare one   9 µs',
      '  met      p50 at most 1.15x: 1.15x',
      '           warm; cold 3x',
      '  NOT MET  p99 at most 1.5x: 1.51x',
      '  - by hand',
    ]);
  });

  it('shows a median with the least and the greatest', () => {
    expect(spreadCell({ median: 1.123, min: 1, max: 2.5 })).toBe('1.12 (1.00-2.50)');
    expect(spreadCell({ median: 0.4, min: 0.4, max: 1.6 }, 0)).toBe('0 (0-2)');
  });
});

describe('the decision', () => {
  const summed = { count: 1, mean: 1, p50: 1, p99: 1 };
  const times = (factor: number) => ({
    rounds: 1,
    ours: summed,
    bare: summed,
    ratio: { p50: spread([factor]), p99: spread([factor]) },
  });
  const engine = (name: string, byWarm: number, byFirst: number) => ({
    name,
    version: '1',
    note: '',
    compared: times(byWarm),
    comparedFirst: times(byFirst),
  });
  const { goals } = presentDecision({
    cases: 2,
    allowed: 1,
    engines: [
      engine('ours', 1, 0.2),
      engine('first', 5, 1),
      engine('boolean', 0.625, 0.125),
      engine('slow', 20, 4),
      engine('quick', 0.9, 0.18),
    ],
  });

  it('is faster than another if it is so in a warm environment, and says by what factor with nothing remembered', () => {
    expect(goals.slice(0, 2)).toMatchObject([
      { measured: '20.0x; with nothing remembered 4.0x', met: true },
      { measured: '0.9x; with nothing remembered 0.2x', met: false },
    ]);
  });

  it('names both factors by the boolean: the goal’s, of a warm environment, and that of a first question', () => {
    expect(goals[2]).toMatchObject({
      text: expect.stringMatching(/boolean in a warm environment.*kept \(4 s\), at most 2x/),
      measured: '1.60x; with nothing remembered 8.00x',
      met: true,
      beside: [expect.stringMatching(/^first, by the boolean: 8.00 \(8.00-8.00\);/)],
    });
  });
});

describe('the parts', () => {
  it('come with those that they are made from, in the order they are run', () => {
    expect(partsFor(['cost'])).toEqual(['handler', 'batch', 'stack', 'cost']);
    expect(partsFor(['stack', 'handler'])).toEqual(['handler', 'stack']);
    expect(partsFor(PART_NAMES)).toEqual(PART_NAMES);
  });

  it('are run after all that they need', () => {
    for (const [index, name] of PART_NAMES.entries())
      for (const need of PARTS[name].needs) expect(PART_NAMES.indexOf(need)).toBeLessThan(index);
  });
});

describe('the event of a check', () => {
  it('is one of the route, with the caller as the authorizer found her', () => {
    const event = apiEvent('getVendor', {
      role: 'caseworker',
      id: 'kim',
      controller: '13748136',
      params: { vendorId: 'a b' },
    });
    const asked = apiEvent('evaluate', { role: 'vendor', id: 'v', controller: '13748136', body: { x: 1 } });

    expect(event).toMatchObject({
      httpMethod: 'GET',
      resource: '/vendors/{vendorId}',
      path: '/vendors/a%20b',
      pathParameters: { vendorId: 'a b' },
      body: null,
      requestContext: { authorizer: { role: 'caseworker', id: 'kim', controller: '13748136' } },
    });
    expect(asked).toMatchObject({ path: '/access/v1/evaluation', pathParameters: null, body: '{"x":1}' });
  });
});
