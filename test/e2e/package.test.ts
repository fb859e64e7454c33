import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CLASS, readAgreement } from '../../local/story/input.ts';
import { caseworker, consent, handOver, mother, newSchool, openRequest, type School } from './school.ts';
import type { Answer } from './stack.ts';

const HOSTILE = `<script>alert('x')</script> & "Søn"`;
const DATA = { note: '<img src=x onerror=alert(1)>', results: [{ test: 'Biologi', score: 7 }] };

let school: School;
let childId: string;
let request: Answer<'getRequest'>;
let json: string;
let html: string;

beforeAll(async () => {
  school = await newSchool();
  const child = {
    cpr: '7511209018',
    givenName: HOSTILE,
    familyName: 'Eksempel',
    guardians: [{ cpr: '6201851007', givenName: 'Mor', familyName: 'Eksempel' }],
  };
  const body = { group: CLASS.group, children: [child] };
  const enrolled = await school.done('enrol', { as: caseworker, body });
  childId = enrolled.children[0]?.childId ?? '';
  await school.done('establishBasis', {
    as: caseworker,
    body: { purposeId: 'practice-tests', childIds: [childId] },
  });
  await consent(school, mother, childId, 'news-to-users');
  const opened = await openRequest(school, mother, childId, { right: 'access' });
  request = await handOver(school, opened, DATA);
  [json, html] = (await Promise.all((['json', 'html'] as const).map(fetched))) as [string, string];
});

async function fetched(format: 'json' | 'html'): Promise<string> {
  const { requestId } = request;
  const link = await school.done('getPackage', { as: mother, params: { requestId }, query: { format } });
  const response = await fetch(link.url);
  expect(response.headers.get('content-type')).toMatch(format === 'json' ? /json/ : /html/);
  const content = await response.text();
  expect(createHash('sha256').update(content).digest('hex')).toBe(link.digest);
  expect(link.expiresInSeconds).toBe(300);
  return content;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&${ENTITIES[character]};`);
const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": '#39',
};

describe('an access package', () => {
  it('is what the ledger recorded, byte for byte', () => {
    expect(request.evidence?.packages).toEqual(
      [
        ['json', json],
        ['html', html],
      ].map(([format, content = '']) => ({
        format,
        digest: createHash('sha256').update(content).digest('hex'),
        bytes: Buffer.byteLength(content),
      })),
    );
  });

  it('has what GDPR art. 15(1) and (2) list', () => {
    const content = JSON.parse(json);
    const { terms } = readAgreement('jh-software');
    const tests = content.purposes.find(
      ({ purposeId }: { purposeId: string }) => purposeId === 'practice-tests',
    );
    const [recipient] = tests.recipients;

    // (a) the purposes, with their ground
    expect(tests).toMatchObject({ name: { da: 'Træning og test i Tjek' }, ground: { article: '6(1)(e)' } });
    // (b) the categories
    expect(recipient.categories.map(({ text }: { text: { da: string } }) => text.da)).toContain(
      'Selvvalgt brugernavn',
    );
    // (c) the recipients, and (2) how far they may go
    expect(recipient).toMatchObject({ name: 'JH Software ApS', country: 'DK' });
    expect(recipient.subProcessors).toEqual(
      terms.subProcessors.map(({ name, country }) => ({ name, country })),
    );
    expect(recipient.perimeter).toEqual([terms.perimeter.text]);
    // (d) how long
    expect(recipient.retention).toContainEqual(
      expect.objectContaining({ within: 'P1Y', clause: 'pkt. 12.1-12.2' }),
    );
    // (e) the rights, (f) where to complain, (g) the source, (h) automated decisions
    for (const [part, word] of [
      ['rights', 'sletning'],
      ['complaint', 'Datatilsynet'],
      ['source', 'leverandørernes'],
      ['automatedDecisions', 'automatisk'],
    ] as const)
      expect(content[part].da).toContain(word);
    // (3) the data itself
    expect(content.child).toMatchObject({ givenName: HOSTILE, cpr: '7511209018' });
    expect(content.vendors).toMatchObject([{ vendorId: 'jh-software', data: DATA }]);
  });

  it('is a page in Danish that a parent can read', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="da">/);
    for (const words of [
      'Træning og test i Tjek',
      'JH Software ApS',
      'Selvvalgt brugernavn',
      'Biologi',
      'Datatilsynet',
    ])
      expect(html).toContain(words);
  });

  it('tells on the page how long each recipient keeps what it has', () => {
    expect(html).toMatch(/P1Y|1 år|et år/i);
  });

  it('tells on the page who the sub-processors are, and in which country', () => {
    const { subProcessors } = readAgreement('jh-software').terms;
    expect(subProcessors.length).toBeGreaterThan(0);
    const inDanish = new Intl.DisplayNames('da', { type: 'region' });
    for (const { name, country } of subProcessors)
      expect(html).toContain(`${escaped(name)} (${country ? inDanish.of(country) : 'land ikke oplyst'})`);
  });

  it('shows a hostile name and hostile data as text', () => {
    expect(html).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Søn&quot;');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toMatch(/<script|<img/i);
  });

  it('runs nothing and fetches nothing', () => {
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b/i);
    expect(html).not.toMatch(/<[^>]*\s(src|href|on\w+)=|@import|url\(/i);
  });

  it('is reached by its link alone: another key is refused', async () => {
    const { requestId } = request;
    const { url } = await school.done('getPackage', { as: mother, params: { requestId } });
    const elsewhere = url.replace(requestId, '00000000-0000-4000-8000-000000000000');
    expect((await fetch(elsewhere)).status).toBe(403);
    expect((await fetch(url.replace(/X-Amz-Signature=.{8}/, 'X-Amz-Signature=00000000'))).status).toBe(403);
  });
});
