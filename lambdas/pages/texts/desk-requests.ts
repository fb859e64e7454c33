import type { TOLD } from '../../contracts/request-views.ts';
import type { Loa } from '../../domain/actor.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import type { PAUSES } from '../../domain/request.ts';
import type { Texts } from '../web/say.ts';
import { HAPPENED } from './family-course.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** What happened, as a case worker reads it. */
export const HAPPENED_HERE: Words<(typeof TOLD)[number]> = {
  ...HAPPENED,
  'request-decided': { da: 'Den er afgjort efter reglerne', en: 'It is decided by the rules' },
  'task-escalated': { da: '{vendors} er forsinket', en: '{vendors} is late' },
  'task-retried': { da: '{vendors} er spurgt igen', en: '{vendors} has been asked again' },
  'task-waived': {
    da: 'Opgaven er lukket uden svar fra {vendors}',
    en: 'The task was closed without an answer from {vendors}',
  },
  'erasure-held': {
    da: 'Sletningen er holdt tilbage, fordi der er bedt om, at oplysninger bevares',
    en: 'The erasure is held back, because it was asked that data be kept',
  },
  'lift-announced': {
    da: 'Familien har fået besked om, at begrænsningen ophæves',
    en: 'The family was told that the restriction ends',
  },
  'restriction-lifted': { da: 'Begrænsningen er ophævet', en: 'The restriction is lifted' },
};

/** Who did it. */
export const BY: Words<'guardian' | 'child' | 'caseworker' | 'officer' | 'vendor' | 'system'> = {
  guardian: { da: 'forælder', en: 'parent' },
  child: { da: 'barnet', en: 'the child' },
  caseworker: { da: 'sagsbehandler', en: 'case worker' },
  officer: { da: 'databeskyttelsesrådgiver', en: 'data protection officer' },
  vendor: { da: 'leverandør', en: 'vendor' },
  system: { da: 'Hjemmel', en: 'Hjemmel' },
};

export const ASSURANCE: Words<Loa> = {
  Low: { da: 'logget ind, lavt sikringsniveau', en: 'signed in, assurance low' },
  Substantial: { da: 'logget ind, sikringsniveau Betydelig', en: 'signed in, assurance Substantial' },
  High: { da: 'logget ind, sikringsniveau Høj', en: 'signed in, assurance High' },
};

export const ASKED_WHY: Words<(typeof PAUSES)[number]> = {
  identity: { da: 'Hvem har skrevet?', en: 'Who wrote?' },
  scope: { da: 'Hvad er ment?', en: 'What is meant?' },
};

/** What came of what was just done. */
export const DONE: Texts = {
  opened: { da: 'Anmodningen er åbnet', en: 'The request is open' },
  decided: { da: 'Svaret er registreret', en: 'The answer is registered' },
  refused: { da: 'Anmodningen er afvist', en: 'The request is refused' },
  paused: { da: 'Fristen står stille', en: 'The clock stands still' },
  resumed: { da: 'Fristen løber igen', en: 'The clock goes on' },
  accepted: { da: 'Anmodningen går videre', en: 'The request goes on' },
  sent: { da: 'Det er registreret, at brevet er sendt', en: 'That the letter was sent is registered' },
  extended: { da: 'Fristen er forlænget', en: 'The time to answer is extended' },
  announced: { da: 'Ophævelsen er varslet', en: 'The lift is announced' },
  lifted: { da: 'Begrænsningen er ophævet', en: 'The restriction is lifted' },
  retried: { da: 'Opgaven er sendt igen', en: 'The task was sent again' },
  waived: { da: 'Opgaven er lukket uden svar', en: 'The task is closed without an answer' },
  resent: { da: 'Næste skridt er sendt igen', en: 'The next step was sent again' },
};

/** A request and what a case worker does about it. */
export const REQUEST_TEXTS = {
  work: { da: 'Arbejdsliste', en: 'Work list' },
  forgotten: { da: 'Slettet barn', en: 'Erased child' },
  childIn: { da: '{name}, {group}', en: '{name}, {group}' },
  missedTitle: { da: 'Fristen er overskredet', en: 'The day to answer has passed' },
  missedText: {
    da: 'Svar nu. Familien kan se, at fristen er overskredet, og kan klage.',
    en: 'Answer now. The family can see that it is late, and may complain.',
  },

  next: { da: 'Næste skridt', en: 'Next step' },
  answer: { da: 'Svar på spørgsmålet', en: 'Answer the question' },
  seeQuestion: { da: 'Se spørgsmålet', en: 'See the question' },
  askFirst: { da: 'Spørg afsenderen først', en: 'Ask the requester first' },
  jointTitle: { da: 'Den anden forælder er spurgt', en: 'The other parent has been asked' },
  jointText: {
    da: 'Hun eller han svarer selv på sin egen side. Kommer svaret på papir eller i telefonen, så skriv det ind her.',
    en: 'She or he answers on a page of her own. If the answer comes on paper or by telephone, enter it here.',
  },
  jointEnter: { da: 'Skriv svaret ind', en: 'Enter the answer' },
  ifUpheld: { da: 'Svarer du ja, følger det her', en: 'If you answer yes, this follows' },
  ifRefused: { da: 'Svarer du nej, følger det her', en: 'If you answer no, this follows' },
  nothingFollows: { da: 'Ingen leverandør skal gøre noget.', en: 'No vendor has to do anything.' },
  questionsAfter: { da: 'Derefter: {questions}', en: 'After that: {questions}' },
  pausedTitle: { da: 'Afsenderen er spurgt', en: 'The requester has been asked' },
  pausedText: {
    da: 'Fristen står stille, til svaret er kommet.',
    en: 'The clock stands still until the answer comes.',
  },
  answeredTitle: { da: 'Afsenderen har svaret', en: 'The requester has answered' },
  answeredText: {
    da: 'Fristen løber igen. Anmodningen går videre, som den står, når du har læst svaret.',
    en: 'The clock goes on. The request goes on as it stands once you have read the answer.',
  },
  theQuestion: { da: 'Spørgsmålet: {words}', en: 'The question: {words}' },
  theAnswer: { da: 'Svaret: {words}', en: 'The answer: {words}' },
  askAgain: { da: 'Spørg igen', en: 'Ask again' },
  vendorsTitle: { da: 'Leverandørerne er i gang', en: 'The vendors are at work' },
  vendorsIdleTitle: { da: 'Leverandørerne er ikke begyndt', en: 'The vendors have not begun' },
  vendorsDone: { da: '{n} af {m} er færdige.', en: '{n} of {m} are done.' },
  vendorsWaived: { da: '{w} lukket uden svar.', en: '{w} closed without an answer.' },
  vendorsLateTitle: { da: 'En leverandør er forsinket', en: 'A vendor is late' },
  vendorsLate: {
    da: 'Forsinket: {vendors}. Send opgaven igen, eller luk den uden svar, hvis den ikke kan svare.',
    en: 'Late: {vendors}. Send the task again, or close it without an answer if the vendor cannot give one.',
  },
  unsettledTitle: { da: 'En leverandør kunne ikke gøre det hele', en: 'A vendor could not do it all' },
  unsettled: {
    da: 'Se på {vendors}: Send opgaven igen, når det er på plads, eller luk den uden svar.',
    en: 'See to {vendors}: send the task again when that is settled, or close it without an answer.',
  },
  workingTitle: { da: 'Hjemmel går videre af sig selv', en: 'Hjemmel goes on by itself' },
  workingText: {
    da: 'Ingen skal gøre noget. Er der ikke sket noget efter et kvarter, så send næste skridt igen; det sker ikke to gange.',
    en: 'Nobody needs to do anything. If nothing has happened after a quarter of an hour, send the next step again; it does not happen twice.',
  },
  resend: { da: 'Send næste skridt igen', en: 'Send the next step again' },
  completedTitle: { da: 'Anmodningen er besvaret', en: 'The request is answered' },
  completedText: { da: 'Besvaret {date}.', en: 'Answered on {date}.' },
  carriedOutText: { da: 'Gennemført {date}.', en: 'Carried out on {date}.' },
  sendTitle: { da: 'Svarbrevet skal sendes', en: 'The letter is to be sent' },
  sendLetter: {
    da: 'Der blev bedt om det på papir. Print svarbrevet, og send det nu. Registrér så, at det er sendt; først da er anmodningen besvaret.',
    en: 'It was asked for on paper. Print the letter and send it now. Then register that it was sent; only then is the request answered.',
  },
  sendBothTitle: {
    da: 'Svarbrevet og pakken skal sendes',
    en: 'The letter and the package are to be sent',
  },
  sendBoth: {
    da: 'Der blev bedt om det på papir. Hent pakken, print svarbrevet, og send begge dele nu. Registrér så, at begge dele er sendt; først da er anmodningen besvaret.',
    en: 'It was asked for on paper. Fetch the package, print the letter and send both now. Then register that both were sent; only then is the request answered.',
  },
  toSentBoth: { da: 'Registrér, at begge dele er sendt', en: 'Register that both were sent' },
  toSent: { da: 'Registrér, at det er sendt', en: 'Register that it was sent' },
  sendNotice: {
    da: 'Send brevet, så afsenderen har det på papir inden da.',
    en: 'Send the letter so that the requester has it on paper before then.',
  },
  sendReason: {
    da: 'Send brevet, så familien har begrundelsen senest {date}.',
    en: 'Send the letter so that the family has the reason by {date}.',
  },
  seeLetter: { da: 'Se brevet', en: 'See the letter' },
  closedTitle: { da: 'Anmodningen er lukket', en: 'The request is closed' },
  closedText: {
    da: 'Barnets oplysninger blev slettet, før den var gennemført.',
    en: 'The child’s data was erased before it was carried out.',
  },
  toWork: { da: 'Til arbejdslisten', en: 'To the work list' },
  liftable: {
    da: 'Begrænsningen gælder, til den bliver ophævet. Familien skal have besked, før det sker.',
    en: 'The restriction holds until it is lifted. The family must be told before that.',
  },
  toLift: { da: 'Varsl, at den ophæves', en: 'Announce that it ends' },
  lifting: {
    da: 'Familien har besked om, at den ophæves {date}.',
    en: 'The family was told that it ends on {date}.',
  },
  toLiftNow: { da: 'Ophæv begrænsningen', en: 'Lift the restriction' },
  lifted: { da: 'Begrænsningen er ophævet.', en: 'The restriction is lifted.' },

  about: { da: 'Om anmodningen', en: 'About the request' },
  child: { da: 'Barn', en: 'Child' },
  askedBy: { da: 'Bedt om af', en: 'Asked by' },
  asParent: { da: '{name}, forælder ({how})', en: '{name}, parent ({how})' },
  asChild: { da: '{name}, barnet selv ({how})', en: '{name}, the child ({how})' },
  onPaper: { da: 'på papir', en: 'on paper' },
  byMunicipality: { da: 'Kommunen selv', en: 'The municipality itself' },
  receivedOn: { da: 'Modtaget', en: 'Received' },
  dueOn: { da: 'Svar senest', en: 'Answer by' },
  concerns: { da: 'Gælder', en: 'Concerns' },
  everything: { da: 'Alt om barnet', en: 'Everything about the child' },
  law: { da: 'Lov', en: 'Law' },
  number: { da: 'Sagens nummer', en: 'Reference' },
  bulk: { da: 'Del af', en: 'Part of' },
  bulkLink: { da: 'Sletning for mange børn', en: 'Erasure for many children' },
  extended: { da: 'Forlænget', en: 'Extended' },
  asked: { da: 'Afsenderen spurgt', en: 'Requester asked' },
  askedOn: { da: '{why} Spurgt {from}, ikke svaret endnu.', en: '{why} Asked on {from}, not answered yet.' },
  askedUntil: { da: '{why} Spurgt {from}, svaret {to}.', en: '{why} Asked on {from}, answered on {to}.' },
  wrote: { da: 'Der blev skrevet', en: 'What was written' },
  changes: { da: 'Der bedes om at få rettet', en: 'What is asked to be corrected' },
  changed: { da: '{field}: «{from}» til «{to}»', en: '{field}: “{from}” to “{to}”' },
  removed: { da: '{field}: «{from}» fjernes', en: '{field}: “{from}” is removed' },
  added: { da: '{field}: tilføj «{to}»', en: '{field}: add “{to}”' },
  nothing: { da: 'ikke oplyst', en: 'not stated' },

  clock: { da: 'Frist og afvisning', en: 'Time and refusal' },
  pause: { da: 'Spørg afsenderen', en: 'Ask the requester' },
  resume: { da: 'Afsenderen har svaret', en: 'The requester has answered' },
  extend: { da: 'Forlæng fristen', en: 'Extend the time' },
  refuse: { da: 'Afvis anmodningen', en: 'Refuse the request' },

  documents: { da: 'Dokumenter', en: 'Documents' },
  letterNow: { da: 'Brevet, som det står nu', en: 'The letter as it stands now' },
  letter: { da: 'Svarbrevet', en: 'The letter of answer' },
  certificate: { da: 'Sletteattest', en: 'Certificate of erasure' },
  packageTitle: { da: 'Pakken er klar', en: 'The package is ready' },
  packageText: {
    da: 'Der blev bedt om den på papir, så den skal sendes med svarbrevet. Den kan kun hentes i en kort tid ad gangen, og det noteres, at du henter den.',
    en: 'It was asked for on paper, so it is to be sent with the letter. The link works for a short time, and it is noted that you fetch it.',
  },
  packageHtml: { da: 'Pakken til udskrift', en: 'The package, to print' },
  packageJson: { da: 'Pakken som fil', en: 'The package as a file' },
  packageRefused: { da: 'Pakken kunne ikke hentes', en: 'The package could not be fetched' },
  ledger: { da: 'Registeret over anmodningen', en: 'The ledger of the request' },

  decisions: { da: 'Afgørelsen', en: 'The decision' },
  meanwhile: { da: 'Mens indsigelsen vurderes', en: 'While the objection is assessed' },
  lateToo: { da: 'Forsinket: {vendors}', en: 'Late: {vendors}' },
  granted: { da: 'Imødekommes', en: 'Granted' },
  refused: { da: 'Afslås', en: 'Refused' },
  notApplicable: { da: 'Gælder ikke', en: 'Does not apply' },
  kept: { da: 'Bevares', en: 'Kept' },
  assessments: { da: 'Vurderet af en person', en: 'Assessed by a person' },
  reason: { da: 'Begrundelse: {reason}', en: 'Reason: {reason}' },
  leftOut: { da: 'Udeladt: {count}, fordi {because}', en: 'Left out: {count}, because {because}' },
  vendors: { da: 'Leverandørerne', en: 'The vendors' },
  vendorsCaption: {
    da: 'Hvad hver leverandør skal, og hvor langt den er',
    en: 'What each vendor is to do, and how far it is',
  },
  vendor: { da: 'Leverandør', en: 'Vendor' },
  todo: { da: 'Skal', en: 'Is to' },
  stands: { da: 'Status', en: 'Status' },
  when: { da: 'Hvornår', en: 'When' },
  part: { da: 'Se det udleverede', en: 'See what was handed over' },
  doneOn: { da: 'Svarede {date}', en: 'Answered {date}' },
  expectedOn: { da: 'Regner med {date}', en: 'Expects {date}' },
  dueBy: { da: 'Senest {date}', en: 'By {date}' },
  reminded: { da: 'mindet om det {date}', en: 'reminded {date}' },
  progress: { da: 'Hvor langt den er', en: 'How far it is' },
  letterRegistered: { da: 'Brevet er registreret', en: 'The letter is registered' },
  timeline: { da: 'Det er der sket', en: 'What has happened' },
  by: { da: '{time}, {who}', en: '{time}, {who}' },
} as const satisfies Texts;
