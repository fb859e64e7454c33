import type { Bilingual } from '../../domain/purpose.ts';
import type { Texts } from '../web/say.ts';

/** A consent: what is asked, by whom, what has been answered, the answer itself, and its receipt. */
export const CONSENT = {
  whoAsks: { da: 'Hvem spørger', en: 'Who asks' },
  whoDecides: { da: 'Hvem bestemmer', en: 'Who decides' },
  all: {
    da: 'Alle, der har forældremyndighed, skal sige ja. Ellers må det ikke bruges.',
    en: 'Everyone with custody must say yes. Otherwise it may not be used.',
  },
  one: {
    da: 'Det er nok, at én med forældremyndighed siger ja. Men siger en anden nej, må det ikke bruges.',
    en: 'It is enough that one person with custody says yes. But if another says no, it may not be used.',
  },
  childDecides: {
    da: '{name} er gammel nok til selv at svare, så du bliver ikke spurgt.',
    en: '{name} is old enough to answer alone, so you are not asked.',
  },
  youDecide: { da: 'Du er gammel nok til selv at svare.', en: 'You are old enough to answer yourself.' },
  nobodyDecides: { da: 'Ingen kan svare lige nu.', en: 'Nobody can answer at the moment.' },
  parentsDecide: {
    da: 'Det er dem, der har forældremyndighed over dig, der svarer. Sig dem gerne, hvad du synes.',
    en: 'Those who have custody of you answer. Do tell them what you think.',
  },

  question: { da: 'Det bliver der spurgt om', en: 'This is what is asked' },
  saidTitle: { da: 'Svar indtil nu', en: 'Answers so far' },
  yes: { da: 'Ja, {date}', en: 'Yes, {date}' },
  no: { da: 'Nej, {date}', en: 'No, {date}' },
  tookBack: { da: 'Trak samtykket tilbage {date}', en: 'Withdrew consent {date}' },
  toEarlierText: { da: 'Svaret var til en tidligere tekst', en: 'The answer was to an earlier text' },
  notYet: { da: 'Har ikke svaret endnu', en: 'Has not answered yet' },
  you: { da: '{name} (dig)', en: '{name} (you)' },
  someone: { da: 'En, der ikke længere har forældremyndighed', en: 'Someone who no longer has custody' },

  otherMissing: { da: 'Der mangler et svar', en: 'One answer is missing' },
  otherMissingTwo: {
    da: 'Den anden med forældremyndighed har ikke svaret endnu. Intet må bruges, før I begge har sagt ja.',
    en: 'The other custody holder has not answered yet. Nothing may be used before both of you have said yes.',
  },
  otherMissingMore: {
    da: 'Ikke alle med forældremyndighed har svaret endnu. Intet må bruges, før alle har sagt ja.',
    en: 'Not everyone with custody has answered yet. Nothing may be used before all have said yes.',
  },
  differsTitle: { da: 'I har svaret forskelligt', en: 'You have answered differently' },
  differsText: {
    da: 'Så længe en af jer siger nej, må det ikke bruges. I kan hver især ændre jeres svar, når I vil. En sagsbehandler har fået besked, men tager ikke parti.',
    en: 'As long as one of you says no, it may not be used. Each of you can change your answer whenever you want. A case worker has been told, but does not take sides.',
  },
  othersNoTitle: { da: 'En anden har sagt nej', en: 'Someone else has said no' },
  othersNoText: {
    da: 'Så må det ikke bruges. Dit eget svar kan du give alligevel.',
    en: 'So it may not be used. You can still give your own answer.',
  },
  againTitle: { da: 'Der spørges igen', en: 'You are asked again' },
  againText: {
    da: 'Det, der blev svaret før, gælder ikke længere, fordi teksten er ny, eller fordi noget om alder eller forældremyndighed har ændret sig. Indtil der er svaret igen, må det ikke bruges.',
    en: 'What was answered before no longer counts, because the text is new, or because something about age or custody has changed. Until there is a new answer, it may not be used.',
  },

  answerTitle: { da: 'Dit svar', en: 'Your answer' },
  legend: { da: 'Giver du samtykke?', en: 'Do you consent?' },
  give: { da: 'Ja, jeg giver samtykke', en: 'Yes, I consent' },
  giveHint: { da: 'Du kan trække det tilbage når som helst.', en: 'You can withdraw at any time.' },
  refuse: { da: 'Nej, jeg giver ikke samtykke', en: 'No, I do not consent' },
  refuseHint: { da: 'Du kan ombestemme dig når som helst.', en: 'You can change your mind at any time.' },
  choose: { da: 'Vælg ja eller nej', en: 'Choose yes or no' },
  send: { da: 'Send dit svar', en: 'Send your answer' },
  youSaidNo: {
    da: 'Du sagde nej {date}. Du kan ændre dit svar her.',
    en: 'You said no {date}. You can change your answer here.',
  },
  youTookBack: {
    da: 'Du trak dit samtykke tilbage {date}. Du kan svare igen her, hvis du vil.',
    en: 'You withdrew your consent {date}. You can answer again here if you want.',
  },
  withdrawTitle: { da: 'Du har sagt ja', en: 'You have said yes' },
  withdrawText: {
    da: 'Du sagde ja {date}. Vil du ikke mere, så tryk her. Du skal ikke give en grund, og det gælder med det samme: Oplysningerne må ikke bruges til det, og en leverandør, der har fået dem, får besked på at stoppe.',
    en: 'You said yes {date}. If you no longer want it, press here. You need give no reason, and it takes effect at once: the data may not be used for this, and a vendor that was given it is told to stop.',
  },
  withdrawOthersTitle: { da: 'Der er sagt ja', en: 'The answer was yes' },
  withdrawOthersText: {
    da: 'En anden har sagt ja for barnet. Vil du det ikke, så tryk her. Du skal ikke give en grund, og det gælder med det samme.',
    en: 'Someone else has said yes for the child. If you do not want that, press here. You need give no reason, and it takes effect at once.',
  },
  withdraw: { da: 'Træk samtykket tilbage', en: 'Withdraw consent' },
  toReceipt: { da: 'Se din kvittering', en: 'See your receipt' },
  changedTitle: { da: 'Teksten er ændret', en: 'The text has changed' },
  changedText: {
    da: 'Det skete, efter at du åbnede siden, så dit svar er ikke sendt. Læs den nye tekst, og svar på den.',
    en: 'That was after you opened the page, so your answer was not sent. Read the new text and answer that.',
  },

  receiptTitle: { da: 'Kvittering for dit svar', en: 'Receipt for your answer' },
  keep: {
    da: 'Dit svar er registreret. Gem eller udskriv kvitteringen, hvis du vil; den står her også, når du kommer igen.',
    en: 'Your answer is registered. Keep or print the receipt if you want; it is here when you come back, too.',
  },
  justYes: { da: 'Ja', en: 'Yes' },
  justNo: { da: 'Nej', en: 'No' },
  justBack: { da: 'Trukket tilbage', en: 'Withdrawn' },
  saidYes: { da: 'Du har sagt ja', en: 'You have said yes' },
  saidNo: { da: 'Du har sagt nej', en: 'You have said no' },
  saidBack: { da: 'Du har trukket samtykket tilbage', en: 'You have withdrawn consent' },
  asked: { da: 'Spørgsmål', en: 'Question' },
  about: { da: 'Om', en: 'About' },
  answered: { da: 'Svar', en: 'Answer' },
  by: { da: 'Svaret af', en: 'Answered by' },
  on: { da: 'Dato', en: 'Date' },
  vendorsToday: { da: 'Leverandører i dag', en: 'Vendors today' },
  textOf: { da: 'Tekst', en: 'Text' },
  versionNow: { da: 'Version {n}', en: 'Version {n}' },
  versionThen: { da: 'Version {n}, som er ændret siden', en: 'Version {n}, changed since' },
  nextTitle: { da: 'Det sker der nu', en: 'What happens now' },
  nextUsed: {
    da: 'Oplysningerne må kun bruges til det, der står i teksten.',
    en: 'The data may be used only for what the text says.',
  },
  nextUnused: {
    da: 'Oplysningerne må ikke bruges til det.',
    en: 'The data may not be used for it.',
  },
  nextOthersNo: {
    da: 'En anden har sagt nej, så oplysningerne må ikke bruges til det.',
    en: 'Someone else has said no, so the data may not be used for it.',
  },
  nextStopped: {
    da: 'Oplysningerne må ikke bruges til det. Har en leverandør fået dem efter et tidligere ja, får den besked på at stoppe og på at slette det, den ikke lovligt bruger til andet. Det kan du følge under anmodninger.',
    en: 'The data may not be used for it. If a vendor was given it after an earlier yes, it is told to stop, and to erase what it does not lawfully use for something else. You can follow that under requests.',
  },
  toRequests: { da: 'Se anmodninger', en: 'See requests' },
  changeTitle: { da: 'Hvis du vil ændre dit svar', en: 'If you want to change your answer' },
  howToWithdraw: {
    da: 'Åbn {page}, og tryk på »Træk samtykket tilbage«. Du skal ikke give en grund, og det gælder med det samme (databeskyttelsesforordningens artikel 7, stk. 3).',
    en: 'Open {page} and press “Withdraw consent”. You need give no reason, and it takes effect at once (GDPR Article 7(3)).',
  },
  howToAnswer: { da: 'Åbn {page}, og svar igen.', en: 'Open {page} and answer again.' },
  thePage: { da: 'siden om »{purpose}«', en: 'the page about “{purpose}”' },
  theText: { da: 'Den tekst, du svarede på', en: 'The text that you answered' },
  print: { da: 'Udskriv', en: 'Print' },
} as const satisfies Texts;

type ConsentTexts = Readonly<Record<keyof typeof CONSENT, Bilingual>>;

/** What a child reads in place of what her guardians read. */
const OWN = {
  withdrawOthersText: {
    da: 'En anden har sagt ja for dig. Vil du det ikke, så tryk her. Du skal ikke give en grund, og det gælder med det samme.',
    en: 'Someone else has said yes for you. If you do not want that, press here. You need give no reason, and it takes effect at once.',
  },
} as const satisfies Partial<ConsentTexts>;

/** The texts in the words of who reads them: a child about herself, or her guardian about her. */
export const consentTexts = (role: string): ConsentTexts =>
  role === 'child' ? { ...CONSENT, ...OWN } : CONSENT;
