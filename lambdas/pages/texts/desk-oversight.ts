import type { Texts } from '../web/say.ts';

/** What a data protection officer looks at: figures, what is wanting, ledgers, where data is. */
export const DESK_OVERSIGHT = {
  title: { da: 'Tilsyn', en: 'Oversight' },
  lead: {
    da: 'Til dig, der skal kunne vise, at reglerne bliver fulgt: tallene, det der mangler, registrene og hvor oplysningerne er.',
    en: 'For you who must be able to show that the rules are followed: the figures, what is wanting, the ledgers, and where data is.',
  },
  figures: { da: 'Anmodninger de sidste 12 måneder', en: 'Requests of the last 12 months' },
  figuresHow: {
    da: 'En anmodning tælles i den måned, den kom. Fristen er den, loven giver, også når den er forlænget eller har været sat på pause (GDPR artikel 12, stk. 3).',
    en: 'A request counts in the month it came in. The time limit is the one the law gives, extended or suspended where it was (GDPR Article 12(3)).',
  },
  received: { da: 'Modtaget', en: 'Received' },
  ordered: { da: 'Heraf uden at nogen bad om det', en: 'Of them without anybody asking' },
  orderedNote: {
    da: '{n} var kommunens egne, uden at nogen bad om dem',
    en: '{n} were the municipality’s own, without anybody asking',
  },
  inTime: { da: 'Besvaret til tiden', en: 'Answered in time' },
  late: { da: 'Besvaret for sent', en: 'Answered late' },
  overdue: { da: 'Åbne over fristen', en: 'Open past the last day' },
  open: { da: 'Åbne inden for fristen', en: 'Open within the time limit' },
  untimed: { da: 'Gennemført uden frist', en: 'Carried out, no time limit' },
  closed: { da: 'Lukket uden svar', en: 'Closed without an answer' },
  extended: { da: 'Forlænget', en: 'Extended' },
  refused: { da: 'Afslået helt', en: 'Refused whole' },
  tasksOverdue: { da: 'Opgaver for sent hos leverandører', en: 'Vendors’ tasks late' },
  median: { da: 'Dage til svar, midterste', en: 'Days to answer, median' },
  longest: { da: 'Dage til svar, længste', en: 'Days to answer, longest' },
  none: { da: '–', en: '–' },
  month: { da: 'Måned', en: 'Month' },
  right: { da: 'Rettighed', en: 'Right' },
  counted: { da: 'Antal', en: 'Count' },
  all: { da: 'Alle', en: 'All' },
  eachMonth: { da: 'Se en måned', en: 'Look at a month' },
  noneReceived: { da: 'Ingen anmodninger er modtaget.', en: 'No requests were received.' },
  keepFigures: { da: 'Gem tallene (CSV)', en: 'Keep the figures (CSV)' },
  monthTitle: { da: 'Anmodninger modtaget i {month}', en: 'Requests received in {month}' },
  byRight: { da: 'Efter rettighed', en: 'By right' },
  inBulks: {
    da: 'Dertil kom {n} fra sletninger for mange børn, som følges for sig.',
    en: '{n} more came of erasures for many children, which are followed on their own.',
  },
  seeBulks: { da: 'Se sletninger for mange børn', en: 'See erasures for many children' },

  findings: { da: 'Mangler', en: 'What is wanting' },
  findingsNone: { da: 'Der er ingen.', en: 'There is nothing.' },
  findingsByVendor: { da: 'Mangler efter leverandør', en: 'What is wanting by vendor' },
  toController: { da: 'Den dataansvarlige', en: 'The controller' },
  toControllerText: {
    da: 'Hvem der har ansvaret, hvem familierne kan spørge, og hvad skolerne hedder.',
    en: 'Who is responsible, whom families can ask, and what the schools are called.',
  },
  seeFindings: { da: 'Se dem, og hvordan de rettes', en: 'See them, and how to mend them' },
  keepFindings: { da: 'Gem manglerne (CSV)', en: 'Keep them (CSV)' },

  ledgers: { da: 'Registre', en: 'Ledgers' },
  toResidency: { da: 'Hvor oplysningerne er', en: 'Where data is' },
  toResidencyText: {
    da: 'Hvor de ligger, hvor de sendes hen, hvorfra de ses, og hvad der sikrer det.',
    en: 'Where it rests, where it travels, from where it is seen, and what holds it.',
  },
  toVendors: { da: 'Leverandører og aftaler', en: 'Vendors and agreements' },
  toVendorsText: {
    da: 'Hvad hver aftale tillader, hvor, og gennem hvem.',
    en: 'What each agreement allows, where, and through whom.',
  },
  toPurposes: { da: 'Formål og tekster', en: 'Purposes and texts' },
  toPurposesText: {
    da: 'Hvad oplysninger bruges til, på hvilket grundlag, og det, familierne læser.',
    en: 'What data is used for, on what ground, and what families read.',
  },
  toMend: { da: 'Det, der skal rettes', en: 'What needs mending' },
  toMendText: {
    da: 'Det, der står stille, er for sent eller mangler.',
    en: 'What stands still, is late or is wanting.',
  },
} as const satisfies Texts;

/** Findings, by how grave they are. */
export const FINDINGS = {
  denies: { da: 'Stopper brugen', en: 'Stops the use' },
  deniesText: {
    da: 'Leverandøren får nej, når den spørger, indtil det er rettet.',
    en: 'The vendor is told no when it asks, until it is mended.',
  },
  amend: { da: 'Skal rettes', en: 'To be put right' },
  amendText: {
    da: 'Brugen fortsætter, men kravene er ikke opfyldt.',
    en: 'The use goes on, but the requirements are not met.',
  },
  assess: { da: 'Skal vurderes', en: 'To be assessed' },
  assessText: {
    da: 'Det er ikke nødvendigvis en fejl, men en person skal tage stilling. Skriv vurderingen i jeres egen sag; den gemmes ikke her.',
    en: 'It is not necessarily a fault, but a person must take a position. Write the assessment in a case file of your own; it is not kept here.',
  },
  deniesShort: { da: 'stopper brugen', en: 'stop the use' },
  amendShort: { da: 'skal rettes', en: 'to put right' },
  assessShort: { da: 'skal vurderes', en: 'to assess' },
  show: { da: 'Vis dem', en: 'Show them' },
  whole: { da: 'Hele aftalen', en: 'The whole agreement' },
  what: { da: 'Hvad', en: 'What' },
  where: { da: 'Hvor', en: 'Where' },
  clause: { da: 'Aftalens punkt', en: 'Clause' },
  mend: { da: 'Sådan rettes det', en: 'How to mend it' },
  vendor: { da: 'Leverandør', en: 'Vendor' },
  controller: { da: 'Den dataansvarlige', en: 'The controller' },
  severity: { da: 'Alvor', en: 'Gravity' },
  purpose: { da: 'Formål', en: 'Purpose' },
  code: { da: 'Kode', en: 'Code' },
} as const satisfies Texts;
