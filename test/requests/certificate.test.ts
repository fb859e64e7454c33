import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../lambdas/domain/canonical.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { certificateOf } from '../../lambdas/requests/certificate.ts';
import { certificatePage } from '../../lambdas/requests/certificate-page.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { CHILD, MOTHER, REQUEST } from '../builders/people.ts';
import { aRequest, aTask, grant, tasksOf } from '../builders/request.ts';
import { ANSWERED, PERSON, registeredPurposes, registeredVendor } from '../builders/work.ts';

const VENDORS = (['jh-software', 'learnlab', 'lindhardt-og-ringhof'] as const).map(registeredVendor);
const CHAIN = { events: 9, head: 'a3f1'.repeat(16) };
const BY = { role: 'caseworker', id: 'caseworker-1' } as const;
const NOTE = 'b0000000-0000-4000-8000-000000000001';
const LATER = '2026-11-24T08:00:00.000Z';

const keep = [{ category: 'chosen-user-name', purposeId: 'practice-tests' }];
const done = aTask({
  vendorId: 'jh-software',
  action: 'erase',
  purposes: ['news-to-users'],
  keep,
  result: {
    outcome: 'done',
    at: ANSWERED,
    erased: [
      { category: 'login-address', count: 2 },
      { category: 'cache', count: 1 },
    ],
    reference: 'sag-4711',
  },
});
const nothing = aTask({ vendorId: 'learnlab', action: 'erase', result: { outcome: 'no-data', at: LATER } });
const waived = aTask({
  vendorId: 'lindhardt-og-ringhof',
  action: 'stop',
  result: { outcome: 'partly-done', at: ANSWERED, noteId: NOTE, erased: [{ category: 'clicks', count: 5 }] },
  waived: { at: LATER, by: BY, noteId: NOTE },
});

const granted = {
  ...grant('jh-software', 'news-to-users'),
  reason: 'consent-gone',
  citation: 'GDPR art. 17(1)(b), 19',
} as const;
const ownRecord = {
  ...granted,
  vendorId: null,
  outcome: 'refused',
  reason: 'proof-kept',
  citation: 'GDPR art. 7(1), 17(3)(e)',
} as const;

const erasure = (over: Partial<RequestState> = {}): RequestState =>
  aRequest({
    right: 'erasure',
    noteId: NOTE,
    decisions: [{ ...granted, keep }, ownRecord],
    tasks: tasksOf(done, nothing),
    completed: { at: LATER, evidence: {} },
    ...over,
  });
const certify = (over: Partial<RequestState> = {}) =>
  certificateOf(
    { cvr: '29189846', name: 'Eksempel Kommune' },
    erasure(over),
    registeredPurposes(),
    VENDORS,
    CHAIN,
  );

describe('an erasure certificate', () => {
  it('says which request it is of, whose, and how far its ledger reached', () => {
    expect(accepted(certify())).toMatchObject({
      kind: 'hjemmel-erasure-certificate',
      version: 1,
      controller: '29189846',
      controllerName: 'Eksempel Kommune',
      requestId: REQUEST,
      childId: CHILD,
      right: { article: 'GDPR art. 17', name: { da: 'sletning', en: 'erasure' } },
      receivedOn: '2026-11-02',
      completedAt: LATER,
      personsForgotten: null,
      ledger: CHAIN,
    });
  });

  it('lists what every vendor confirmed: what, how much, when, and its reference', () => {
    const { vendors, everyVendorConfirmed } = accepted(certify());

    expect(everyVendorConfirmed).toBe(true);
    expect(vendors).toEqual([
      {
        vendorId: 'jh-software',
        vendor: 'JH Software ApS',
        cvr: null,
        action: 'erase',
        purposes: ['news-to-users'],
        outcome: 'done',
        assignedAt: done.assignedAt,
        endedAt: ANSWERED,
        erased: [
          { category: 'login-address', name: expect.objectContaining({ en: expect.any(String) }), count: 2 },
          { category: 'cache', name: { da: 'cache', en: 'cache' }, count: 1 },
        ],
        reference: 'sag-4711',
      },
      expect.objectContaining({ vendorId: 'learnlab', outcome: 'no-data', erased: [], endedAt: LATER }),
    ]);
  });

  it('never takes a closed task for the vendor’s word, whatever it had answered', () => {
    const { vendors, everyVendorConfirmed } = accepted(certify({ tasks: tasksOf(done, waived) }));

    expect(everyVendorConfirmed).toBe(false);
    expect(vendors[1]).toMatchObject({
      vendor: 'Lindhardt og Ringhof Forlag A/S',
      cvr: '76351910',
      outcome: 'unconfirmed',
      endedAt: LATER,
      erased: [{ category: 'clicks', count: 5 }],
    });
  });

  it('says what was kept, by whom and why: at the vendor for another purpose, and in the controller’s own record', () => {
    const { decisions, ownRecord: kept } = accepted(certify());

    expect(decisions).toMatchObject([
      {
        purpose: { da: 'Nyheder fra Tjek' },
        vendor: 'JH Software ApS',
        outcome: 'granted',
        citation: 'GDPR art. 17(1)(b), 19',
        kept: [
          {
            category: { da: 'Selvvalgt brugernavn' },
            purposeId: 'practice-tests',
            purpose: { da: 'Træning og test i Tjek' },
          },
        ],
      },
    ]);
    expect(kept).toMatchObject([
      { vendor: null, reason: 'proof-kept', citation: 'GDPR art. 7(1), 17(3)(e)' },
    ]);
  });

  it('names no person, and not what anybody wrote', () => {
    const text = canonicalJson(accepted(certify({ tasks: tasksOf(done, waived) })));

    for (const personal of [MOTHER, BY.id, NOTE, PERSON.givenName, PERSON.cpr])
      expect(text).not.toContain(personal);
  });

  it('is the same text for the same facts', () => {
    expect(canonicalJson(accepted(certify()))).toBe(canonicalJson(accepted(certify())));
  });

  it.each([
    ['a withdrawal', { right: 'withdrawal', tasks: tasksOf({ ...done, action: 'stop' }, done) }],
    ['an objection that was upheld', { right: 'objection' }],
    ['a child whom no vendor held', { tasks: {}, completed: { at: LATER, evidence: { erasedPersons: 2 } } }],
  ] as const)('is made of %s', (_what, over) => {
    expect(reasonOf(certify(over))).toBe('accepted');
  });

  it.each([
    ['an erasure that is not carried out', { completed: undefined }],
    [
      'one that the erasure of the child closed',
      { completed: undefined, closed: { at: LATER, by: REQUEST } },
    ],
    ['one that erased nothing', { tasks: {} }],
    ['a use that only stopped', { right: 'withdrawal', tasks: tasksOf({ ...done, action: 'stop' }) }],
    ['a task that was taken back', { tasks: tasksOf({ ...done, withdrawn: true }) }],
    ['access', { right: 'access', tasks: tasksOf({ ...done, action: 'hand-over' }) }],
    ['a restriction', { right: 'restriction', tasks: tasksOf({ ...done, action: 'restrict' }) }],
  ] as const)('is not made of %s', (_what, over) => {
    expect(reasonOf(certify(over as Partial<RequestState>))).toBe('certificate-for-erasure-only');
  });
});

describe('its page', () => {
  const pageOf = (over: Partial<RequestState> = {}, jws = 'header.payload.signature') =>
    certificatePage(accepted(certify(over)), jws);
  const textOf = (page: string) =>
    page
      .slice(page.indexOf('<main>'))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');

  it.each([
    ['that every vendor confirmed', 'Alle leverandører har selv bekræftet'],
    ['a vendor’s word', 'Svar Bekræftet 20. november 2026'],
    ['a vendor that had nothing', 'Havde ingen oplysninger 24. november 2026'],
    ['what was erased', 'cache: 1'],
    ['the vendor’s reference', 'sag-4711'],
    ['what was kept', 'Selvvalgt brugernavn: Træning og test i Tjek'],
    ['the controller’s own record', 'Bevares Kun beviset'],
    ['who answers for it', 'Dataansvarlig Eksempel Kommune, CVR-nummer 29189846'],
    ['the signed text itself', 'header.payload.signature'],
    ['how to verify it', '/.well-known/jwks.json'],
    ['the same in English', 'Every vendor has itself confirmed'],
  ])('tells %s', (_what, words) => {
    expect(textOf(pageOf())).toContain(words);
  });

  it('says at the top where a vendor’s word is missing', () => {
    const text = textOf(pageOf({ tasks: tasksOf(done, waived) }));

    expect(text).toContain('Ikke alle leverandører har bekræftet');
    expect(text).toContain('Lukket af den dataansvarlige uden bekræftelse 24. november 2026');
    expect(text).not.toContain('Alle leverandører har selv bekræftet');
  });

  it('of a controller that has not described itself names its CVR number', () => {
    const unnamed = accepted(
      certificateOf({ cvr: '29189846', name: undefined }, erasure(), registeredPurposes(), VENDORS, CHAIN),
    );

    expect(unnamed.controllerName).toBeNull();
    expect(textOf(certificatePage(unnamed, ''))).toContain('Dataansvarlig CVR-nummer 29189846');
  });

  it('tells how many persons were forgotten, where no vendor held the child', () => {
    const text = textOf(pageOf({ tasks: {}, completed: { at: LATER, evidence: { erasedPersons: 2 } } }));

    expect(text).toContain('Ingen leverandør havde oplysninger om barnet.');
    expect(text).toContain('Personer glemt i Hjemmel: 2.');
  });

  it('shows whatever it is given as text, and fetches nothing', () => {
    const hostile = { ...done, result: { outcome: 'done', at: ANSWERED, reference: '<script>' } } as const;
    const page = pageOf({ tasks: tasksOf(hostile) }, '<img src=x>');

    expect(page).not.toMatch(/<(script|img|link|iframe|form|base)\b/i);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<[^>]*\s(src|href|on\w+)=|@import|url\(/i);
  });
});
