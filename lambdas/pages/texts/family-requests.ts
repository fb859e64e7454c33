import type { Bilingual } from '../../domain/purpose.ts';
import type { Cause, Question } from '../../domain/request.ts';
import type { TaskAction } from '../../domain/task.ts';
import type { Texts } from '../web/say.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** What was assessed, and what came of it. */
export const ASSESSED: Readonly<
  Record<Question, Readonly<Record<'what' | 'upheld' | 'refused', Bilingual>>>
> = {
  admissible: {
    what: { da: 'Kan anmodningen behandles?', en: 'Can the request be handled?' },
    upheld: { da: 'Ja', en: 'Yes' },
    refused: { da: 'Nej', en: 'No' },
  },
  joint: {
    what: { da: 'Den anden forældremyndighedsindehaver', en: 'The other custody holder' },
    upheld: { da: 'Er enig', en: 'Agrees' },
    refused: { da: 'Er ikke enig', en: 'Does not agree' },
  },
  maturity: {
    what: { da: 'Er barnet modent nok til selv at bede om det?', en: 'Is the child mature enough to ask?' },
    upheld: { da: 'Ja', en: 'Yes' },
    refused: { da: 'Nej', en: 'No' },
  },
  accuracy: {
    what: { da: 'Er oplysningerne forkerte?', en: 'Is the data wrong?' },
    upheld: { da: 'Ja, de rettes', en: 'Yes, it is corrected' },
    refused: { da: 'Nej', en: 'No' },
  },
  objection: {
    what: { da: 'Indsigelsen', en: 'The objection' },
    upheld: { da: 'Taget til følge', en: 'Upheld' },
    refused: { da: 'Ikke taget til følge', en: 'Not upheld' },
  },
  release: {
    what: { da: 'Kopien', en: 'The copy' },
    upheld: { da: 'Set igennem og givet videre', en: 'Looked through and passed on' },
    refused: { da: 'Set igennem og ikke givet videre', en: 'Looked through and not passed on' },
  },
};

/** The same, as a child reads it of herself. */
export const ASSESSED_OWN: typeof ASSESSED = {
  ...ASSESSED,
  maturity: {
    ...ASSESSED.maturity,
    what: {
      da: 'Er du gammel nok til selv at bede om det?',
      en: 'Are you old enough to ask yourself?',
    },
  },
};

/** What a vendor is to do. */
export const TO_DO: Words<TaskAction> = {
  stop: { da: 'stoppe brugen', en: 'stop the use' },
  'hand-over': { da: 'udlevere oplysningerne', en: 'hand the data over' },
  correct: { da: 'rette oplysningerne', en: 'correct the data' },
  erase: { da: 'slette oplysningerne', en: 'erase the data' },
  restrict: { da: 'gemme oplysningerne uden at bruge dem', en: 'keep the data without using it' },
  resume: { da: 'få at vide, at brugen må gå videre', en: 'be told that the use may go on' },
};

/** Why the municipality itself ordered it. */
export const ORDERED_BECAUSE: Words<Cause> = {
  'agreement-ended': {
    da: 'Kommunens aftale med leverandøren er ophørt.',
    en: 'The municipality’s agreement with the vendor has ended.',
  },
  'child-left': { da: 'Barnet går der ikke mere.', en: 'The child has left.' },
  'came-of-age': {
    da: 'Barnet er fyldt 18 år og bliver nu selv spurgt.',
    en: 'The child is 18 and is now asked in person.',
  },
  'custody-changed': {
    da: 'Forældremyndigheden er ændret, så en anden skal spørges.',
    en: 'Custody has changed, so another is to be asked.',
  },
  'hold-ended': {
    da: 'Pausen er slut, og oplysningerne er der ikke længere grund til at have.',
    en: 'The pause has ended, and there is no longer a reason to hold the data.',
  },
};

/** The same, as a child reads it of herself. */
export const ORDERED_BECAUSE_OWN: typeof ORDERED_BECAUSE = {
  ...ORDERED_BECAUSE,
  'child-left': { da: 'Du går der ikke mere.', en: 'You have left.' },
  'came-of-age': {
    da: 'Du er fyldt 18 år og bliver nu selv spurgt.',
    en: 'You are 18 and are now asked yourself.',
  },
};

/** A request and its course. */
export const REQUEST_TEXTS = {
  titleWithdrawal: { da: 'Samtykket bruges ikke længere', en: 'The consent is no longer used' },
  titleOrdered: { da: 'Besked om {right}', en: 'Notice of {right}' },
  listTitle: { da: 'Anmodninger', en: 'Requests' },
  listCaption: { da: 'Anmodninger om {name}', en: 'Requests about {name}' },
  listEmpty: { da: 'Der er ikke sendt nogen anmodninger.', en: 'No requests have been sent.' },
  toRights: { da: 'Se rettighederne', en: 'See the rights' },
  request: { da: 'Hvad', en: 'What' },
  standsNow: { da: 'Lige nu', en: 'Right now' },
  waitsForYou: { da: 'Venter på dit svar', en: 'Waits for your answer' },
  letterOwed: {
    da: 'Besluttet; svaret er på vej som brev',
    en: 'Decided; the answer is on its way as a letter',
  },
  receivedOn: { da: 'Modtaget', en: 'Received' },
  dueOn: { da: 'Kommunen svarer senest', en: 'The municipality answers by' },
  noDue: { da: 'Ingen frist: Det gælder med det samme', en: 'No deadline: it takes effect at once' },
  wasDue: { da: 'Afsluttet; fristen var {date}', en: 'Concluded; the time limit was {date}' },
  still: { da: 'Fristen er sat på pause', en: 'The time limit is paused' },
  daysLeft: { da: '{n} dage tilbage', en: '{n} days left' },
  dayLeft: { da: '1 dag tilbage', en: '1 day left' },
  lastDay: { da: 'I dag er sidste dag', en: 'Today is the last day' },
  daysOver: { da: '{n} dage for sent', en: '{n} days late' },
  dayOver: { da: '1 dag for sent', en: '1 day late' },
  askedBy: { da: 'Fra', en: 'From' },
  byYou: { da: 'Dig', en: 'You' },
  byOtherHolder: { da: 'Den anden forældremyndighedsindehaver', en: 'The other custody holder' },
  byParent: { da: 'En forælder', en: 'A parent' },
  byChild: { da: 'Barnet selv', en: 'The child' },
  byMunicipality: { da: 'Kommunen', en: 'The municipality' },
  ofAnother: {
    da: 'Det er ikke dig, der har bedt om det. Hvor der står »du« i svaret, er det den, der bad om det. En kopi af oplysningerne kan kun hentes af hende eller ham.',
    en: 'It was not you who asked for this. Where the answer says “you”, it means whoever asked. Only she or he can fetch a copy of the data.',
  },
  concerns: { da: 'Det gælder', en: 'It concerns' },
  everything: { da: 'Alt', en: 'Everything' },
  youWrote: { da: 'Du skrev', en: 'You wrote' },
  sentTitle: { da: 'Din anmodning er sendt', en: 'Your request is sent' },
  sentText: {
    da: 'Du får svar senest {date}. Er sagen svær, kan kommunen forlænge fristen med op til to måneder; så får du besked med en begrundelse inden da. Du behøver ikke gøre mere nu.',
    en: 'You get an answer by {date}. If the matter is difficult, the municipality can extend the time by up to two months; you are then told before that date, and why. You need do nothing more now.',
  },
  sentAlso: { da: 'Der er også sendt {link}.', en: 'Also sent: {link}.' },
  sentAccess: { da: 'en anmodning om indsigt i resten', en: 'a request for access to the rest' },
  jointDone: { da: 'Dit svar er registreret', en: 'Your answer is registered' },
  jointDoneText: {
    da: 'Kommunen går videre med anmodningen.',
    en: 'The municipality goes on with the request.',
  },
  jointTitle: { da: 'Er du enig?', en: 'Do you agree?' },
  jointText: {
    da: 'Anmodningen er fra den anden forældremyndighedsindehaver, og noget af den kræver, at I er enige. Siger du nej, sker det ikke for de formål, I begge skal sige ja til; resten behandles alligevel.',
    en: 'The request is the other custody holder’s, and some of it needs you both to agree. If you say no, it does not happen for the purposes that need you both; the rest is handled all the same.',
  },
  jointPurposes: {
    da: 'I skal begge sige ja til: {purposes}.',
    en: 'Both of you must agree to: {purposes}.',
  },
  law: { da: 'Loven kalder det {name} ({article}).', en: 'The law calls it {name} ({article}).' },
  jointUpheld: { da: 'Ja, jeg er enig', en: 'Yes, I agree' },
  jointRefused: { da: 'Nej, jeg er ikke enig', en: 'No, I do not agree' },
  jointReason: { da: 'Vil du sige hvorfor?', en: 'Do you want to say why?' },
  jointReasonHint: {
    da: 'Kun kommunens medarbejdere læser det, ikke den anden forældremyndighedsindehaver.',
    en: 'Only the municipality’s staff read it, not the other custody holder.',
  },
  jointSend: { da: 'Send svaret', en: 'Send the answer' },
  wrongOutcome: { da: 'Vælg ja eller nej', en: 'Choose yes or no' },
  wrongReason: { da: 'Skriv højst 4000 tegn', en: 'Write 4000 characters at most' },
  pausedTitle: { da: 'Kommunen har spurgt dig om noget', en: 'The municipality has asked you something' },
  pausedOther: {
    da: 'Kommunen har stillet den, der bad om det, et spørgsmål',
    en: 'The municipality has asked the requester a question',
  },
  pausedText: {
    da: 'Fristen er sat på pause, til svaret er kommet.',
    en: 'The time limit is paused until the answer comes.',
  },
  packageTitle: { da: 'Oplysningerne er klar', en: 'The data is ready' },
  packageText: {
    da: 'Du kan hente dem her i {n} dage, til og med {date}. Hent dem på din egen enhed: Filen indeholder det, leverandørerne har om {name}.',
    en: 'You can fetch it here for {n} days, until {date}. Do so on a device of your own: the file holds what the vendors have about {name}.',
  },
  packageExpired: {
    da: 'Oplysningerne kunne hentes i {n} dage, og de er gået. Bed om dem igen, hvis du skal bruge dem.',
    en: 'The data could be fetched for {n} days, which have passed. Ask for it again if you need it.',
  },
  packageHtml: { da: 'Hent som side', en: 'Fetch as a page' },
  packageJson: { da: 'Hent som fil (JSON)', en: 'Fetch as a file (JSON)' },
  packageRefused: { da: 'Pakken kunne ikke hentes', en: 'The package could not be fetched' },
  missedTitle: { da: 'Fristen er overskredet', en: 'The deadline has passed' },
  missedText: {
    da: 'Kommunen skulle have svaret nu. Det er kommunens ansvar, ikke familiens. Du kan spørge kommunen eller klage, se nederst.',
    en: 'The municipality should have answered by now. That is its responsibility, not the family’s. You can ask the municipality or complain, see below.',
  },
  extended: { da: 'Fristen er forlænget', en: 'The time to answer is extended' },
  lift: { da: 'Pausen slutter {date}', en: 'The pause ends on {date}' },
  reason: { da: 'Begrundelse: {reason}', en: 'Reason: {reason}' },
  progress: { da: 'Hvor langt er vi?', en: 'How far are we?' },
  vendors: { da: 'Leverandørerne', en: 'The vendors' },
  vendorsCaption: {
    da: 'Hvad hver leverandør skal, og hvor langt den er',
    en: 'What each vendor is to do, and how far it is',
  },
  vendor: { da: 'Leverandør', en: 'Vendor' },
  todo: { da: 'Skal', en: 'Is to' },
  status: { da: 'Status', en: 'Status' },
  when: { da: 'Hvornår', en: 'When' },
  doneOn: { da: 'Svarede {date}', en: 'Answered {date}' },
  expectedOn: { da: 'Regner med {date}', en: 'Expects {date}' },
  dueBy: { da: 'Senest {date}', en: 'By {date}' },
  decisions: { da: 'Det sker der', en: 'What happens' },
  granted: { da: 'Imødekommet', en: 'Granted' },
  noLongerUsed: { da: 'Må ikke bruges mere', en: 'May no longer be used' },
  refused: { da: 'Afslået', en: 'Refused' },
  notApplicable: { da: 'Gælder ikke', en: 'Does not apply' },
  kept: { da: 'Bevares', en: 'Kept' },
  assessments: { da: 'Det har en medarbejder vurderet', en: 'What a member of staff has assessed' },
  jointAnswered: { da: 'Det har den anden svaret', en: 'What the other has answered' },
  timeline: { da: 'Det er der sket', en: 'What has happened' },
  comingDue: { da: 'Kommunens sidste dag til at svare', en: 'The municipality’s last day to answer' },
  documents: { da: 'Breve', en: 'Letters' },
  letter: { da: 'Svaret som brev', en: 'The answer as a letter' },
  certificate: {
    da: 'Bevis for sletningen (digitalt underskrevet)',
    en: 'Proof of the erasure (digitally signed)',
  },
  documentsHint: {
    da: 'På dansk og engelsk, til at læse, printe og gemme.',
    en: 'In Danish and English, to read, print and keep.',
  },
  complainTitle: { da: 'Har du spørgsmål, eller er du uenig?', en: 'Questions, or do you disagree?' },
  askAgain: {
    da: 'Er du uenig, kan du bede kommunen om, at en medarbejder ser på svaret. Skriv, hvad du er uenig i.',
    en: 'If you disagree, you can ask the municipality to have a member of staff look at the answer. Write what you disagree with.',
  },
  questionWithAnswer: { da: '{what} {answer}', en: '{what} {answer}' },
} as const satisfies Texts;
