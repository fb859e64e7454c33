import { describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '../../lambdas/contracts/agreement.ts';
import { purposes, termsOf } from './files.ts';

/** The demands R1 to R35 of the three agreements, as far as they are data: where each is carried, and its value. */
const ll = termsOf('learnlab');
const lr = termsOf('lindhardt-og-ringhof');
const jh = termsOf('jh-software');

const instructed = (terms: AgreementTerms) => terms.instructions.map(({ purpose }) => purpose).sort();
const onRequest = (terms: AgreementTerms) =>
  terms.instructions.filter(({ onRequestOnly }) => onRequestOnly).map(({ purpose }) => purpose);
const erasure = (terms: AgreementTerms, trigger: string) =>
  terms.retention
    .filter((rule) => rule.trigger === trigger)
    .map(({ within, action, confirm, clause }) => ({ within, action, confirm, clause }));
const annexes = (terms: AgreementTerms, status: string) =>
  terms.annexes.filter((annex) => annex.status === status).map(({ name }) => name);
const dependents = (terms: AgreementTerms, name: string) =>
  terms.annexes.find((annex) => annex.name === name)?.dependentClauses;
const remarked = (terms: AgreementTerms, code: string) =>
  terms.remarks.find((remark) => remark.code === code)?.clause;
const ruleOf = (id: string) => purposes().find((purpose) => purpose.id === id)?.rule;
const places = (terms: AgreementTerms) =>
  terms.places.map(({ activity, country, address }) => [activity, country, address]);
const own = (terms: AgreementTerms) => terms.ownUse.map(({ anonymised, clause }) => [anonymised, clause]);
const categories = (terms: AgreementTerms, kind: string) =>
  terms.dataCategories.filter((category) => category.kind === kind).map(({ id }) => id);
const listedIn = (terms: AgreementTerms, clause: string) =>
  terms.dataCategories.filter((category) => category.clause === clause).map(({ id }) => id);

const LR_A3 = [
  ['first-names', 'family-name'],
  ['pupil-study-type', 'pupil-student-number', 'pupil-level', 'pupil-main-group', 'pupil-other-groups'],
  ['pupil-boarding-location', 'local-system-id'],
  ['staff-employment-type', 'staff-initials', 'staff-position', 'staff-boarding-location', 'staff-groups'],
  ['unilogin-user-id'],
  ['group-id', 'group-name', 'group-type', 'group-level', 'group-line', 'group-start-date', 'group-end-date'],
  ['login-information', 'pseudonymous-user-id', 'ip-address', 'consumption-data'],
  ['clicks', 'time-spent', 'answers', 'gradings', 'self-evaluations'],
].flat();

const CHAPTER_III = ['13', '14', '15', '16', '17', '18', '19', '20', '21', '22'];

type Row = readonly [demand: string, fact: string, found: unknown, expected: unknown];

const ROWS: readonly Row[] = [
  ['R1', 'LR is identified by its CVR number', lr.processor.cvr, '76351910'],
  ['R1', 'LL and JH give no CVR number', [ll.processor.cvr, jh.processor.cvr], [null, null]],
  ['R2', 'LL: the controller answers for the ground', remarked(ll, 'basis-is-controllers'), 'Ansvar'],
  ['R2', 'LR: the controller answers for the ground', remarked(lr, 'basis-is-controllers'), 'pkt. 3.3'],
  ['R2', 'JH: the school answers for the ground', remarked(jh, 'lawfulness-is-schools'), 'pkt. 3.1'],

  ['R3', 'LL starts on signature', ll.term.starts, 'on-signature'],
  ['R3', 'LL is in force until all data is erased', ll.term.inForceUntilDataErased, true],
  ['R3', 'LR starts on acceptance', lr.term.starts, 'on-acceptance'],
  ['R3', 'LR is in force until all data is erased', lr.term.inForceUntilDataErased, true],
  ['R3', 'JH starts on signature', jh.term.starts, 'on-signature'],
  ['R3', 'JH does not say that it outlives its termination', jh.term.inForceUntilDataErased, false],

  ['R4', 'LR: later instructions are documented', remarked(lr, 'later-instructions-documented'), 'pkt. 4.1'],
  [
    'R4',
    'LL: what needs an order each time',
    onRequest(ll),
    ['development-assessment-support', 'training-with-real-data'],
  ],
  ['R4', 'LR and JH: nothing needs an order each time', [onRequest(lr), onRequest(jh)], [[], []]],
  [
    'R5',
    'JH: instructions come from the school only',
    remarked(jh, 'instructions-only-from-school'),
    'pkt. 6.1; Bilag 3 pkt. 1',
  ],
  [
    'R6',
    'an unlawful instruction is reported',
    [ll, lr, jh].map(({ unlawfulInstruction: { at } }) => at),
    ['not-stated', 'at-once', 'at-once'],
  ],
  ['R7', 'LR: law that requires processing', remarked(lr, 'legal-requirement-exception'), 'pkt. 4.1, 8.2'],

  [
    'R8',
    'LL may process for',
    instructed(ll),
    [
      'development-assessment',
      'development-assessment-health',
      'development-assessment-support',
      'development-statistics',
      'training-with-real-data',
      'user-administration',
    ],
  ],
  [
    'R8',
    'LR may process for',
    instructed(lr),
    ['digital-learning-materials', 'support', 'usage-statistics', 'user-administration'],
  ],
  [
    'R8',
    'JH may process for',
    instructed(jh),
    ['news-to-users', 'practice-tests', 'support', 'user-administration'],
  ],

  ['R9', 'LL has no use of its own', own(ll), []],
  ['R9', 'LR uses anonymised data only', own(lr), [[true, 'Bilag A.1']]],
  [
    'R9',
    'JH uses anonymised data, and develops with personal data',
    own(jh),
    [
      [true, 'Bilag 3 pkt. 2'],
      [false, 'Bilag 1 pkt. 2, Generelle sikkerhedsforanstaltninger'],
    ],
  ],
  [
    'R9',
    'JH: news rests on consent of its own',
    ruleOf('news-to-users'),
    { kind: 'consent', custody: 'one', childDecidesFrom: 15, special: false },
  ],
  [
    'R10',
    "LL: rules for the staff are the controller's",
    remarked(ll, 'staff-rules-are-controllers'),
    'Ansvar',
  ],
  [
    'R11',
    'days of notice to change the agreement',
    [ll, lr, jh].map(({ term }) => term.changeNoticeDays),
    [null, null, 60],
  ],

  ['R12', 'LR: the access list is reviewed', lr.security.some(({ clause }) => clause === 'pkt. 5.1'), true],
  [
    'R13',
    'confidentiality outlasts the agreement',
    [ll, lr, jh].map(({ confidentiality }) => confidentiality?.survivesEnd),
    [undefined, false, true],
  ],
  ['R14', 'JH reviews its rules yearly', jh.security.some(({ clause }) => clause === 'pkt. 7.3'), true],
  [
    'R15',
    'LR: further measures depend on the missing annex',
    dependents(lr, 'Bilag C')?.includes('pkt. 6.3'),
    true,
  ],
  [
    'R16',
    'JH keeps a record of processing and breaches',
    jh.security.some(({ clause }) => clause === 'pkt. 4.3'),
    true,
  ],
  [
    'R17',
    'JH: passwords by SHA-1',
    remarked(jh, 'sha1-passwords'),
    'Bilag 1 pkt. 2, Autorisation og adgangskontrol',
  ],
  [
    'R17',
    'JH: no log of rejected access',
    remarked(jh, 'no-log-of-rejected-access'),
    'Bilag 1 pkt. 2, Kontrol med afviste adgangsforsøg og logning',
  ],
  [
    'R17',
    'JH: backups must be reached',
    remarked(jh, 'backup-retention-not-stated'),
    'Bilag 1 pkt. 3 (Tilgængelighed)',
  ],
  [
    'R17',
    'JH: home workplaces have no place',
    remarked(jh, 'home-workplaces-not-located'),
    'Bilag 1 pkt. 2, Hjemmearbejdspladser',
  ],
  [
    'R18',
    'JH: export to a portal is not instructed',
    remarked(jh, 'portal-export-needs-approval'),
    'Bilag 1 pkt. 2, Uddatamateriale',
  ],

  [
    'R19',
    'LR: general authorisation, days of notice',
    [lr.subProcessorChange.authorisation, lr.subProcessorChange.noticeDays],
    ['general', 60],
  ],
  ['R19', 'LR: stands in', lr.subProcessorChange.clause, 'pkt. 7.2-7.3'],
  ['R19', 'LR: the list of sub-processors is missing', dependents(lr, 'Bilag B'), ['pkt. 2.7', 'pkt. 7.3']],
  [
    'R20',
    'JH: free, without days of notice',
    [jh.subProcessorChange.authorisation, jh.subProcessorChange.noticeDays],
    ['free', null],
  ],
  ['R20', 'JH: stands in', jh.subProcessorChange.clause, 'pkt. 5.2'],
  [
    'R20',
    'LL: nothing stated',
    ll.subProcessorChange,
    { authorisation: 'not-stated', noticeDays: null, objection: null, clause: null },
  ],
  ['R21', 'LR: the same duties flow down', remarked(lr, 'sub-processor-flow-down'), 'pkt. 7.4-7.6'],
  ['R21', 'JH: the same duties flow down', remarked(jh, 'sub-processor-flow-down'), 'pkt. 5.3-5.7, 6.1'],

  [
    'R22',
    'JH: AWS in Germany, without address',
    jh.subProcessors.map(({ name, country, address }) => [name, country, address]),
    [['Amazon Web Services', 'DE', null]],
  ],
  [
    'R22',
    'LR: Azure and AWS, without country',
    lr.subProcessors.map(({ name, country, address }) => [name, country, address]),
    [
      ['Microsoft Azure', null, null],
      ['Amazon Web Services', null, null],
    ],
  ],
  ['R22', 'LR: STIL is a source', remarked(lr, 'stil-is-source'), 'Bilag A.2'],
  [
    'R22',
    'JH: places',
    places(jh),
    [
      ['hosting', 'DE', null],
      ['backup', 'DK', 'Vesteråsene, Frederikshavn'],
      ['development', 'DK', 'Vesteråsene, Frederikshavn'],
      ['support', 'DK', 'Vesteråsene, Frederikshavn'],
    ],
  ],
  ['R22', 'LL and LR: no place stated', [places(ll), places(lr)], [[], []]],

  [
    'R23',
    'LL: never to a third country',
    [ll.perimeter.kind, ll.perimeter.clause],
    ['eea', 'Overførsel til tredjeland'],
  ],
  [
    'R24',
    'JH: members of the EU only',
    [jh.perimeter.kind, jh.perimeter.clause],
    ['eu', 'pkt. 8.1; Bilag 3 pkt. 5'],
  ],
  [
    'R25',
    'LR: on instruction only',
    [lr.perimeter.kind, lr.perimeter.clause],
    ['eea-or-instructed', 'pkt. 8.1-8.5'],
  ],
  ['R23-25', 'no transfer is instructed', [ll, lr, jh].flatMap(({ perimeter }) => perimeter.transfers), []],
  [
    'R25',
    'LR: the instruction belongs in the missing annex',
    dependents(lr, 'Bilag C')?.includes('pkt. 8.4'),
    true,
  ],

  [
    'R26',
    'LR assists with Chapter III and the rest',
    lr.assistance,
    { articles: [...CHAPTER_III, '33', '34', '35', '36'], clause: 'pkt. 9.1-9.2' },
  ],
  [
    'R26',
    'JH assists with Chapter III and art. 34',
    jh.assistance,
    { articles: [...CHAPTER_III, '34'], clause: 'pkt. 4.5' },
  ],
  ['R26', 'LL states none', ll.assistance, { articles: [], clause: null }],
  [
    'R27',
    'hours to tell of a breach',
    [ll, lr, jh].map(({ breachNotice }) => breachNotice.hours),
    [null, 24, 0],
  ],
  [
    'R27',
    'LR and JH: stands in',
    [lr, jh].map(({ breachNotice }) => breachNotice.clause),
    ['pkt. 10.1-10.3', 'pkt. 7.6'],
  ],
  ['R28', 'JH: the articles of 4.6 are lost', remarked(jh, 'numbers-lost'), 'Forside; pkt. 4.6'],
  [
    'R29',
    'inspections',
    [ll, lr, jh].map(({ audit }) => [audit.inspections, audit.clause]),
    [
      [false, null],
      [true, 'pkt. 12.1-12.3'],
      [true, 'pkt. 10.1-10.4'],
    ],
  ],
  [
    'R30',
    'JH: a free yearly declaration, first after twelve months',
    jh.audit,
    {
      inspections: true,
      annualDeclaration: true,
      firstDeclarationAfter: 'P12M',
      free: true,
      clause: 'pkt. 10.1-10.4',
    },
  ],
  ['R30', 'JH: it covers the sub-processors', remarked(jh, 'declaration-covers-sub-processors'), 'pkt. 10.3'],
  [
    'R30',
    'LL and LR: none stated',
    [ll, lr].map(({ audit }) => [audit.annualDeclaration, audit.firstDeclarationAfter]),
    [
      [false, null],
      [false, null],
    ],
  ],

  [
    'R31',
    'LR: after leaving the extracts of STIL',
    erasure(lr, 'absent-from-roster'),
    [{ within: 'P6M', action: 'erase-or-anonymise', confirm: false, clause: 'Bilag A.5' }],
  ],
  [
    'R32',
    'LR: at the end, with confirmation',
    erasure(lr, 'service-ended'),
    [{ within: null, action: 'erase', confirm: true, clause: 'pkt. 11.1' }],
  ],
  ['R31-32', 'LR: no other rule', lr.retention.length, 2],
  [
    'R33',
    'JH: after the subscription',
    erasure(jh, 'service-ended'),
    [{ within: 'P1Y', action: 'erase', confirm: false, clause: 'pkt. 12.1-12.2' }],
  ],
  [
    'R33',
    'JH: after termination',
    erasure(jh, 'agreement-terminated'),
    [{ within: 'P60D', action: 'erase', confirm: false, clause: 'pkt. 13.3' }],
  ],
  [
    'R33',
    'JH: on written request',
    erasure(jh, 'controller-requests'),
    [
      {
        within: 'P0D',
        action: 'erase',
        confirm: false,
        clause: 'pkt. 12.3; Bilag 1 pkt. 2, Inddatamateriale',
      },
    ],
  ],
  ['R33', 'JH: no other rule', jh.retention.length, 3],
  [
    'R33',
    'days of notice to terminate',
    [ll, lr, jh].map(({ term }) => term.terminationNoticeDays),
    [null, null, 60],
  ],
  [
    'R34',
    "LL: the controller's rule",
    erasure(ll, 'controller-rule'),
    [{ within: null, action: 'erase', confirm: false, clause: 'Andet' }],
  ],
  [
    'R34',
    'LL: when the cooperation ends',
    erasure(ll, 'service-ended'),
    [{ within: null, action: 'erase', confirm: false, clause: 'Databehandleraftale' }],
  ],
  ['R34', 'LL: no rule has a number', ll.retention.map(({ within }) => within), [null, null]],
  ['R35', 'LL: questions go to the municipality', remarked(ll, 'questions-to-municipality'), 'Andet'],

  ['1g', 'LL: CPR numbers', categories(ll, 'cpr'), ['cpr-number']],
  ['1g', 'LL: may reveal health', categories(ll, 'special'), ['development-health']],
  ['1g', 'LR: every category of A.3', listedIn(lr, 'Bilag A.3'), LR_A3],
  ['1g', 'LR: ordinary data only', [categories(lr, 'cpr'), categories(lr, 'special')], [[], []]],
  [
    '1g',
    'LR: the local id is not in the small package',
    remarked(lr, 'local-system-id-not-in-small-package'),
    'Bilag A.3',
  ],
  [
    '1g',
    'JH: never CPR, special categories or private life',
    jh.excludedData,
    ['cpr', 'special', 'private-life'],
  ],
  ['1g', 'JH: outdated law', remarked(jh, 'outdated-law'), 'pkt. 1.1-1.2'],
  [
    'annexes',
    'LR: in part and missing',
    [annexes(lr, 'part'), annexes(lr, 'missing')],
    [['Bilag A'], ['Bilag B', 'Bilag C', 'Bilag D']],
  ],
  [
    'annexes',
    'LR: what rests on C',
    dependents(lr, 'Bilag C'),
    [
      'pkt. 2.8',
      'pkt. 4.1',
      'pkt. 6.3',
      'pkt. 8.4',
      'pkt. 9.3',
      'pkt. 10.4',
      'pkt. 12.2',
      'pkt. 14.4',
      'Bilag A.5',
    ],
  ],
  ['annexes', 'LR: what rests on D', dependents(lr, 'Bilag D'), ['pkt. 2.2', 'pkt. 2.9']],
  ['annexes', 'JH: all three are there', annexes(jh, 'present').length, 3],
  ['annexes', 'LL: the agreement itself is missing', annexes(ll, 'missing')[0], 'Databehandleraftalen'],
];

describe('the demands of the agreements', () => {
  it.each(ROWS)('%s %s', (_demand, _fact, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('are all pointed at', () => {
    const pointed = new Set(
      ROWS.flatMap(([demand]) => {
        const [first, last] = demand.replace('R', '').split('-').map(Number);
        if (!demand.startsWith('R') || first === undefined) return [];
        return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
      }),
    );
    expect(
      Array.from({ length: 35 }, (_, index) => index + 1).filter((number) => !pointed.has(number)),
    ).toEqual([]);
  });
});
