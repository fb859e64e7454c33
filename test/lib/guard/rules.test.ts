import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rulesPage } from '../../../lib/guard/page.ts';
import { RULES } from '../../../lib/guard/rules.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the rules of the guard', () => {
  it('are one file each, named as the rule, and all of them in the table', () => {
    const files = readdirSync(join(root, 'lib/guard/rules')).map((name) => name.replace(/\.ts$/, ''));

    expect(RULES.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s says what it forbids, why, by which clause or article, and what to do',
    (_id, rule) => {
      expect(rule.forbids).toMatch(/^[a-z].{15,}[^.]$/);
      expect(rule.because).toMatch(/^[A-Z].{15,}\.$/);
      expect(rule.source).toMatch(/GDPR art\. \d/);
      expect(rule.remedy).toMatch(/^[A-Z].{15,}\.$/);
    },
  );

  it('are on their page as they are in the code; otherwise: npm run -s guard -- --rules > docs/residency/rules.md', () => {
    expect(readFileSync(join(root, 'docs/residency/rules.md'), 'utf8')).toBe(rulesPage());
  });
});
