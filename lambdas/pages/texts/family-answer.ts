import type { Texts } from '../web/say.ts';

/** What the requester was asked, and her answer. */
export const ANSWER_TEXTS = {
  toAnswer: { da: 'Svar på spørgsmålet', en: 'Answer the question' },
  title: { da: 'Dit svar til kommunen', en: 'Your answer to the municipality' },
  lead: {
    da: 'Når du har svaret, løber fristen igen, og kommunen læser dit svar.',
    en: 'Once you have answered, the time limit runs again, and the municipality reads your answer.',
  },
  wasAsked: { da: 'Kommunen spurgte {date}', en: 'The municipality asked on {date}' },
  text: { da: 'Dit svar', en: 'Your answer' },
  textHint: {
    da: 'Kun kommunens medarbejdere læser det. Er det ikke dig, der har bedt om det, så skriv det her.',
    en: 'Only the municipality’s staff read it. If it was not you who asked for this, say so here.',
  },
  wrongText: { da: 'Skriv et svar på højst 2000 tegn', en: 'Write an answer of 2000 characters at most' },
  send: { da: 'Send svaret', en: 'Send the answer' },
  nothing: {
    da: 'Der er ikke noget, du skal svare på nu.',
    en: 'There is nothing for you to answer now.',
  },
  youWrote: { da: 'Du havde skrevet: {text}', en: 'You had written: {text}' },
  toRequest: { da: 'Tilbage til anmodningen', en: 'Back to the request' },
  doneTitle: { da: 'Dit svar er sendt', en: 'Your answer is sent' },
  doneText: {
    da: 'Fristen løber igen. Kommunen læser svaret og går videre med anmodningen.',
    en: 'The time limit runs again. The municipality reads the answer and goes on with the request.',
  },
  asked: { da: 'Kommunen spurgte', en: 'The municipality asked' },
  youAnswered: { da: 'Du svarede', en: 'You answered' },
} as const satisfies Texts;
