import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openCheckpoint } from '../../local/sources/checkpoint.ts';
import { compileFilters } from '../../local/sources/filter.ts';
import { parseRate } from '../../local/sources/schedule.ts';
import { failuresOf } from '../../local/sources/source.ts';
import { temporary } from './fixture/temporary.ts';

describe('filters', () => {
  const passes = compileFilters([
    { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['event'] } } } },
  ]);
  const event = (eventName: string, kind?: string) => {
    return { eventName, dynamodb: { NewImage: kind === undefined ? {} : { kind: { S: kind } } } };
  };

  it('let through what equals the pattern, and nothing else', () => {
    expect(passes(event('INSERT', 'event'))).toBe(true);
    expect(passes(event('MODIFY', 'event'))).toBe(false);
    expect(passes(event('INSERT', 'state'))).toBe(false);
    expect(passes(event('INSERT'))).toBe(false);
    expect(passes({ eventName: 'INSERT', dynamodb: {} })).toBe(false);
  });

  it('let everything through when there are none', () => {
    expect(compileFilters([])({ any: 'thing' })).toBe(true);
  });

  it('are refused when they ask for more than equality', () => {
    expect(() => compileFilters([{ a: [{ prefix: 'x' }] }])).toThrow('the filter at $.a uses {"prefix":"x"}');
  });
});

describe('a checkpoint', () => {
  const open = (file: string) => openCheckpoint(file, (value) => String(Object(value).at));

  it('is read back', () => {
    const file = join(temporary(), 'deep', 'a.json');
    const parsed = openCheckpoint<{ at: string }>(file, (value) => Object(value));
    expect(parsed.read()).toBeUndefined();
    parsed.write({ at: '17' });
    parsed.write({ at: '18' });
    expect(open(file).read()).toBe('18');
  });

  it('counts as none when it is torn', () => {
    const file = join(temporary(), 'a.json');
    writeFileSync(file, '{"at":"1');
    expect(open(file).read()).toBeUndefined();
  });
});

describe('the failures of a batch', () => {
  const ids = ['1', '2', '3'];
  const answered = (answer: unknown) => ({
    ok: true as const,
    requestId: 'r',
    payload: JSON.stringify(answer),
  });

  it.each([
    ['none', null, []],
    ['none', { batchItemFailures: [] }, []],
    ['those named', { batchItemFailures: [{ itemIdentifier: '2' }] }, ['2']],
    ['all, when one is unknown', { batchItemFailures: [{ itemIdentifier: '9' }] }, ids],
    ['all, when one is empty', { batchItemFailures: [{ itemIdentifier: '' }] }, ids],
    ['all, when the answer makes no sense', { batchItemFailures: 'x' }, ids],
  ])('are %s', (_, answer, expected) => {
    expect(failuresOf(answered(answer), ids, true)).toEqual(expected);
  });

  it('are all when the function failed, and none when it does not report them', () => {
    const error = { errorType: 'Error', errorMessage: 'x' };
    expect(failuresOf({ ok: false, requestId: 'r', error }, ids, true)).toEqual(ids);
    expect(failuresOf(answered({ batchItemFailures: [{ itemIdentifier: '2' }] }), ids, false)).toEqual([]);
  });
});

describe('a schedule', () => {
  it('runs at a rate', () => {
    expect(parseRate('rate(1 hour)')).toBe(3_600_000);
    expect(parseRate('rate(5 minutes)')).toBe(300_000);
  });

  it.each(['cron(0 3 * * ? *)', 'rate(0 hours)', 'rate(1 fortnight)'])('refuses %s', (expression) => {
    expect(() => parseRate(expression)).toThrow(expression);
  });
});
