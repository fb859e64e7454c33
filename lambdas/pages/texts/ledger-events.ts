import type { Actor } from '../../domain/actor.ts';
import type { AnyEvent, Kind } from '../../domain/aggregates.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import type { Break } from '../../store/verify.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** What each event of the ledger says, in a sentence of its own. */
export const EVENT_WORDS: Words<AnyEvent['type']> = {
  'child-enrolled': { da: 'Barnet blev indmeldt', en: 'The child was enrolled' },
  'basis-established': { da: 'Et grundlag blev noteret', en: 'A ground was established' },
  'basis-ended': { da: 'Et grundlag ophørte', en: 'A ground ended' },
  'consent-answered': { da: 'Der blev svaret på et samtykke', en: 'A consent was answered' },
  'consent-withdrawn': { da: 'Et samtykke blev trukket tilbage', en: 'A consent was withdrawn' },
  'conflict-opened': {
    da: 'To forældremyndighedsindehavere svarede forskelligt',
    en: 'Two custody holders answered differently',
  },
  'conflict-closed': { da: 'Uenigheden blev afsluttet', en: 'The disagreement was ended' },
  'custody-started': { da: 'En forældremyndighed begyndte', en: 'Custody started' },
  'custody-ended': { da: 'En forældremyndighed ophørte', en: 'Custody ended' },
  'child-moved': { da: 'Barnet skiftede gruppe', en: 'The child moved to another group' },
  'child-left': { da: 'Barnet blev meldt ud', en: 'The child left' },
  'came-of-age': { da: 'Barnet blev myndigt', en: 'The child came of age' },
  'lapse-settled': {
    da: 'Tiden til selv at svare efter det 18. år udløb',
    en: 'The time to answer oneself after turning 18 ran out',
  },
  'processing-held': { da: 'Brugen blev sat på pause', en: 'The use was put on hold' },
  'hold-lifted': { da: 'Pausen blev ophævet', en: 'The hold was lifted' },
  'erasure-ordered': { da: 'Sletning blev besluttet', en: 'Erasure was ordered' },
  'child-erased': { da: 'Barnets oplysninger blev slettet', en: 'The child’s data was erased' },

  'request-opened': { da: 'Anmodningen blev modtaget', en: 'The request was received' },
  'request-assessed': { da: 'Et spørgsmål blev vurderet', en: 'A question was assessed' },
  'request-decided': { da: 'Der blev truffet afgørelse', en: 'It was decided' },
  'tasks-assigned': { da: 'Leverandører fik opgaver', en: 'Vendors were given tasks' },
  'task-notified': { da: 'Leverandøren fik besked', en: 'The vendor was told' },
  'task-progressed': { da: 'Leverandøren meldte, hvor langt den er', en: 'The vendor told how far it is' },
  'task-answered': { da: 'Leverandøren svarede', en: 'The vendor answered' },
  'task-reminded': { da: 'Leverandøren blev mindet om opgaven', en: 'The vendor was reminded' },
  'task-escalated': { da: 'Opgaven blev meldt for sen', en: 'The task was reported late' },
  'task-retried': { da: 'Opgaven blev sendt igen', en: 'The task was sent again' },
  'task-waived': { da: 'Opgaven blev lukket uden svar', en: 'The task was closed without an answer' },
  'tasks-withdrawn': { da: 'Opgaver blev taget tilbage', en: 'Tasks were taken back' },
  'erasure-held': {
    da: 'Sletning blev holdt tilbage, fordi oplysninger skal bevares',
    en: 'Erasure was held back, because data must be kept',
  },
  'request-deferred': {
    da: 'Afgørelsen venter, fordi familien har brug for oplysningerne først',
    en: 'The decision waits, because the family needs the data first',
  },
  'request-woken': { da: 'Anmodningen blev taget op igen', en: 'The request was taken up again' },
  'step-asked-again': { da: 'Næste skridt blev sendt igen', en: 'The next step was sent again' },
  'clock-paused': { da: 'Fristen blev sat på pause', en: 'The time limit was suspended' },
  'clock-resumed': { da: 'Fristen løber igen', en: 'The time limit runs again' },
  'answer-accepted': {
    da: 'En medarbejder havde læst svaret, og anmodningen gik videre',
    en: 'Staff had read the answer, and the request went on',
  },
  'deadline-extended': { da: 'Fristen blev forlænget', en: 'The time limit was extended' },
  'deadline-near': { da: 'Fristen er nær', en: 'The last day is near' },
  'deadline-missed': { da: 'Fristen blev overskredet', en: 'The last day was missed' },
  'lift-announced': {
    da: 'Familien fik besked om, at begrænsningen ophører',
    en: 'The family was told that the restriction ends',
  },
  'restriction-lifted': { da: 'Begrænsningen blev ophævet', en: 'The restriction was lifted' },
  'request-completed': { da: 'Anmodningen blev gennemført', en: 'The request was completed' },
  'letter-sent': {
    da: 'Svarbrevet blev sendt til den, der bad om det på papir',
    en: 'The letter was sent to the one who asked on paper',
  },
  'request-closed': {
    da: 'Anmodningen blev lukket, fordi barnet er slettet',
    en: 'The request was closed, because the child is erased',
  },
  'package-fetched': { da: 'Pakken blev hentet', en: 'The package was fetched' },

  'vendor-registered': { da: 'Leverandøren blev registreret', en: 'The vendor was registered' },
  'webhook-replaced': { da: 'Webhooken blev ændret', en: 'The webhook was changed' },
  'agreement-drafted': { da: 'En aftale blev registreret som kladde', en: 'An agreement was drafted' },
  'agreement-signed': { da: 'En aftale blev underskrevet', en: 'An agreement was signed' },
  'agreement-terminated': { da: 'En aftale blev opsagt', en: 'An agreement was terminated' },

  'purpose-registered': { da: 'Formålet blev registreret', en: 'The purpose was registered' },
  'purpose-revised': { da: 'Formålet fik en ny tekst', en: 'The purpose was given a new text' },

  'bulk-opened': {
    da: 'Sletningen for mange børn blev oprettet',
    en: 'The erasure for many children was opened',
  },
  'bulk-rescheduled': {
    da: 'Sletningen for mange børn fik en ny dag',
    en: 'The erasure for many children was given a new day',
  },
  'bulk-started': { da: 'Sletningen for mange børn begyndte', en: 'The erasure for many children began' },
  'bulk-advanced': { da: 'Næste portion af børn', en: 'The next portion of children' },
  'bulk-finished': { da: 'Alle anmodninger er rejst', en: 'All requests are raised' },

  'controller-described': { da: 'Kommunen beskrev sig selv', en: 'The municipality described itself' },
};

/** Who acted. */
export const ROLE_WORDS: Words<Actor['role']> = {
  guardian: { da: 'forældremyndighedsindehaver', en: 'custody holder' },
  child: { da: 'barnet selv', en: 'the child' },
  caseworker: { da: 'medarbejder', en: 'staff' },
  officer: { da: 'databeskyttelsesrådgiver', en: 'data protection officer' },
  vendor: { da: 'leverandøren', en: 'the vendor' },
  system: { da: 'Hjemmel', en: 'Hjemmel' },
};

/** What a ledger is of. */
export const KIND_WORDS: Words<Kind> = {
  child: { da: 'Et barn', en: 'A child' },
  request: { da: 'En anmodning', en: 'A request' },
  vendor: { da: 'En leverandør og dens aftaler', en: 'A vendor and its agreements' },
  purpose: { da: 'Et formål og dets tekster', en: 'A purpose and its texts' },
  bulk: { da: 'En sletning for mange børn', en: 'An erasure for many children' },
  controller: { da: 'Kommunens beskrivelse af sig selv', en: 'How the municipality describes itself' },
};

/** How a chain may be broken. */
export const BREAK_WORDS: Words<Break> = {
  'hash-does-not-match-body': {
    da: 'Indholdet svarer ikke til sit fingeraftryk: Det er ændret, efter at det blev skrevet.',
    en: 'The content does not match its fingerprint: it was changed after it was written.',
  },
  'event-cannot-be-read': { da: 'Hændelsen kan ikke læses.', en: 'The event cannot be read.' },
  'does-not-follow-the-event-before': {
    da: 'Hændelsen passer ikke til den før.',
    en: 'The event does not follow from the one before.',
  },
  'sequence-has-a-gap': { da: 'Der mangler en hændelse.', en: 'An event is missing.' },
  'event-of-another-aggregate': {
    da: 'Hændelsen hører til et andet sted.',
    en: 'The event belongs somewhere else.',
  },
  'events-missing-at-the-end': {
    da: 'Der mangler hændelser til sidst.',
    en: 'Events are missing at the end.',
  },
  'state-cannot-be-read': {
    da: 'Det, der gælder nu, kan ikke læses.',
    en: 'What is in force now cannot be read.',
  },
  'state-does-not-follow-from-events': {
    da: 'Det, der gælder nu, følger ikke af hændelserne.',
    en: 'What is in force now does not follow from the events.',
  },
};
