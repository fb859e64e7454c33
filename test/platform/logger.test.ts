import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { EgressDenied, EgressFailed } from '../../lambdas/platform/egress-error.ts';
import { createLog, errorName } from '../../lambdas/platform/logger.ts';

const LEVELS = ['info', 'warn', 'error'] as const;
const OF_EVERY_LINE = ['level', 'message', 'timestamp', 'service'];

describe('a line of the log', () => {
  const written: string[] = [];
  beforeEach(() => {
    written.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(LEVELS)('of %s holds the code and what it was given, no more', (level) => {
    createLog('test')[level]('deadline-missed', { count: 3, reason: 'late' });

    expect(written).toEqual([expect.stringMatching(/^\{.*\}\n$/)]);
    const line = JSON.parse(written.join(''));
    const given = Object.entries(line).filter(([name]) => !OF_EVERY_LINE.includes(name));
    expect(Object.fromEntries(given)).toEqual({ code: 'deadline-missed', count: 3, reason: 'late' });
    expect(line).toMatchObject({ level: level.toUpperCase(), message: 'deadline-missed', service: 'test' });
  });

  it('needs no fields', () => {
    createLog('test').info('started');

    expect(JSON.parse(written.join(''))).toMatchObject({ code: 'started' });
  });
});

describe('an error in the log', () => {
  it('is its kind and where it was thrown', () => {
    expect(errorName(new TypeError('Ida Holm'))).toMatch(/^TypeError at .*logger\.test\.ts/);
  });

  it.each([['Ida Holm'], [undefined], [{ message: 'Ida Holm' }]])(
    'that is none is said to be none: %j',
    (thrown) => {
      expect(errorName(thrown)).toBe('not-an-error');
    },
  );

  it.each([
    [new EgressDenied('not-public', 'anna.example'), 'EgressDenied: not-public'],
    [new EgressFailed('certificate', 'anna.example'), 'EgressFailed: certificate'],
  ])('on the way out is its reason too, and not whereto: %s', (error, expected) => {
    const { stack = '' } = error;

    expect(errorName(error)).toMatch(new RegExp(`^${expected} at .*logger\\.test\\.ts`));
    expect(stack).toContain('anna.example');
    expect(errorName(error)).not.toContain('anna.example');
  });

  it('of another kind keeps its reason to itself', () => {
    expect(errorName(Object.assign(new Error('no'), { reason: 'Ida Holm' }))).not.toContain('Ida');
  });

  it('may have no stack', () => {
    const error = new Error('Ida Holm');
    delete error.stack;

    expect(errorName(error)).toBe('Error at unknown place');
  });

  it('never shows a message on one line', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{5,10} \d{6}-\d{4}$/), (message) => {
        expect(errorName(new Error(message))).not.toContain(message);
      }),
    );
  });

  it('never shows a message on several lines, and still says where', () => {
    const line = fc.stringMatching(/^ {0,4}at Ida [a-z]{0,5} ?\(?[a-z]{1,5}:\d:\d\)?$/);

    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        for (const message of [lines.join('\n'), `not JSON:\n${lines.join('\n')}\n`]) {
          expect(errorName(new Error(message))).toMatch(/^Error at .*logger\.test\.ts/);
          expect(errorName(new Error(message))).not.toContain('Ida');
        }
      }),
    );
  });

  it('never shows a message that was changed after it was thrown', () => {
    const error = new Error('not JSON:\n at Ida Holm');
    expect(error.stack).toContain('Ida');
    error.message = 'changed';

    expect(errorName(error)).toBe('Error at unknown place');
  });
});
