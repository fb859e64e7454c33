import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ControllerState } from '../../lambdas/domain/controller.ts';
import { MATRIX, OWN_RECORD } from '../../lambdas/domain/matrix.ts';
import { ARTICLES } from '../../lambdas/domain/purpose.ts';
import {
  type Assessment,
  type Decision,
  INADMISSIBLE,
  QUESTIONS,
  type RequestState,
} from '../../lambdas/domain/request.ts';
import { RIGHT_NAMES, RIGHTS } from '../../lambdas/domain/rights.ts';
import { RULINGS } from '../../lambdas/domain/rulings.ts';
import { TASK_ACTIONS, TASK_OUTCOMES } from '../../lambdas/domain/task.ts';
import { letterOf } from '../../lambdas/requests/letter.ts';
import { letterPage } from '../../lambdas/requests/letter-page.ts';
import { aDescription } from '../builders/controller.ts';
import { aRequest, aTask, done, grant, tasksOf } from '../builders/request.ts';
import { ANSWERED, registeredPurposes, registeredVendor } from '../builders/work.ts';

const NOTES: Readonly<Record<string, string>> = {
  asked: 'Vi har skiftet skole.',
  why: 'Vi har vejet det.',
  extra: 'Der er mange bilag.',
  hostile: `<script>alert('x')</script>`,
};
const BY = { role: 'caseworker', id: 'caseworker-1' } as const;
const WAIVED = { at: ANSWERED, by: BY, noteId: 'why' } as const;
const VENDORS = (['jh-software', 'learnlab', 'lindhardt-og-ringhof'] as const).map(registeredVendor);

const letter = (
  over: Partial<RequestState> = {},
  givenName: string | undefined = 'Valdemar',
  described: ControllerState | undefined = undefined,
  requester: string | undefined = undefined,
) =>
  letterOf({
    controller: '29189846',
    described,
    request: aRequest({
      right: 'erasure',
      noteId: 'asked',
      completed: { at: ANSWERED, evidence: {} },
      decisions: [],
      ...over,
    }),
    givenName,
    requester,
    purposes: registeredPurposes(),
    vendors: VENDORS,
    written: (noteId) => (noteId === undefined ? undefined : NOTES[noteId]),
  });

/** The letter as it is read, Danish and English apart. */
function read(over: Partial<RequestState> = {}): { da: string; en: string; page: string } {
  const page = letterPage(letter(over));
  const [da = '', en = ''] = page
    .slice(page.indexOf('<main>'))
    .split('<section class="other" lang="en">')
    .map((one) => one.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '));
  return { da, en, page };
}

const refusal: Decision = {
  purposeId: 'practice-tests',
  vendorId: 'jh-software',
  basis: '6(1)(e)',
  outcome: 'refused',
  reason: 'task-lasts',
  citation: 'GDPR art. 17(3)(b)',
};
const erased: Decision = {
  ...grant('jh-software', 'news-to-users'),
  reason: 'consent-gone',
  citation: 'GDPR art. 17(1)(b), 19',
};
const ownRecord: Decision = { ...refusal, vendorId: null, ...OWN_RECORD['6(1)(e)'] };

const COMPLAINTS = {
  da: ['Skriv til os', 'Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby', 'domstolene', 'grundloven § 63'],
  en: ['Write to us', 'Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby', 'the courts', 'art. 78'],
};

describe('a letter', () => {
  it('says what was asked, by whom it concerns, and when it was answered', () => {
    const { da, en } = read({ purposes: ['practice-tests'] });

    expect(da).toContain('Svar på anmodning om sletning');
    expect(da).toContain('Anmodningen blev modtaget 2. november 2026. Svaret er fra 20. november 2026.');
    expect(da).toContain('Det handler om Valdemar.');
    expect(da).toContain('Formål Træning og test i Tjek');
    expect(da).toContain('«Vi har skiftet skole.»');
    expect(en).toContain('The request was received on 2 November 2026.');
  });

  it('says what was decided for each purpose at each vendor, and why, and of the controller’s own record', () => {
    const { da, en } = read({
      decisions: [erased, refusal, { ...refusal, vendorId: 'lindhardt-og-ringhof' }, ownRecord],
    });

    expect(da).toContain(
      `Imødekommet ${RULINGS['consent-gone'].da} GDPR art. 17(1)(b), 19 Nyheder fra Tjek (JH Software ApS)`,
    );
    expect(da).toContain(
      `Afslået ${RULINGS['task-lasts'].da} GDPR art. 17(3)(b) Træning og test i Tjek (JH Software ApS, Lindhardt og Ringhof Forlag A/S)`,
    );
    expect(da).toMatch(
      new RegExp(`Bevares ${RULINGS['record-kept'].da} [^<]* Gælder: Vores egen sag Træning og test i Tjek`),
    );
    expect(en).toContain(`Refused ${RULINGS['task-lasts'].en}`);
    expect(en).toContain(`Kept ${RULINGS['record-kept'].en}`);
  });

  it('says once what is decided alike for several purposes, what is granted first and what we keep ourselves last', () => {
    const keep = [{ category: 'chosen-user-name', purposeId: 'practice-tests' }];
    const also = { ...erased, purposeId: 'support', keep };
    const { decisions } = letter({ decisions: [ownRecord, refusal, { ...erased, keep }, also] });
    const { da } = read({ decisions: [ownRecord, refusal, { ...erased, keep }, also] });

    expect(decisions.map(({ outcome, isOwn }) => `${outcome} ${isOwn}`)).toEqual([
      'granted false',
      'refused false',
      'refused true',
    ]);
    expect(decisions[0]?.purposes.map(({ at }) => at)).toEqual([['JH Software ApS'], ['JH Software ApS']]);
    expect(da.split(RULINGS['consent-gone'].da)).toHaveLength(2);
    expect(da.split('Selvvalgt brugernavn (JH Software ApS): Træning og test i Tjek')).toHaveLength(2);
  });

  it('keeps two laws of the same reason apart', () => {
    const { da } = read({
      decisions: [erased, { ...erased, vendorId: 'learnlab', citation: 'GDPR art. 17(1)(d)' }],
    });

    expect(da).toContain('GDPR art. 17(1)(b), 19 Nyheder fra Tjek (JH Software ApS)');
    expect(da).toContain('GDPR art. 17(1)(d) Nyheder fra Tjek (LearnLab');
  });

  it('says what stays, and which purpose needs it', () => {
    const { da } = read({
      decisions: [{ ...erased, keep: [{ category: 'chosen-user-name', purposeId: 'practice-tests' }] }],
    });

    expect(da).toContain('Selvvalgt brugernavn (JH Software ApS): Træning og test i Tjek');
  });

  it.each([
    ['what was granted', { decisions: [erased, ownRecord] }, 'granted'],
    ['what was granted in part', { decisions: [erased, refusal] }, 'in-part'],
    [
      'what was granted but for what another purpose needs',
      { decisions: [{ ...erased, keep: [{ category: 'cache', purposeId: 'practice-tests' }] }] },
      'in-part',
    ],
    ['what was refused', { decisions: [refusal] }, 'refused'],
    ['what does not apply', { decisions: [{ ...refusal, outcome: 'not-applicable' }] }, 'not-applicable'],
    [
      'both refused and not applicable',
      { decisions: [refusal, { ...refusal, outcome: 'not-applicable' }] },
      'refused',
    ],
    ['what nobody holds', { decisions: [ownRecord] }, 'nothing-held'],
    ['what is undecided', { decisions: undefined, completed: undefined }, 'pending'],
    ['what is granted and not yet done', { decisions: [erased], completed: undefined }, 'pending'],
    [
      'what the erasure of the child ended',
      { completed: undefined, closed: { at: ANSWERED, by: 'x' } },
      'closed',
    ],
    [
      'what a person refused whole',
      {
        decisions: undefined,
        assessments: { admissible: { outcome: 'refused', by: BY, because: 'unfounded' } },
      },
      'refused',
    ],
    [
      'what was released in part',
      {
        decisions: [erased],
        assessments: { release: { outcome: 'upheld', by: BY, withheld: { 'third-person': 1 } } },
      },
      'in-part',
    ],
    [
      'what was released whole',
      { decisions: [erased], assessments: { release: { outcome: 'upheld', by: BY, withheld: {} } } },
      'granted',
    ],
    [
      'what a vendor was let off',
      { decisions: [erased], tasks: tasksOf(aTask({ action: 'erase', waived: WAIVED })) },
      'in-part',
    ],
    [
      'what a vendor was let off going on with',
      { decisions: [erased], tasks: tasksOf(aTask({ action: 'resume', waived: WAIVED })) },
      'granted',
    ],
    [
      'what only some vendors handed over',
      {
        decisions: [erased],
        tasks: tasksOf(done(), aTask({ vendorId: 'learnlab', waived: WAIVED })),
      },
      'in-part',
    ],
    [
      'what no vendor handed over',
      {
        decisions: [erased],
        tasks: tasksOf(aTask({ waived: WAIVED }), aTask({ vendorId: 'learnlab', withdrawn: true })),
      },
      'not-received',
    ],
    [
      'what was not released',
      { decisions: [erased], assessments: { release: { outcome: 'refused', by: BY } } },
      'in-part',
    ],
  ] as const)('names %s', (_what, over, outcome) => {
    expect(letter(over as Partial<RequestState>).outcome).toBe(outcome);
  });

  it('tells who was told, when, and what they answered (art. 19)', () => {
    const told = aTask({ vendorId: 'jh-software', action: 'erase', notifiedAt: '2026-11-21T08:00:00.000Z' });
    const { da, en } = read({
      tasks: tasksOf(
        { ...told, result: { outcome: 'done', at: '2026-11-24T08:00:00.000Z' } },
        { ...told, vendorId: 'learnlab', waived: { at: ANSWERED, by: BY, noteId: 'why' } },
        { ...told, vendorId: 'lindhardt-og-ringhof' },
      ),
    });

    expect(da).toContain(
      'JH Software ApS , bedt om at slette oplysningerne 21. november 2026: har bekræftet (24. november 2026).',
    );
    expect(da).toContain(
      'LearnLab , bedt om at slette oplysningerne 21. november 2026: har ikke bekræftet; vi har lukket opgaven uden',
    );
    expect(da).toContain('har ikke svaret endnu.');
    expect(en).toContain('(GDPR art. 19)');
  });

  it('does not call a vendor that hands data over a recipient that was told', () => {
    const { da } = read({ right: 'access', tasks: tasksOf(aTask({ vendorId: 'jh-software' })) });

    expect(da).toContain('Hvem vi har spurgt');
    expect(da).not.toContain('art. 19');
  });

  it('tells of a longer time to answer, and of a restriction that ends, with the reasons', () => {
    const { da } = read({
      dueOn: '2027-02-02',
      extended: { at: ANSWERED, noteId: 'extra' },
      lift: { at: ANSWERED, liftsOn: '2026-12-01', noteId: 'why' },
    });

    expect(da).toContain('Fristen er forlænget til 2. februar 2027. Begrundelse: Der er mange bilag.');
    expect(da).toContain(
      'Begrænsningen ophæves fra 1. december 2026 (GDPR art. 18(3)). Begrundelse: Vi har vejet det.',
    );
  });

  it('says how much was left out of what vendors handed over, and by which law', () => {
    const release = { outcome: 'upheld', by: BY, noteId: 'why', withheld: { 'childs-interest': 2 } } as const;
    const { da } = read({ right: 'access', assessments: { release } });

    expect(da).toContain('Udeladt: 2 (afgørende hensyn til barnet selv');
    expect(da).toContain('databeskyttelsesloven § 22(1)');
    expect(da).toContain('Begrundelse: Vi har vejet det.');
  });

  it('names who writes at its head, and says at its foot whom to ask before how to complain', () => {
    const page = letterPage(letter({}, 'Valdemar', aDescription()));
    const [da = '', en = ''] = page.split('<section class="other" lang="en">');

    expect(da.indexOf('<strong>Eksempel Kommune</strong><br>Torvet 1, 0000 Eksempel')).toBeGreaterThan(0);
    expect(da.indexOf('<strong>Eksempel Kommune')).toBeLessThan(da.indexOf('<h1>'));
    expect(da).toContain('<li>Eksempel Kommune: post@example.dk, telefon 00 00 00 00</li>');
    expect(da.indexOf('dpo@example.dk')).toBeLessThan(da.indexOf('Hvis du er uenig'));
    expect(da).toContain('Dataansvarlig: Eksempel Kommune, CVR-nummer 29189846.');
    expect(en).toContain('<li>Eksempel Kommune: post@example.dk, telephone 00 00 00 00</li>');
    expect(en).toContain('Controller: Eksempel Kommune, CVR number 29189846.');
  });

  it('names the officer among whom to complain to only where there is one', () => {
    const without = letterPage(letter({}, 'Valdemar', aDescription({ dpo: undefined })));

    expect(letterPage(letter({}, 'Valdemar', aDescription()))).toContain(
      'Skriv til os eller til databeskyttelses',
    );
    expect(without).not.toMatch(/databeskyttelsesrådgiver|data protection officer/);
    expect(without).toContain('Skriv til os');
  });

  it('is addressed to who asked, in each language, as far as her name may be known', () => {
    const [da = '', en = ''] = letterPage(letter({}, 'Valdemar', aDescription(), 'Mor <b> Eksempel')).split(
      '<section class="other" lang="en">',
    );

    expect(da).toContain('<p>Til Mor &lt;b&gt; Eksempel</p>');
    expect(da.indexOf('<strong>Eksempel Kommune')).toBeLessThan(da.indexOf('Til Mor'));
    expect(da.indexOf('Til Mor')).toBeLessThan(da.indexOf('<h1>'));
    expect(en).toContain('<p>To Mor &lt;b&gt; Eksempel</p>');
    expect(read().da).not.toContain('Til ');
  });

  it('begins the other language on a page of its own in print', () => {
    expect(letterPage(letter())).toMatch(
      /@media print \{[\s\S]*\[lang=en\]\.other \{[^}]*break-before: page/,
    );
  });

  const ENCLOSED = 'Vedlagt: pakken med de oplysninger';
  const FETCHED = 'Pakken med de oplysninger, vi giver videre til dig, henter du på siden om anmodningen';
  const granted = { decisions: [grant('jh-software')] };
  const digital = { loa: 'Substantial' } as const;
  it.each([
    ['is enclosed: access on paper', { right: 'access', decisions: [] }, ENCLOSED],
    ['is enclosed: portability on paper', { right: 'portability', ...granted }, ENCLOSED],
    ['is to be fetched: access of who signed in', { right: 'access', ...granted, ...digital }, FETCHED],
    ['is not there: nothing is portable', { right: 'portability', decisions: [refusal] }, undefined],
    ['is not there: another right', { right: 'erasure', decisions: [erased] }, undefined],
    ['is not there yet', { right: 'access', completed: undefined }, undefined],
    [
      'is not there: refused whole',
      { right: 'access', assessments: { admissible: { outcome: 'refused', by: BY, because: 'unfounded' } } },
      undefined,
    ],
  ] as const)('says where the package is, which %s', (_what, over, says) => {
    const { da } = read(over as Partial<RequestState>);

    expect([ENCLOSED, FETCHED].filter((words) => da.includes(words))).toEqual(says ? [says] : []);
  });

  it('of a controller that has not described itself names its CVR number, and whom to complain to', () => {
    const { da } = read();

    expect(da).toContain('Dataansvarlig: CVR-nummer 29189846.');
    expect(da).not.toContain('Hvis du vil spørge');
    expect(da).toContain('Datatilsynet, Carl Jacobsens Vej 35');
  });

  it('shows the words of a description as text', () => {
    const hostile = '<script>alert(1)</script>';
    const described = aDescription({
      name: hostile,
      address: hostile,
      dpo: { name: hostile, email: 'a@b.dk' },
    });

    expect(letterPage(letter({}, 'Valdemar', described))).not.toContain('<script>alert');
  });

  it('is a notice where the controller itself ordered it, and names nobody where the child is forgotten', () => {
    const ordered = letterPage(letter({ openedBy: BY }, ''));

    expect(ordered).toContain('<title>Besked om sletning</title>');
    expect(ordered).not.toContain('Det handler om');
  });

  it.each([
    ['objection', 'Svar på indsigelse', 'Answer to an objection'],
    ['withdrawal', 'Besked: Samtykket bruges ikke længere', 'Notice: the consent is no longer used'],
    ['access', 'Svar på anmodning om indsigt', 'Answer to a request for access'],
  ] as const)('is called what its right makes it: %s', (right, inDanish, inEnglish) => {
    const { da, en } = read({ right });

    expect(da).toContain(` ${inDanish} `);
    expect(en).toContain(` ${inEnglish} `);
  });

  it('tells of nothing kept while an objection is assessed, for nothing is erased', () => {
    const keep = [{ category: 'chosen-user-name', purposeId: 'practice-tests' }];
    const meanwhile = { ...erased, keep, reason: 'restricted-meanwhile' } as const;

    expect(read({ right: 'objection', decisions: [meanwhile] }).da).not.toContain('bliver hos leverandøren');
  });

  it('is Danish with a part in English, and shows what people wrote as text', () => {
    const { page } = read({ noteId: 'hostile' });

    expect(page).toMatch(/^<!doctype html>\n<html lang="da">/);
    expect(page).toContain('lang="en"');
    expect(page).not.toMatch(/<(script|link|img|iframe|form|base)\b/i);
    expect(page).toContain('&lt;script&gt;');
  });
});

const cases = fc.constantFrom(
  ...Object.values(MATRIX).flatMap((row) =>
    ARTICLES.flatMap((basis) => row[basis].map((one) => ({ basis, ...one }))),
  ),
);
const decisions = fc.array(
  fc.record({
    one: cases,
    purposeId: fc.constantFrom('practice-tests', 'news-to-users', 'support'),
    vendorId: fc.constantFrom('jh-software', 'learnlab', 'gone', null),
  }),
  { maxLength: 8 },
);
const assessment = fc.record({
  outcome: fc.constantFrom('upheld' as const, 'refused' as const),
  noteId: fc.constantFrom('why', 'lost', undefined),
  because: fc.constantFrom(...INADMISSIBLE),
});
const tasks = fc.array(
  fc.record({
    vendorId: fc.constantFrom('jh-software', 'learnlab'),
    action: fc.constantFrom(...TASK_ACTIONS),
    outcome: fc.constantFrom(...TASK_OUTCOMES),
  }),
);
const requests = fc.record({
  right: fc.constantFrom(...RIGHT_NAMES),
  decided: decisions,
  assessments: fc.dictionary(fc.constantFrom(...QUESTIONS), assessment),
  tasks,
});

describe('every letter (art. 12(4))', () => {
  it('gives for each refusal its reason and its law, and always the complaint and the courts, in both languages', () => {
    fc.assert(
      fc.property(requests, ({ right, decided, assessments, tasks: sent }) => {
        const all: Decision[] = decided.map(({ one: { when: _when, ...ruling }, purposeId, vendorId }) => ({
          ...ruling,
          purposeId,
          vendorId,
        }));
        const assessed = Object.fromEntries(
          Object.entries(assessments).map(([question, one]) => [question, { ...one, by: BY }]),
        ) as RequestState['assessments'];
        const made = sent.map(({ outcome, ...task }) =>
          aTask({ ...task, result: { outcome, at: ANSWERED } }),
        );

        const { da, en } = read({ right, decisions: all, assessments: assessed, tasks: tasksOf(...made) });

        for (const words of COMPLAINTS.da) expect(da).toContain(words);
        for (const words of COMPLAINTS.en) expect(en).toContain(words);
        expect(da).toContain(RIGHTS[right].da);
        for (const { reason, citation } of all) {
          expect(da).toContain(`${RULINGS[reason].da} ${citation}`);
          expect(en).toContain(`${RULINGS[reason].en} ${citation}`);
        }
        for (const one of Object.values(assessed) as Assessment[])
          if (one.noteId === 'why') expect(da).toContain('Begrundelse: Vi har vejet det.');
        const { admissible } = assessed;
        if (admissible?.outcome === 'refused' && admissible.because)
          expect(da).toContain(`Nej ${RULINGS[admissible.because].da} GDPR art. 12`);
      }),
      { numRuns: 60 },
    );
  });

  it.each(QUESTIONS)('gives the law of a refusal a person made: %s', (question) => {
    const refused = { outcome: 'refused', by: BY, because: 'excessive' } as const;
    const [one] = letter({ assessments: { [question]: refused } }).assessments;

    expect(one?.sentence).toEqual({ da: expect.any(String), en: expect.any(String) });
    expect(one?.citation).toMatch(/art\. \d|§/);
  });

  it.each(QUESTIONS)('says nothing of refusal where a person upheld: %s', (question) => {
    const [one] = letter({ assessments: { [question]: { outcome: 'upheld', by: BY } } }).assessments;

    expect(one).toMatchObject({ sentence: null, citation: null });
  });
});
