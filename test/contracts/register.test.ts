import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  agreementBody,
  purposeBody,
  purposeVersionBody,
  signatureBody,
  terminationBody,
  vendorBody,
  webhookBody,
} from '../../lambdas/contracts/register.ts';
import { faults } from '../builders/parsed.ts';
import { byConsent, byStatute, wording } from '../builders/purpose.ts';

const purpose = { id: 'photo', ...wording(byConsent()) };
const vendor = { id: 'skolefoto', name: 'Skolefoto', cvr: '13748136', country: 'DK' };

describe('a purpose', () => {
  it.each([
    ['on consent', purpose],
    ['on statute', { ...purpose, rule: byStatute() }],
    ['with a text for children', { ...purpose, childText: purpose.text }],
    ['that she decides from 15', { ...purpose, rule: byConsent({ childDecidesFrom: 15 }) }],
    ['that she decides from 18', { ...purpose, rule: byConsent({ childDecidesFrom: 18 }) }],
    ['that only daycares use', { ...purpose, usedIn: 'daycare' }],
    ['in use since last year', { ...purpose, inUseSince: '2025-08-01' }],
  ])('%s is accepted', (_what, body) => {
    expect(faults(purposeBody, body)).toEqual([]);
  });

  it.each([
    ['id', { ...purpose, id: 'School photo' }],
    ['rule.provision', { ...purpose, rule: { ...byStatute(), provision: '' } }],
    ['rule.provision', { ...purpose, rule: { kind: 'statute', article: '6(1)(e)' } }],
    ['rule.provision', { ...purpose, rule: byStatute({ provision: 'a'.repeat(301) }) }],
    ['rule.article', { ...purpose, rule: { ...byStatute(), article: '6(1)(f)' } }],
    ['rule.custody', { ...purpose, rule: { ...byConsent(), custody: 'none' } }],
    ['rule.childDecidesFrom', { ...purpose, rule: byConsent({ childDecidesFrom: 14 }) }],
    ['inUseSince', { ...purpose, inUseSince: '2026-02-29' }],
    ['rule.childDecidesFrom', { ...purpose, rule: byConsent({ childDecidesFrom: 19 }) }],
    ['rule.kind', { ...purpose, rule: { kind: 'interest' } }],
    ['rule', { ...purpose, rule: { ...byConsent(), provision: 'folkeskoleloven' } }],
    ['usedIn', { ...purpose, usedIn: 'both' }],
    ['text.en', { ...purpose, text: { da: 'kun dansk' } }],
    ['(body)', { ...purpose, version: 2 }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(purposeBody, body)).toEqual([fault]);
  });

  it('says whether it asks again when it is revised, and not since when', () => {
    expect(
      faults(purposeVersionBody, { ...wording(byConsent()), asksAgain: false, inUseSince: '2025-08-01' }),
    ).toEqual(['(body)']);
    expect(faults(purposeVersionBody, { ...wording(byConsent()), asksAgain: false })).toEqual([]);
    expect(faults(purposeVersionBody, wording(byConsent()))).toEqual(['asksAgain']);
    expect(
      faults(purposeVersionBody, { ...wording(byConsent()), usedIn: 'school', asksAgain: false }),
    ).toEqual([]);
  });
});

describe('a vendor', () => {
  it.each([
    ['with a CVR number', vendor],
    ['from abroad', { ...vendor, cvr: null, country: 'SE' }],
    ['with a webhook', { ...vendor, webhook: { url: 'https://example.org/hook', country: 'DK' } }],
    ['with a webhook on loopback', { ...vendor, webhook: { url: 'http://127.0.0.1:4001/', country: 'DK' } }],
  ])('%s is accepted', (_what, body) => {
    expect(faults(vendorBody, body)).toEqual([]);
  });

  it('without address, contact or webhook has none', () => {
    expect(vendorBody.parse(vendor)).toEqual({ ...vendor, address: null, contact: null, webhook: null });
  });

  it.each([
    ['cvr', { ...vendor, cvr: '12345678' }],
    ['cvr', { ...vendor, cvr: '' }],
    ['country', { ...vendor, country: 'Denmark' }],
    ['country', { ...vendor, country: 'dk' }],
    ['country', { ...vendor, country: 'UK' }],
    ['country', { ...vendor, country: 'EU' }],
    ['country', { ...vendor, country: 'XX' }],
    ['webhook.country', { ...vendor, webhook: { url: 'https://example.org', country: 'EL' } }],
    ['name', { ...vendor, name: '' }],
    ['name', { ...vendor, name: 'a'.repeat(201) }],
    ['address', { ...vendor, address: 'a'.repeat(301) }],
    ['webhook.url', { ...vendor, webhook: { url: 'ftp://example.org', country: 'DK' } }],
    ['webhook.url', { ...vendor, webhook: { url: 'example.org', country: 'DK' } }],
    ['webhook.url', { ...vendor, webhook: { url: `https://example.org/${'a'.repeat(500)}`, country: 'DK' } }],
    ['webhook.country', { ...vendor, webhook: { url: 'https://example.org' } }],
    ['(body)', { ...vendor, vendorId: 'skolefoto' }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(vendorBody, body)).toEqual([fault]);
  });
});

it('a code that is no country is refused with a hint at the one that is meant', () => {
  const refused = vendorBody.safeParse({ ...vendor, country: 'UK' });

  expect(refused.error?.issues[0]?.message).toMatch(/GB/);
});

describe('a webhook', () => {
  it.each([
    [[], { webhook: { url: 'https://example.org/hook', country: 'DK' } }],
    [[], { webhook: null }],
    [['webhook'], {}],
    [['webhook.country'], { webhook: { url: 'https://example.org/hook' } }],
    [['webhook.url'], { webhook: { url: 'ftp://example.org', country: 'DK' } }],
    [['(body)'], { webhook: null, name: 'Andet' }],
  ])('%j', (expected, body) => {
    expect(faults(webhookBody, body)).toEqual(expected);
  });
});

describe('an agreement', () => {
  const file = new URL('../../data/agreements/lindhardt-og-ringhof.json', import.meta.url);
  const { terms } = JSON.parse(readFileSync(file, 'utf8'));
  const [instruction] = terms.instructions;
  const transfer = { country: 'CH', recipient: 'Host', ground: 'art-45', signedOn: '2026-01-01' };
  const limit = (of: object) => ({
    ...terms,
    perimeter: { ...terms.perimeter, transfers: [{ ...transfer, ...of }] },
  });

  const seenFrom = (country: string | null | undefined) => ({
    ...terms,
    places: [{ activity: 'remote-view', name: 'X', address: null, country, clause: 'a' }],
  });

  it.each([
    [[], terms],
    [[], limit({})],
    [['terms.perimeter.transfers.0.signedOn'], limit({ signedOn: '2026-02-29' })],
    [['terms.perimeter.transfers.0.ground'], limit({ ground: 'art-49' })],
    [[], limit({ country: 'US', coveredBy: 'us-dpf' })],
    [['terms.perimeter.transfers.0.coveredBy'], limit({ country: 'US', coveredBy: 'privacy-shield' })],
    [
      ['terms.subProcessors.0.engagedBy'],
      { ...terms, subProcessors: [{ ...terms.subProcessors[0], engagedBy: '' }] },
    ],
    [['terms.processor.cvr'], { ...terms, processor: { ...terms.processor, cvr: '10000000' } }],
    [['terms.instructions'], { ...terms, instructions: [] }],
    [
      ['terms.instructions.0.dataCategories'],
      { ...terms, instructions: [{ ...instruction, dataCategories: ['shoe-size'] }] },
    ],
    [
      ['terms.instructions.0.subjects.0'],
      { ...terms, instructions: [{ ...instruction, subjects: ['parents'] }] },
    ],
    [['terms.retention.0.within'], { ...terms, retention: [{ ...terms.retention[0], within: '6 months' }] }],
    [['terms.breachNotice.hours'], { ...terms, breachNotice: { ...terms.breachNotice, hours: -1 } }],
    [[], seenFrom(null)],
    [['terms.places.0.country'], seenFrom('XX')],
    [['terms.places.0.country'], seenFrom(undefined)],
    [['terms.perimeter.transfers.0.country'], limit({ country: 'NO' })],
    [['terms.perimeter.transfers.0.country'], limit({ country: 'DK' })],
    [['terms.perimeter.transfers.0.country'], limit({ country: 'GB', signedOn: '2020-01-31' })],
    [[], limit({ country: 'GB', signedOn: '2020-02-01' })],
    [['terms.perimeter.transfers.0.country'], limit({ country: 'UK' })],
    [['terms.title'], { ...terms, title: 'a'.repeat(2001) }],
    [['terms'], { ...terms, price: 100 }],
  ])('%j', (expected, given) => {
    expect(faults(agreementBody, { terms: given })).toEqual(expected);
  });

  it.each([
    [signatureBody, { signedOn: '2026-11-23' }, []],
    [signatureBody, { signedOn: '2026-11-31' }, ['signedOn']],
    [signatureBody, { signedOn: '2026-11-23', by: 'kim' }, ['(body)']],
    [terminationBody, { endsOn: '2027-06-30' }, []],
    [terminationBody, { endsOn: '30/6 2027' }, ['endsOn']],
    [terminationBody, {}, ['endsOn']],
  ])('is signed and terminated on a date that exists', (schema, body, expected) => {
    expect(faults(schema, body)).toEqual(expected);
  });
});
