import { describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '../../lambdas/contracts/agreement.ts';
import { linksOutside } from '../../lambdas/domain/chain.ts';
import { chainFindings } from '../../lambdas/domain/chain-findings.ts';
import { findingsOf } from '../../lambdas/domain/findings.ts';
import { TODAY } from '../builders/people.ts';
import { agreementFile, rawAgreement, termsOf, VENDOR_IDS, type VendorId } from './files.ts';

/** How each text names its own parts; a clause that names none of them cannot be looked up. */
const PARTS: Record<VendorId, RegExp> = {
  learnlab:
    /^(Databehandleraftale|Dataansvarlig og databehandler|Instrukser(, [1-4]\. punkt)?|Ansvar|Overførsel til tredjeland|Andet)$/,
  'lindhardt-og-ringhof':
    /^(Forside|pkt\. \d{1,2}(\.\d{1,2})?(-\d{1,2}(\.\d{1,2})?)?(, \d{1,2}\.\d(-\d{1,2}\.\d)?)*|Bilag A(\.[1-5](-A\.[1-5])?)?)$/,
  'jh-software':
    /^(Forside|Inddatamateriale|pkt\. \d{1,2}(\.\d)?(-\d{1,2}(\.\d)?)?(, \d{1,2}\.\d(-\d{1,2}\.\d)?)*|Bilag [123] pkt\. \d(-\d)?(, [A-ZÆØÅ][a-zæøå ]+)?( \([A-ZÆØÅ][a-zæøå]+\))?)$/,
};

/** Every value under a key, however deep. */
function valuesOf(key: string, within: unknown): unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => (name === key ? [value] : valuesOf(key, value)));
}

const clausesOf = (terms: AgreementTerms): string[] => [
  ...valuesOf('clause', terms).filter((value) => typeof value === 'string'),
  ...terms.annexes.flatMap((annex) => annex.dependentClauses),
];

describe.each(VENDOR_IDS)('the agreement of %s', (id) => {
  it('obeys the schema', () => {
    expect(agreementFile.safeParse(rawAgreement(id)).error).toBeUndefined();
  });

  it('is in the file of its vendor and names the vendor as processor', () => {
    const { vendor, terms } = agreementFile.parse(rawAgreement(id));
    expect(vendor.id).toBe(id);
    expect(terms.processor).toMatchObject({
      name: vendor.name,
      cvr: vendor.cvr,
      address: vendor.address,
      country: vendor.country,
    });
  });

  it('says of every term where it stands', () => {
    const clauses = clausesOf(termsOf(id)).flatMap((clause) => clause.split('; '));
    expect(clauses.length).toBeGreaterThan(20);
    expect(clauses.filter((clause) => !PARTS[id].test(clause))).toEqual([]);
  });

  it('names each category, instruction and remark once', () => {
    const terms = termsOf(id);
    for (const names of [
      terms.dataCategories.map((category) => category.id),
      terms.instructions.map((instruction) => instruction.purpose),
      terms.remarks.map((remark) => remark.code),
    ])
      expect(names).toEqual([...new Set(names)]);
  });

  it('uses every category in some instruction', () => {
    const terms = termsOf(id);
    const used = new Set(terms.instructions.flatMap((instruction) => instruction.dataCategories));
    expect(terms.dataCategories.map(({ id }) => id).filter((category) => !used.has(category))).toEqual([]);
  });

  it('sends no data that the agreement excludes', () => {
    const terms = termsOf(id);
    const excluded: readonly string[] = terms.excludedData;
    expect(terms.dataCategories.filter((category) => excluded.includes(category.kind))).toEqual([]);
  });

  it('says what rests on an annex that is not there in full', () => {
    for (const annex of termsOf(id).annexes)
      if (annex.status !== 'present') expect(annex.dependentClauses).not.toEqual([]);
  });

  it('holds no e-mail address, telephone number, CPR number or redaction marks', () => {
    const text = JSON.stringify(rawAgreement(id));
    expect(text).not.toMatch(/@|\b\d{2} \d{2} \d{2} \d{2}\b|\b\d{6}-?\d{4}\b|x{3,}/i);
  });
});

it.each(VENDOR_IDS)('%s is found silent on a matter once, in the words that say where', (id) => {
  const { vendor, terms } = agreementFile.parse(rawAgreement(id));
  const found = findingsOf(terms, vendor, TODAY);
  const silent = found.filter(({ code }) => code.endsWith('-not-stated')).map(({ code }) => code);
  const remarked = new Set(terms.remarks.map(({ code }) => code));

  expect(silent).toEqual([...new Set(silent)]);
  for (const { code, clause } of found) if (remarked.has(code)) expect(clause).toBeDefined();
});

describe('the chain of the agreement of', () => {
  it.each([
    ['learnlab', [], ['processor-incomplete']],
    [
      'jh-software',
      [],
      ['processor-incomplete', ...Array(2).fill('place-incomplete'), 'sub-processor-incomplete'],
    ],
    [
      'lindhardt-og-ringhof',
      [
        'Lindhardt og Ringhof Forlag A/S → Microsoft Azure',
        'Lindhardt og Ringhof Forlag A/S → Amazon Web Services',
      ],
      [
        'place-unknown',
        'place-unknown',
        'processor-incomplete',
        'sub-processor-incomplete',
        'sub-processor-incomplete',
      ],
    ],
  ] as const)('%s is outside at %j and found wanting: %j', (id, outside, findings) => {
    const { vendor, terms } = agreementFile.parse(rawAgreement(id));

    expect(linksOutside(terms, null, TODAY).map(({ chain }) => chain.join(' → '))).toEqual(outside);
    expect(chainFindings(terms, vendor, TODAY).map(({ code }) => code)).toEqual(findings);
  });
});
