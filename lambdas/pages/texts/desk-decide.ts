import type { Bilingual } from '../../domain/purpose.ts';
import type { Inadmissible, Question } from '../../domain/request.ts';
import type { Texts } from '../web/say.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** The questions that the law leaves to a person. */
export const QUESTION_TITLES: Words<Question> = {
  admissible: { da: 'Kan anmodningen behandles?', en: 'Can the request be handled?' },
  joint: { da: 'Er den anden forælder enig?', en: 'Does the other parent agree?' },
  maturity: {
    da: 'Er barnet modent nok til selv at bede om det?',
    en: 'Is the child mature enough to ask herself?',
  },
  accuracy: { da: 'Skal oplysningerne rettes?', en: 'Is the data to be rectified?' },
  objection: { da: 'Skal indsigelsen følges?', en: 'Is the objection upheld?' },
  release: { da: 'Må det udleverede gives videre?', en: 'May what was handed over be passed on?' },
};

/** How each question is weighed and answered; `law` in small print. */
export const QUESTIONS_ASKED: Readonly<
  Record<
    Exclude<Question, 'admissible'>,
    Readonly<Record<'explains' | 'law' | 'upheld' | 'refused', Bilingual>>
  >
> = {
  joint: {
    explains: {
      da: 'Noget af det bruges med begge forældres samtykke, så den anden skal være enig. Siger hun eller han nej, sker det ikke for de formål; resten behandles alligevel.',
      en: 'Some of it is used with both parents’ consent, so the other one must agree. If she or he says no, it does not happen for those purposes; the rest is handled all the same.',
    },
    law: { da: 'Forældreansvarsloven § 3', en: 'The Parental Responsibility Act (forældreansvarsloven) § 3' },
    upheld: { da: 'Ja, den anden er enig', en: 'Yes, the other one agrees' },
    refused: { da: 'Nej, den anden er ikke enig', en: 'No, the other one does not agree' },
  },
  maturity: {
    explains: {
      da: 'Barnet har selv bedt om det. Vurdér, om hun eller han forstår, hvad det betyder. Svarer du nej, kan en forælder bede om det i stedet.',
      en: 'The child asked. Assess whether she or he understands what it means. If you answer no, a parent can ask instead.',
    },
    law: {
      da: 'GDPR art. 12; forældreansvarsloven § 2',
      en: 'GDPR art. 12; the Parental Responsibility Act (forældreansvarsloven) § 2',
    },
    upheld: { da: 'Ja, barnet er modent nok', en: 'Yes, the child is mature enough' },
    refused: { da: 'Nej, en forælder må bede om det', en: 'No, a parent must ask' },
  },
  accuracy: {
    explains: {
      da: 'Undersøg, om oplysningerne er forkerte. Er de det, får hver leverandør besked om at rette dem. En vurdering, nogen er uenig i, rettes ikke; bemærkningen føjes til.',
      en: 'Look into whether the data is wrong. If it is, every vendor is told to correct it. An opinion that somebody disagrees with is not corrected; the comment is added.',
    },
    law: { da: 'GDPR art. 16 og 19', en: 'GDPR art. 16 and 19' },
    upheld: { da: 'Ja, de skal rettes', en: 'Yes, it is to be rectified' },
    refused: { da: 'Nej, de er ikke forkerte', en: 'No, it is not wrong' },
  },
  objection: {
    explains: {
      da: 'Brugen stopper, medmindre kommunen kan påvise vægtige legitime grunde, der går forud for barnets interesser. Det er kommunen, der skal påvise det. Leverandørerne bruger ikke oplysningerne imens.',
      en: 'The use stops unless the municipality can demonstrate compelling legitimate grounds that override the child’s interests. It is for the municipality to demonstrate. The vendors do not use the data meanwhile.',
    },
    law: { da: 'GDPR art. 21, stk. 1', en: 'GDPR art. 21(1)' },
    upheld: { da: 'Ja, brugen stopper', en: 'Yes, the use stops' },
    refused: { da: 'Nej, vægtige grunde går forud', en: 'No, compelling grounds override' },
  },
  release: {
    explains: {
      da: 'Se det igennem, før familien får det. Udelad det, der handler om andre, eller som det skader barnet at udlevere, og skriv hvorfor. Familien får at vide, hvor meget der er udeladt og efter hvilken regel.',
      en: 'Look it through before the family gets it. Leave out what is about others, or what it would harm the child to hand over, and say why. The family is told how much is left out and by which rule.',
    },
    law: {
      da: 'GDPR art. 15, stk. 4, og 20, stk. 4; databeskyttelsesloven § 22',
      en: 'GDPR art. 15(4) and 20(4); databeskyttelsesloven § 22',
    },
    upheld: { da: 'Ja, giv det videre', en: 'Yes, pass it on' },
    refused: { da: 'Nej, intet gives videre', en: 'No, nothing is passed on' },
  },
};

/** When a request may be refused whole, beside the sentence the family reads. */
export const REFUSABLE: Words<Inadmissible> = {
  'identity-not-proved': {
    da: 'Afsenderen er spurgt og har ikke vist, hvem hun eller han er. GDPR art. 12, stk. 6.',
    en: 'The requester was asked and has not shown who she or he is. GDPR art. 12(6).',
  },
  unfounded: {
    da: 'Kommunen skal kunne påvise det. GDPR art. 12, stk. 5.',
    en: 'The municipality must be able to demonstrate it. GDPR art. 12(5).',
  },
  excessive: {
    da: 'Kommunen skal kunne påvise det. GDPR art. 12, stk. 5.',
    en: 'The municipality must be able to demonstrate it. GDPR art. 12(5).',
  },
};

/** A person's words on a request: answering, refusing, lifting. */
export const DECIDE_TEXTS = {
  ifUpheld: { da: 'Hvis ja', en: 'If yes' },
  ifRefused: { da: 'Hvis nej', en: 'If no' },
  nothing: { da: 'Ingen leverandør skal gøre noget.', en: 'No vendor has to do anything.' },
  yourAnswer: { da: 'Svaret', en: 'The answer' },
  reason: { da: 'Begrundelse', en: 'Reason' },
  reasonHint: { da: 'Den står i brevet til familien.', en: 'It stands in the letter to the family.' },
  reasonRelease: {
    da: 'Den står i brevet til familien. Nævn ikke andre ved navn.',
    en: 'It stands in the letter to the family. Name nobody else.',
  },
  reasonJoint: { da: 'Kun medarbejdere læser den.', en: 'Only staff read it.' },
  corrected: { da: 'Rettet ved kilden?', en: 'Corrected at the source?' },
  correctedHint: {
    da: 'Navn og Unilogin hentes fra folkeregisteret og skolens system. Svarer du ja, skal de være rettet dér først; ellers kommer fejlen igen.',
    en: 'Names and Unilogin come from the civil register and the school’s system. If you answer yes, they must be corrected there first; otherwise the mistake comes back.',
  },
  correctedYes: { da: 'Ja, de er rettet dér', en: 'Yes, they are corrected there' },
  decide: { da: 'Registrér svaret', en: 'Register the answer' },
  seeLetter: { da: 'Se brevet først', en: 'See the letter first' },
  seeAgain: { da: 'Se brevet igen', en: 'See the letter again' },
  letterTitle: { da: 'Sådan vil brevet se ud', en: 'How the letter will read' },
  letterHint: {
    da: 'Intet er registreret eller sendt endnu.',
    en: 'Nothing is registered or sent yet.',
  },
  wrongOutcome: { da: 'Vælg ja eller nej', en: 'Choose yes or no' },
  wrongReason: {
    da: 'Skriv en begrundelse på højst 4000 tegn',
    en: 'Write a reason of 4000 characters at most',
  },
  notAsked: {
    da: 'Spørgsmålet er ikke åbent længere, så intet er sendt.',
    en: 'The question is no longer open, so nothing was sent.',
  },
  youWrote: { da: 'Du havde skrevet: {reason}', en: 'You had written: {reason}' },
  toRequest: { da: 'Tilbage til anmodningen', en: 'Back to the request' },

  parts: { da: 'Det, leverandørerne har udleveret', en: 'What the vendors handed over' },
  partsHint: {
    da: 'Alt gives videre, medmindre du vælger andet.',
    en: 'Everything is passed on unless you choose otherwise.',
  },
  pieces: { da: '{n} oplysninger', en: '{n} pieces of data' },
  partTitle: { da: 'Udleveret af {vendor}', en: 'Handed over by {vendor}' },
  partFor: { da: 'Til: {purposes}', en: 'For: {purposes}' },
  partAll: { da: 'Se det hele for sig', en: 'See it all by itself' },
  piece: { da: 'Oplysning', en: 'Piece of data' },
  value: { da: 'Værdi', en: 'Value' },
  pass: { da: 'Gives videre?', en: 'Passed on?' },
  passed: { da: 'Gives videre', en: 'Passed on' },
  leftOut: { da: 'Udelades: {because}', en: 'Left out: {because}' },
  passOf: { da: 'Gives {piece} videre?', en: 'Is {piece} passed on?' },
  several: { da: 'Flere oplysninger', en: 'Several pieces of data' },
  yes: { da: 'Ja', en: 'Yes' },
  no: { da: 'Nej', en: 'No' },
  none: { da: 'ingen værdi', en: 'no value' },
  empty: { da: 'tom', en: 'empty' },
  emptyPart: { da: 'Leverandøren har udleveret en tom fil.', en: 'The vendor handed over an empty file.' },

  refuseTitle: { da: 'Afvis anmodningen', en: 'Refuse the request' },
  refuseLead: {
    da: 'En hel anmodning kan kun afvises af disse grunde. Familien får brevet med begrundelsen og kan klage.',
    en: 'A whole request can be refused for these grounds only. The family gets the letter with the reason and may complain.',
  },
  because: { da: 'Hvorfor afvises den?', en: 'Why is it refused?' },
  wrongBecause: { da: 'Vælg, hvorfor den afvises', en: 'Choose why it is refused' },
  notRefusable: {
    da: 'Anmodningen kan ikke afvises som helhed nu. Det kan kun ske, før noget er vurderet eller afgjort.',
    en: 'The request cannot be refused as a whole now. It can be only before anything is assessed or decided.',
  },
  refuse: { da: 'Afvis anmodningen', en: 'Refuse the request' },

  liftTitle: { da: 'Ophæv begrænsningen', en: 'Lift the restriction' },
  announceLead: {
    da: 'Familien skal have besked, før oplysningerne må bruges igen. GDPR art. 18, stk. 3.',
    en: 'The family must be told before the data may be used again. GDPR art. 18(3).',
  },
  liftsOn: { da: 'Fra hvilken dag?', en: 'From which day?' },
  liftsHint: { da: 'Tidligst i morgen.', en: 'Tomorrow at the earliest.' },
  wrongLiftsOn: { da: 'Skriv en dato, tidligst i morgen', en: 'Write a date, tomorrow at the earliest' },
  announce: { da: 'Varsl ophævelsen', en: 'Announce the lift' },
  liftLead: {
    da: 'Familien har besked om, at begrænsningen ophæves {date}. Når du ophæver den, får leverandørerne besked om, at de må bruge det igen, som loven tillader.',
    en: 'The family was told that the restriction ends on {date}. When you lift it, the vendors are told that they may again use what the law allows.',
  },
  lift: { da: 'Ophæv den nu', en: 'Lift it now' },
  liftLater: { da: 'Den kan ophæves fra {date}.', en: 'It can be lifted from {date}.' },
  notLiftable: { da: 'Her er ingen begrænsning at ophæve.', en: 'There is no restriction to lift here.' },
  alreadyLifted: { da: 'Begrænsningen er ophævet.', en: 'The restriction is lifted.' },
} as const satisfies Texts;
