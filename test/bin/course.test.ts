import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { COURSE_PAGE, coursePicture, withPicture } from '../../bin/course.ts';
import { OPENED } from '../../lambdas/domain/request-course.ts';
import { REQUEST_STATUSES } from '../../lambdas/domain/request-status.ts';

const page = readFileSync(COURSE_PAGE, 'utf8');

describe('the picture of a request’s course', () => {
  it('on the page is that of the table; otherwise: npm run course', () => {
    expect(page).toBe(withPicture(page));
  });

  it('begins where a request begins', () => {
    const begins = coursePicture()
      .split('\n')
      .filter((line) => line.includes('[*] -->'));

    expect(begins).toHaveLength(OPENED.length);
  });

  it('shows what led where, and nothing that led nowhere', () => {
    const lines = coursePicture().split('\n');

    expect(lines).toContain('  all_answered --> completed: request-completed');
    expect(lines).toContain('  completed --> received: restriction-lifted');
    expect(lines.filter((line) => /^\s+(\w+) --> \1:/.test(line))).toEqual([]);
  });

  it.each(REQUEST_STATUSES)('stands with a sentence on %s', (status) => {
    expect(page).toMatch(new RegExp(`^\\| \`${status}\` +\\| [a-zæøå ]+ \\| [A-Z].+\\. *\\|$`, 'mu'));
  });

  it('needs a place on its page', () => {
    expect(() => withPicture('# A page')).toThrow('course');
  });
});
