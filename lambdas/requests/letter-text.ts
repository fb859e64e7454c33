import type { Bilingual } from '../domain/purpose.ts';
import type { Question } from '../domain/request.ts';
import type { Right } from '../domain/rights.ts';
import type { TaskAction } from '../domain/task.ts';
import type { Letter, LetterOutcome, Ruling, Told } from './letter.ts';

/** A text in both languages. */
export const words = (da: string, en: string): Bilingual => ({ da, en });

/** The words of letters that are the same for everyone, in Danish and English. */
export const LETTER = {
  answer: words('Svar på anmodning om', 'Answer to a request for'),
  notice: words('Besked om', 'Notice of'),
  to: words('Til', 'To'),
  about: words('Det handler om', 'It concerns'),
  asked: words('Anmodningen blev modtaget', 'The request was received on'),
  answered: words('Svaret er fra', 'The answer is of'),
  askedFor: words('Der blev bedt om', 'What was asked for'),
  right: words('Ret', 'Right'),
  purposes: words('Formål', 'Purposes'),
  allPurposes: words('alle', 'all'),
  wrote: words('Der blev skrevet', 'What was written'),
  decisions: words('Hvad vi har besluttet', 'What we have decided'),
  at: words('Gælder', 'Concerns'),
  ownRecord: words('Vores egen sag', 'Our own record'),
  kept: words(
    'Dette bliver hos leverandøren, fordi et andet formål stadig bruger det lovligt:',
    'This stays at the vendor, because another purpose still uses it lawfully:',
  ),
  assessed: words('Hvad der er vurderet', 'What was assessed'),
  reason: words('Begrundelse', 'Reason'),
  told: words('Hvem der har fået besked', 'Who was told'),
  handOver: words('Hvem vi har spurgt', 'Whom we have asked'),
  leftOut: words('Udeladt', 'Left out'),
  toldWhy: words(
    'Alle modtagere får besked om, hvad der rettes, slettes eller begrænses (GDPR art. 19).',
    'Every recipient is told of what is rectified, erased or restricted (GDPR art. 19).',
  ),
  nobodyTold: words('Ingen leverandør skulle have besked.', 'No vendor had to be told.'),
  extended: words('Fristen er forlænget til', 'The time to answer is extended to'),
  lift: words('Begrænsningen ophæves fra', 'The restriction is lifted from'),
  ask: words('Hvis du vil spørge', 'If you want to ask'),
  complaint: words('Hvis du er uenig', 'If you disagree'),
  complainToUs: words(
    'Skriv til os, og sig, hvad du mener er forkert.',
    'Write to us, and say what you think is wrong.',
  ),
  complainToOfficer: words(
    'Skriv til os eller til databeskyttelsesrådgiveren (GDPR art. 38(4)), og sig, hvad du mener er forkert.',
    'Write to us or to the data protection officer (GDPR art. 38(4)), and say what you think is wrong.',
  ),
  complaints: [
    words(
      'Du kan klage til Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, www.datatilsynet.dk (GDPR art. 77).',
      'You can complain to Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, Denmark, www.datatilsynet.dk (GDPR art. 77).',
    ),
    words(
      'Du kan gå til domstolene, både mod den dataansvarlige (GDPR art. 79) og mod Datatilsynets afgørelse (GDPR art. 78). Domstolene prøver, om myndighederne har holdt sig inden for loven (grundloven § 63).',
      'You can go to the courts, against the controller (GDPR art. 79) and against a decision of Datatilsynet (GDPR art. 78). The courts try whether the authorities have kept within the law (grundloven § 63).',
    ),
  ],
  controller: words('Dataansvarlig:', 'Controller:'),
  cvr: words('CVR-nummer', 'CVR number'),
  reference: words('Sagens nummer', 'Reference'),
} as const;

export const OUTCOMES: Readonly<Record<LetterOutcome, Bilingual>> = {
  granted: words('Anmodningen er imødekommet.', 'The request is granted.'),
  'in-part': words('Anmodningen er imødekommet delvist.', 'The request is granted in part.'),
  refused: words('Anmodningen er afslået.', 'The request is refused.'),
  'not-applicable': words(
    'Rettigheden gælder ikke for det, der blev bedt om.',
    'The right does not apply to what was asked for.',
  ),
  'nothing-held': words(
    'Ingen leverandør har oplysninger om barnet til det, der blev bedt om.',
    'No vendor holds data of the child for what was asked for.',
  ),
  'not-received': words(
    'Vi har ikke fået oplysningerne fra leverandørerne, så du får dem ikke med dette svar.',
    'We have not received the data from the vendors, so you do not get it with this answer.',
  ),
  closed: words(
    'Sagen er lukket, fordi barnets oplysninger er slettet.',
    'The matter is closed, because the child’s data is erased.',
  ),
  pending: words(
    'Sagen er ikke færdig. Sådan står den nu.',
    'The matter is not finished. This is how it stands.',
  ),
};

/** Where what is handed over is found: in the envelope, or where she who signed in asked for it. */
export const PACKAGE: Readonly<Record<NonNullable<Letter['package']>, Bilingual>> = {
  enclosed: words(
    'Vedlagt: pakken med de oplysninger, vi giver videre til dig.',
    'Enclosed: the package with the data we pass on to you.',
  ),
  'to-fetch': words(
    'Pakken med de oplysninger, vi giver videre til dig, henter du på siden om anmodningen.',
    'The package with the data we pass on to you is yours to fetch on the page of the request.',
  ),
};

/** What a letter is called where its right makes it no answer to a request for something. */
export const TITLES: Readonly<Partial<Record<Right, Bilingual>>> = {
  objection: words('Svar på indsigelse', 'Answer to an objection'),
  withdrawal: words('Besked: Samtykket bruges ikke længere', 'Notice: the consent is no longer used'),
};

/** The controller's own record is not refused to anyone: the law keeps it. */
export const KEPT = { ...words('Bevares', 'Kept'), tag: 'some' } as const;

export const RULED: Readonly<Record<Ruling['outcome'], Bilingual & { readonly tag: string }>> = {
  granted: { ...words('Imødekommet', 'Granted'), tag: 'yes' },
  refused: { ...words('Afslået', 'Refused'), tag: 'no' },
  'not-applicable': { ...words('Gælder ikke', 'Does not apply'), tag: 'some' },
};

/** What a person was asked, and what her answer means. */
export const ASKED: Readonly<
  Record<Question, Readonly<Record<'question' | 'upheld' | 'refused', Bilingual>>>
> = {
  admissible: {
    question: words('Kan anmodningen behandles?', 'Can the request be handled?'),
    upheld: words('Ja', 'Yes'),
    refused: words('Nej', 'No'),
  },
  joint: {
    question: words('Er forældremyndighedens indehavere enige?', 'Do the custody holders agree?'),
    upheld: words('Ja', 'Yes'),
    refused: words('Nej', 'No'),
  },
  maturity: {
    question: words(
      'Er barnet modent nok til selv at bede om det?',
      'Is the child mature enough to ask herself?',
    ),
    upheld: words('Ja', 'Yes'),
    refused: words('Nej', 'No'),
  },
  accuracy: {
    question: words('Skal oplysningerne rettes?', 'Is the data to be rectified?'),
    upheld: words('Ja', 'Yes'),
    refused: words('Nej', 'No'),
  },
  objection: {
    question: words('Indsigelsen', 'The objection'),
    upheld: words('Taget til følge', 'Upheld'),
    refused: words('Ikke taget til følge', 'Not upheld'),
  },
  release: {
    question: words('Det, leverandørerne har udleveret', 'What the vendors handed over'),
    upheld: words('Gennemgået og givet videre', 'Reviewed and passed on'),
    refused: words('Gennemgået og ikke givet videre', 'Reviewed and not passed on'),
  },
};

export const ACTIONS: Readonly<Record<TaskAction, Bilingual>> = {
  stop: words('bedt om at stoppe brugen', 'asked to stop the use'),
  'hand-over': words('bedt om at udlevere oplysningerne', 'asked to hand the data over'),
  correct: words('bedt om at rette oplysningerne', 'asked to rectify the data'),
  erase: words('bedt om at slette oplysningerne', 'asked to erase the data'),
  restrict: words('bedt om at begrænse brugen', 'asked to restrict the use'),
  resume: words('fået at vide, at brugen må genoptages', 'told that the use may be resumed'),
};

export const ANSWERS: Readonly<Record<Told['outcome'], Bilingual>> = {
  done: words('har bekræftet', 'has confirmed'),
  'no-data': words('har ingen oplysninger om barnet', 'holds no data of the child'),
  'partly-done': words('har gjort en del af det', 'has done part of it'),
  refused: words('har afvist; vi følger op', 'has refused; we follow up'),
  failed: words('kunne ikke; vi følger op', 'could not; we follow up'),
  waived: words(
    'har ikke bekræftet; vi har lukket opgaven uden',
    'has not confirmed; we closed the task without it',
  ),
  withdrawn: words('opgaven er taget tilbage', 'the task was taken back'),
  open: words('har ikke svaret endnu', 'has not answered yet'),
};
