import type { Bilingual } from '../../domain/purpose.ts';
import type { LETTER_WAYS, PAUSES } from '../../domain/request.ts';
import type { Texts } from '../web/say.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

export const PAUSED_WHY: Words<(typeof PAUSES)[number]> = {
  identity: { da: 'Hvem har skrevet?', en: 'Who wrote?' },
  scope: { da: 'Hvad er ment?', en: 'What is meant?' },
};

/** How a letter reached who asked. */
export const WAYS: Words<(typeof LETTER_WAYS)[number]> = {
  'digital-post': { da: 'Med Digital Post', en: 'By Digital Post' },
  post: { da: 'Med almindelig post', en: 'By ordinary post' },
  'handed-over': { da: 'Udleveret personligt', en: 'Handed over in person' },
};

/** The time a request has: asking, going on, extending; and the letter that ends it. */
export const CLOCK_TEXTS = {
  pauseTitle: { da: 'Spørg afsenderen', en: 'Ask the requester' },
  pauseLead: {
    da: 'Fristen står stille, fra du spørger, til svaret kommer. Send selv spørgsmålet, fx med Digital Post; afsenderen kan også læse og besvare det på sin side.',
    en: 'The clock stands still from when you ask until the answer comes. Send the question yourself, for example by Digital Post; the requester can also read and answer it on her page.',
  },
  pauseWhy: { da: 'Hvad er du i tvivl om?', en: 'What is in doubt?' },
  pauseIdentityHint: {
    da: 'Kun ved rimelig tvivl, og ikke om en, der er logget ind. GDPR art. 12, stk. 6.',
    en: 'Only on reasonable doubt, and not of one who signed in. GDPR art. 12(6).',
  },
  pauseScopeHint: {
    da: 'Når meget kan være ment. Betragtning 63.',
    en: 'Where much may be meant. Recital 63.',
  },
  wrongWhy: { da: 'Vælg, hvad du er i tvivl om', en: 'Choose what is in doubt' },
  question: { da: 'Spørgsmålet', en: 'The question' },
  questionHint: {
    da: 'Skriv det, som afsenderen skal læse det.',
    en: 'Write it as the requester is to read it.',
  },
  wrongQuestion: {
    da: 'Skriv et spørgsmål på højst 2000 tegn',
    en: 'Write a question of 2000 characters at most',
  },
  pause: { da: 'Sæt fristen i bero', en: 'Suspend the clock' },
  alreadyPaused: {
    da: 'Afsenderen er allerede spurgt, og fristen står stille.',
    en: 'The requester has been asked already, and the clock stands still.',
  },
  notPausable: {
    da: 'Der er ingen at spørge nu, eller fristen er gået.',
    en: 'There is nobody to ask now, or the last day has passed.',
  },

  resumeTitle: { da: 'Afsenderen har svaret', en: 'The requester has answered' },
  resumeLead: {
    da: 'Fristen løber igen fra den dag, svaret kom.',
    en: 'The clock goes on from the day the answer came.',
  },
  wasAsked: { da: 'Spurgt {date}: {question}', en: 'Asked on {date}: {question}' },
  answeredOn: { da: 'Hvornår kom svaret?', en: 'When did the answer come?' },
  answeredHint: { da: 'Lad feltet stå tomt, hvis det er i dag.', en: 'Leave it empty if it is today.' },
  wrongAnsweredOn: { da: 'Skriv en dato', en: 'Write a date' },
  resume: { da: 'Lad fristen løbe igen', en: 'Let the clock go on' },
  acceptLead: {
    da: 'Fristen løber allerede igen. Læs svaret, før anmodningen går videre, som den står.',
    en: 'The clock goes on already. Read the answer before the request goes on as it stands.',
  },
  accept: { da: 'Læst: Lad anmodningen gå videre', en: 'Read: let the request go on' },
  notPaused: { da: 'Fristen står ikke stille.', en: 'The clock does not stand still.' },

  extendTitle: { da: 'Forlæng fristen', en: 'Extend the time' },
  extendLead: {
    da: 'Fristen kan forlænges én gang med to måneder, når anmodningen er kompleks, eller der er mange. Familien skal have begrundelsen, før den første frist er gået. GDPR art. 12, stk. 3.',
    en: 'The time can be extended once, by two months, where the request is complex or there are many. The family must be told why before the first day has passed. GDPR art. 12(3).',
  },
  nowDue: {
    da: 'Fristen er nu {date}. Den bliver {later}.',
    en: 'It is now due on {date}. It becomes {later}.',
  },
  notExtendable: {
    da: 'Fristen kan ikke forlænges nu. Det kan ske én gang, før den er gået, og ikke mens den står stille.',
    en: 'The time cannot be extended now. It can be once, before it has run out, and not while the clock stands still.',
  },
  extend: { da: 'Forlæng fristen', en: 'Extend the time' },

  sentTitle: { da: 'Registrér, at brevet er sendt', en: 'Register that the letter was sent' },
  sentLead: {
    da: 'Afsenderen bad om det på papir, og fristen løber, til svaret er på vej. GDPR art. 12, stk. 3.',
    en: 'The requester asked on paper, and the clock runs until the answer is on its way. GDPR art. 12(3).',
  },
  sentBothTitle: {
    da: 'Registrér, at brevet og pakken er sendt',
    en: 'Register that the letter and the package were sent',
  },
  sentBothLead: {
    da: 'Afsenderen bad om det på papir, og fristen løber, til brevet og pakken er på vej. GDPR art. 12, stk. 3.',
    en: 'The requester asked on paper, and the clock runs until the letter and the package are on their way. GDPR art. 12(3).',
  },
  notFetched: { da: 'Pakken er ikke hentet endnu', en: 'The package has not been fetched yet' },
  notFetchedText: {
    da: 'Uden pakken er anmodningen ikke besvaret. Hent den på anmodningens side først.',
    en: 'Without the package the request is not answered. Fetch it on the page of the request first.',
  },
  sentBoth: { da: 'Brevet og pakken er sendt', en: 'The letter and the package were sent' },
  how: { da: 'Hvordan er det sendt?', en: 'How was it sent?' },
  wrongHow: { da: 'Vælg, hvordan det er sendt', en: 'Choose how it was sent' },
  sentOn: { da: 'Hvornår?', en: 'When?' },
  sentHint: { da: 'Lad feltet stå tomt, hvis det er i dag.', en: 'Leave it empty if it is today.' },
  wrongSentOn: {
    da: 'Skriv en dato fra den dag, anmodningen blev besvaret, til i dag',
    en: 'Write a date from the day the request was answered to today',
  },
  sent: { da: 'Brevet er sendt', en: 'The letter was sent' },
  seeLetter: { da: 'Se brevet', en: 'See the letter' },
  nothingToSend: {
    da: 'Der er intet brev at sende nu.',
    en: 'There is no letter to send now.',
  },
} as const satisfies Texts;
