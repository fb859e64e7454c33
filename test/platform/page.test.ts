import { describe, expect, it } from '@jest/globals';
import { html } from '../../lambdas/platform/html.ts';
import { countryIn, dateIn, htmlPage } from '../../lambdas/platform/page.ts';

const PAGE = htmlPage('da', 'Et <navn>', html`<p>Hej</p>`);
const CSS = PAGE.slice(PAGE.indexOf('<style>'), PAGE.indexOf('</style>'));

describe('a page', () => {
  it('says its language and its title, and holds what it is given', () => {
    expect(PAGE).toMatch(/^<!doctype html>\n<html lang="da">\n<head>/);
    expect(PAGE).toContain('<title>Et &lt;navn&gt;</title>');
    expect(PAGE).toContain('<p>Hej</p>');
  });

  it('fits a phone, and lets nothing run, be fetched, or be sent', () => {
    expect(PAGE).toContain('width=device-width');
    expect(PAGE).toContain(
      'default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;',
    );
    expect(CSS).not.toMatch(/@import|url\(/);
  });

  it('shows on paper what is folded on the screen', () => {
    const print = CSS.slice(CSS.indexOf('@media print'));

    expect(print).toMatch(/details::details-content \{ content-visibility: visible/);
  });
});

describe('the colours of a page', () => {
  const named = Object.fromEntries(
    [...CSS.matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
  const tags = [...CSS.matchAll(/background: (#[0-9a-f]{6}); color: (#[0-9a-f]{6})/g)].map(
    ([, on = '', ink = '']) => [ink, on] as const,
  );
  const grounds = ['#ffffff', named.fill ?? ''];

  it.each([
    ...['ink', 'soft', 'accent'].flatMap((name) => grounds.map((on) => [named[name] ?? '', on] as const)),
    ...tags,
  ])('%s on %s have the contrast of WCAG 2.1 AA', (ink, on) => {
    expect(contrast(ink, on)).toBeGreaterThanOrEqual(4.5);
  });

  it('are all looked at', () => {
    expect(tags).toHaveLength(4);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });
});

describe('words for people', () => {
  it.each([
    ['da', '2026-11-02', '2. november 2026'],
    ['en', '2026-11-02', '2 November 2026'],
    ['da', '2026-12-31T23:30:00.000Z', '1. januar 2027'],
    ['da', '2026-06-30T22:30:00.000Z', '1. juli 2026'],
  ] as const)('in %s, %s is %s', (lang, when, words) => {
    expect(dateIn(lang, when)).toBe(words);
  });

  it.each([
    ['da', 'DE', 'Tyskland'],
    ['en', 'DE', 'Germany'],
  ] as const)('in %s, the country %s is %s', (lang, code, name) => {
    expect(countryIn(lang, code)).toBe(name);
  });
});

/** The contrast of two colours (WCAG 2.1, 1.4.3). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
