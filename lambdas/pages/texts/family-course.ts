import type { TOLD } from '../../contracts/request-views.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import type { LETTER_WAYS, Question } from '../../domain/request.ts';
import type { RequestStatus } from '../../domain/request-status.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** Where a request stands, as its family reads it. */
export const STANDS: Words<RequestStatus> = {
  received: { da: 'Modtaget, og ved at blive afgjort', en: 'Received, and being decided' },
  'awaiting-requester': {
    da: 'Venter på svar fra den, der bad om det',
    en: 'Waits for the requester’s answer',
  },
  'awaiting-decision': {
    da: 'En medarbejder ser på den',
    en: 'A member of staff is looking at it',
  },
  'with-vendors': { da: 'Leverandørerne er i gang', en: 'The vendors are at work' },
  'all-answered': {
    da: 'Alle leverandører har svaret; svaret gøres færdigt',
    en: 'All vendors have answered; the answer is being completed',
  },
  completed: { da: 'Færdig', en: 'Done' },
  closed: { da: 'Lukket, fordi oplysningerne er slettet', en: 'Closed, because the data is erased' },
};

/** What a person looks at now. */
export const LOOKED_AT: Words<Question> = {
  admissible: {
    da: 'Kommunen ser på, om anmodningen kan behandles',
    en: 'The municipality is looking at whether the request can be handled',
  },
  joint: {
    da: 'Venter på den anden forældremyndighedsindehaver',
    en: 'Waits for the other custody holder',
  },
  maturity: {
    da: 'Kommunen vurderer, om barnet er modent nok til selv at bede om det',
    en: 'The municipality is assessing whether the child is mature enough to ask',
  },
  accuracy: {
    da: 'Kommunen undersøger, om oplysningerne er forkerte',
    en: 'The municipality is looking into whether the data is wrong',
  },
  objection: { da: 'Kommunen vurderer indsigelsen', en: 'The municipality is considering the objection' },
  release: {
    da: 'Kommunen ser kopien igennem, før den bliver givet videre',
    en: 'The municipality is looking the copy through before it is passed on',
  },
};

/** The same, as a child reads it of herself. */
export const LOOKED_AT_OWN: typeof LOOKED_AT = {
  ...LOOKED_AT,
  maturity: {
    da: 'Kommunen vurderer, om du er gammel nok til selv at bede om det',
    en: 'The municipality is assessing whether you are old enough to ask yourself',
  },
};

/** What happened; `{vendors}` are those it concerns, `{what}` what was asked, answered or assessed. */
export const HAPPENED: Words<(typeof TOLD)[number]> = {
  'request-opened': { da: 'Anmodningen er modtaget', en: 'The request is received' },
  'request-assessed': { da: '{what}', en: '{what}' },
  'request-decided': {
    da: 'Det er fastlagt, hvad der skal ske',
    en: 'What is to happen is settled',
  },
  'tasks-assigned': { da: '{vendors} skal {what}', en: '{vendors}: to {what}' },
  'task-notified': { da: '{vendors} har fået besked', en: '{vendors} has been told' },
  'task-progressed': { da: '{vendors} er i gang', en: '{vendors} is at work' },
  'task-reminded': { da: '{vendors} er mindet om det', en: '{vendors} has been reminded' },
  'task-escalated': {
    da: '{vendors} er forsinket, og kommunen følger op',
    en: '{vendors} is late, and the municipality follows up',
  },
  'task-retried': {
    da: 'Kommunen har spurgt {vendors} igen',
    en: 'The municipality has asked {vendors} again',
  },
  'task-answered': { da: '{vendors}: {what}', en: '{vendors}: {what}' },
  'task-waived': {
    da: 'Kommunen har lukket opgaven uden svar fra {vendors}',
    en: 'The municipality closed the task without an answer from {vendors}',
  },
  'tasks-withdrawn': { da: 'Opgaver er taget tilbage', en: 'Tasks were taken back' },
  'erasure-held': {
    da: 'Sletningen venter, fordi oplysninger skal gemmes, mens de er sat på pause',
    en: 'The erasure waits, because data must be kept while its use is paused',
  },
  'clock-paused': {
    da: 'Der er stillet et spørgsmål, og fristen er sat på pause',
    en: 'A question was asked, and the time limit is paused',
  },
  'clock-resumed': {
    da: 'Svaret er kommet, og fristen løber igen',
    en: 'The answer came, and the time limit runs again',
  },
  'answer-accepted': {
    da: 'Kommunen har læst svaret og går videre',
    en: 'The municipality has read the answer and goes on',
  },
  'deadline-extended': { da: 'Fristen er forlænget', en: 'The time to answer is extended' },
  'deadline-missed': { da: 'Fristen er overskredet', en: 'The deadline has passed' },
  'lift-announced': {
    da: 'Der er givet besked om, at pausen slutter',
    en: 'Notice was given that the pause ends',
  },
  'restriction-lifted': { da: 'Pausen er ophævet', en: 'The pause is lifted' },
  'request-completed': { da: 'Behandlingen er færdig', en: 'The handling is done' },
  'letter-sent': { da: '{what}', en: '{what}' },
  'request-closed': { da: 'Den er lukket', en: 'It is closed' },
};

/** The same of what she did who reads it. */
export const YOU_ANSWERED: Bilingual = {
  da: 'Du har svaret, og fristen løber igen',
  en: 'You answered, and the time limit runs again',
};

/** How and when the answer was sent to who asked on paper. */
export const SENT: Words<(typeof LETTER_WAYS)[number]> = {
  'digital-post': {
    da: 'Svaret er sendt med Digital Post {date}',
    en: 'The answer was sent by Digital Post on {date}',
  },
  post: { da: 'Svaret er sendt med posten {date}', en: 'The answer was sent by post on {date}' },
  'handed-over': { da: 'Svaret er udleveret {date}', en: 'The answer was handed over on {date}' },
};
