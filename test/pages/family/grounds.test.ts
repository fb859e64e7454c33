import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { PurposeState, Rule } from '../../../lambdas/domain/purpose.ts';
import { ARTICLES, consentArticle } from '../../../lambdas/domain/purpose.ts';
import { ARTICLE_WORDS, PROVISION_WORDS } from '../../../lambdas/pages/texts/grounds.ts';
import { byConsent } from '../../builders/purpose.ts';

const PURPOSES: readonly { readonly id: PurposeState['purposeId']; readonly rule: Rule }[] = JSON.parse(
  readFileSync(new URL('../../../data/purposes.json', import.meta.url), 'utf8'),
);

it.each(PURPOSES.flatMap(({ id, rule }) => (rule.kind === 'consent' ? [] : [[id, rule.provision]])))(
  'explains in words what %s rests on: %s',
  (_id, provision) => {
    expect(Object.keys(PROVISION_WORDS)).toContain(provision);
  },
);

it('has words for every ground the API names', () => {
  const named = [true, false].map((special) => consentArticle(byConsent({ special })));
  const others = ARTICLES.filter((article) => article !== '6(1)(a)' && article !== '9(2)(a)');
  expect(Object.keys(ARTICLE_WORDS).sort()).toEqual([...named, ...others].sort());
});
