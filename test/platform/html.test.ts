import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Html, html } from '../../lambdas/platform/html.ts';

describe('HTML', () => {
  it.each([
    ['text', html`<p>${'<b>&"\''}</p>`, '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    ['a number', html`<p>${7}</p>`, '<p>7</p>'],
    ['HTML in HTML', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
    [
      'a list of it',
      html`<ul>${[1, 2].map((one) => html`<li>${one}</li>`)}</ul>`,
      '<ul><li>1</li><li>2</li></ul>',
    ],
    ['nothing', html`<hr>`, '<hr>'],
    ['an empty list', html`<ul>${[]}</ul>`, '<ul></ul>'],
  ])('holds %s', (_what, { markup }, expected) => {
    expect(markup).toBe(expected);
  });

  it('lets no text out of where it was put', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ') }), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;

        expect(markup.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).toMatch(/^<p title="[a ]*">[a ]*<\/p>$/);
        expect(html`${text}`).toBeInstanceOf(Html);
      }),
    );
  });
});
