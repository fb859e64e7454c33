import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { accessContent } from '../../lambdas/rights/access/content.ts';
import { accessPage } from '../../lambdas/rights/access/page.ts';
import type { Released, VendorPart } from '../../lambdas/rights/parts.ts';
import { consents, given, no, statuteGround } from '../builders/child.ts';
import { aDescription } from '../builders/controller.ts';
import { FATHER, MOTHER } from '../builders/people.ts';
import { perimeter } from '../builders/vendor.ts';
import { ANSWERED, aPart, aWork, chained, PERSON, registeredVendor, released } from '../builders/work.ts';

const WORK = aWork({
  'practice-tests': statuteGround(),
  'development-assessment': statuteGround(),
  'digital-learning-materials': statuteGround(),
  'news-to-users': consents({ [MOTHER]: given(), [FATHER]: no() }),
});
const pageOf = (parts: Released = released(aPart()), person: typeof PERSON | undefined = PERSON) =>
  accessPage(accessContent(WORK, person, parts, ANSWERED));

/** What is read on the page: its text without markup, on one line. */
const textOf = (page: string): string =>
  page
    .slice(page.indexOf('<main>'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const read = (...parts: readonly VendorPart[]): string => textOf(pageOf(released(...parts)));

const omission = (pointer: string, withheld: 'third-person' | 'childs-interest' | 'public-interest') => ({
  pointer,
  withheld,
  citation: 'GDPR art. 15(4)',
});

describe('the access page', () => {
  it.each([
    ['whom it is about', 'Indsigt i oplysninger om Valdemar Kvistgaard'],
    ['when it was asked for', 'modtaget 2. november 2026'],
    ['how many purposes use data', '3 formål bruger eller må bruge oplysninger om barnet.'],
    ['how many may not', '1 formål må ikke bruge dem.'],
    ['the CPR number', '7403154002'],
    ['a purpose', 'Træning og test i Tjek'],
    ['its ground', 'Folkeskoleloven § 13, stk. 2, og § 19, stk. 1 (GDPR art. 6(1)(e))'],
    ['a consent’s article', 'Samtykke (GDPR art. 6(1)(a))'],
    ['what was answered, and when', 'Ja, 1. februar 2026'],
    ['a recipient, and where it is', 'JH Software ApS, Danmark'],
    ['a sub-processor, and where', 'Amazon Web Services (Tyskland)'],
    ['a sub-processor of an unknown place', 'Microsoft Azure (land ikke oplyst)'],
    ['that nothing is sent there', 'Så længe det er ukendt, lader Hjemmel ikke nye oplysninger blive sendt'],
    [
      'that by its agreement nothing leaves the EEA',
      'Efter aftalen overføres oplysningerne ikke til lande uden for EU og EØS',
    ],
    [
      'that an agreement does not say where',
      'Aftalen siger ikke, hvor oplysningerne behandles. Den forbyder overførsel til lande uden for EU og EØS.',
    ],
    ['how long data is kept', 'Når ydelsen ophører: slettes senest efter 1 år'],
    ['how long in months', 'slettes senest efter 6 måneder'],
    ['what is erased at once', 'Når den dataansvarlige beder om det: slettes straks'],
    ['that no limit is agreed', 'den dataansvarliges egen regel om sletning gælder'],
    ['a CPR number among the data', 'Barnets CPR-nummer CPR-nummer'],
    ['a right', 'Gøre indsigelse mod brugen'],
    [
      'when another is not to be had',
      'I nogle tilfælde Få oplysningerne slettet Ikke så længe dette gælder: Oplysningerne er nødvendige',
    ],
    ['why another is not there', 'Dataportabilitet gælder kun det, der hviler på samtykke eller aftale'],
    ['where to complain', 'Carl Jacobsens Vej 35, 2500 Valby'],
    ['automated decisions', 'ingen afgørelser om barnet alene ved automatisk behandling'],
  ])('tells %s', (_what, words) => {
    expect(textOf(pageOf())).toContain(words);
  });

  it.each([
    [
      'no place stated',
      perimeter('eu'),
      [],
      'For nogle leverandører er det ikke oplyst',
      'Aftalen siger ikke, hvor oplysningerne behandles. Den forbyder',
    ],
    [
      'a place unknown',
      perimeter('eu'),
      [{ name: 'Skyen', country: null }],
      'For nogle leverandører er det ikke oplyst',
      'i hvilket land oplysningerne er hos: Skyen',
    ],
    [
      'a transfer that is instructed',
      perimeter('eea-or-instructed', {
        country: 'CH',
        recipient: 'Alpe',
        ground: 'art-45',
        signedOn: '2026-01-01',
      }),
      [{ name: 'Alpe', country: 'CH' }],
      'Noget kan nå et land uden for EU og EØS',
      'Alpe (Schweiz): EU-Kommissionen har afgjort, at landet beskytter oplysninger tilstrækkeligt',
    ],
    [
      'one without a ground',
      perimeter('eu'),
      [{ name: 'Fjern Drift', country: 'US' }],
      'Noget kan nå et land uden for EU og EØS',
      'Fjern Drift (USA): der er intet grundlag for overførslen',
    ],
  ])('says where data may go, in brief and in full: %s', (_what, allowed, links, brief, full) => {
    const work = aWork({ 'practice-tests': statuteGround() }, { vendors: [chained(allowed, links)] });
    const text = textOf(accessPage(accessContent(work, PERSON, released(), ANSWERED)));

    expect(text).toContain(brief);
    expect(text).toContain(full);
  });

  it('says that nothing leaves the EEA only where every place is stated', () => {
    const known = aWork(
      { 'practice-tests': statuteGround() },
      { vendors: [registeredVendor('jh-software')] },
    );
    const text = textOf(accessPage(accessContent(known, PERSON, released(), ANSWERED)));

    expect(text).toContain('Ingen aftale lader oplysningerne forlade EU og EØS');
    expect(text).toContain('Efter aftalen overføres oplysningerne ikke');
    expect(text).not.toContain('Aftalen siger ikke, hvor oplysningerne behandles');

    const silent = aWork({ 'practice-tests': statuteGround() }, { vendors: [chained(perimeter('eu'), [])] });
    const unknown = textOf(accessPage(accessContent(silent, PERSON, released(), ANSWERED)));

    expect(unknown).not.toContain('Ingen aftale lader');
    expect(unknown).not.toContain('overføres oplysningerne ikke');
  });

  it('is Danish, has a title, and lets nothing run or be fetched', () => {
    const page = pageOf();

    expect(page).toMatch(/^<!doctype html>\n<html lang="da">/);
    expect(page).toContain('<title>Indsigt i oplysninger om Valdemar Kvistgaard</title>');
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b/i);
    expect(page).not.toMatch(/<[^>]*\s(src|href|on\w+)=|@import|url\(/i);
  });

  it('opens and closes every element', () => {
    const page = pageOf(released(aPart({ data: { a: [{ b: [] }, {}, null, true] } })));
    const open: string[] = [];
    for (const [, slash = '', name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (['meta', 'br'].includes(name)) continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('names a vendor’s keys as its agreement does, and its values in words', () => {
    const text = read(
      aPart({ data: { answers: [{ svar: 'Fotosyntese', rigtigt: true, point: 0, note: '', rest: [] }] } }),
    );

    expect(text).toContain('Elevens besvarelser af opgavesæt');
    expect(text).toContain('svar Fotosyntese rigtigt ja point 0 note ikke udfyldt rest ingen');
  });

  it.each([
    ['no-data', 'har ingen oplysninger om barnet', 'Leverandøren har svaret, at den ingen oplysninger har'],
    ['unanswered', 'har ikke svaret', 'Den dataansvarlige har lukket sagen uden svaret'],
  ] as const)('does not confuse a vendor’s silence with having nothing: %s', (answer, brief, long) => {
    const text = read(aPart({ answer, data: null }));

    expect(text).toContain(`JH Software ApS ${brief}`);
    expect(text).toContain(long);
    expect(text).toContain('0 leverandører har udleveret');
  });

  it.each([
    ['third-person', 'det handler om andre'],
    ['childs-interest', 'hensyn til barnet selv'],
    ['public-interest', 'offentlige interesser'],
  ] as const)('says where something is left out, and why: %s', (withheld, words) => {
    const omitted = [omission('/messages/0/text', withheld)];
    const data = { messages: [{ on: '2026-09-14', text: { withheld, citation: 'x' } }, { text: 'Hej' }] };
    const page = textOf(pageOf({ refused: false, reason: 'Et hensyn.', parts: [aPart({ data, omitted })] }));

    expect(page).toMatch(new RegExp(`text Udeladt: [^.]*${words}[^.]*\\(GDPR art\\. 15\\(4\\)\\)`));
    expect(page).toContain('1 oplysning er udeladt');
    expect(page).toContain('Begrundelse: Et hensyn.');
    expect(page).toContain('text Hej');
  });

  it('says that a whole part is left out', () => {
    expect(read(aPart({ data: null, omitted: [omission('', 'third-person')] }))).toMatch(
      /JH Software ApS alt er udeladt Udeladt: det handler om andre/,
    );
  });

  it('takes nobody’s word for what was left out but the reviewer’s', () => {
    const text = read(aPart({ data: { note: { withheld: 'third-person', citation: 'GDPR art. 15(4)' } } }));

    expect(text).not.toContain('Udeladt');
  });

  it('has the reason and no part when a person refused to release them', () => {
    const page = textOf(pageOf({ refused: true, reason: 'Hensynet til barnet.', parts: [] }));

    expect(page).toContain('er efter en konkret vurdering ikke med i pakken');
    expect(page).toContain('Begrundelse: Hensynet til barnet.');
    expect(page).toContain('Træning og test i Tjek');
  });

  it('names the controller and the school, and says whom to ask before how to complain', () => {
    const { institution: number } = WORK.child.state.group;
    const described = aDescription({ institutions: [{ number, name: 'Engskolen <b>', kind: 'school' }] });
    const page = accessPage(accessContent({ ...WORK, described }, PERSON, released(), ANSWERED));

    expect(page.indexOf('<strong>Eksempel Kommune</strong><br>Torvet 1')).toBeLessThan(page.indexOf('<h1>'));
    expect(page).toContain('(Engskolen &lt;b&gt;)');
    expect(page.indexOf('Databeskyttelsesrådgiveren (Databeskyttelse): dpo@example.dk')).toBeLessThan(
      page.indexOf('Hvis du vil klage'),
    );
    expect(textOf(page)).toContain('Dataansvarlig: Eksempel Kommune, CVR-nummer 29189846.');
  });

  it('of a controller that has not described itself names numbers', () => {
    const text = textOf(pageOf());

    expect(text).toContain(`(institution ${WORK.child.state.group.institution})`);
    expect(text).toContain('Dataansvarlig: CVR-nummer 29189846.');
    expect(text).not.toContain('Hvis du vil spørge');
  });

  it('says that none may use data where none does, and of no other where all do', () => {
    const work = aWork({ 'news-to-users': consents({ [MOTHER]: no() }) });
    const refused = textOf(accessPage(accessContent(work, PERSON, released(), ANSWERED)));
    const all = aWork({ 'practice-tests': statuteGround() });

    expect(refused).toContain('0 formål bruger eller må bruge');
    expect(textOf(accessPage(accessContent(all, PERSON, released(), ANSWERED)))).not.toContain(
      'må ikke bruge dem',
    );
  });

  it('does without a name, and without grounds', () => {
    const nobody = accessPage(accessContent(aWork({}), undefined, released(), ANSWERED));

    expect(textOf(nobody)).toContain('Der er ikke registreret noget formål for barnet.');
    expect(textOf(nobody)).toContain('CPR-nummer ikke udfyldt');
  });

  it('lets no word of a vendor or a reviewer become markup', () => {
    const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'script', 'x', ' ', '=') });
    const plain = (pageOf(released(aPart({ data: { k: 'v' } }))).match(/<[a-z/!]/g) ?? []).length;
    fc.assert(
      fc.property(hostile, hostile, hostile, (key, value, reason) => {
        fc.pre(value !== '');
        const parts = [aPart({ data: { [key]: value } })];

        const page = pageOf({ refused: false, reason, parts });

        expect((page.match(/<[a-z/!]/g) ?? []).length).toBe(plain);
      }),
      { numRuns: 30 },
    );
  });
});
