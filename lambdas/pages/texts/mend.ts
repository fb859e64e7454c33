import type { Bilingual } from '../../domain/purpose.ts';
import type { MENDINGS, STANDSTILLS } from '../../domain/standstill.ts';
import type { Texts } from '../web/say.ts';

/** What does not go on by itself, and what mends it. */
export const MEND = {
  title: { da: 'Skal rettes', en: 'To mend' },
  lead: {
    da: 'Her står det, der ikke går videre af sig selv, og det, der mangler. Ved hvert punkt står det, der hjælper.',
    en: 'Here is what does not go on by itself, and what is wanting. With each comes what mends it.',
  },
  allWell: { da: 'Intet står stille', en: 'Nothing stands still' },
  allWellText: {
    da: 'Alle anmodninger går videre af sig selv eller venter på nogen, der er i god tid.',
    en: 'All requests go on by themselves, or wait for someone who is in good time.',
  },
  allWellSoFar: {
    da: 'Intet står stille blandt de første. Der er flere at se på.',
    en: 'Nothing stands still among the first. There are more to look at.',
  },
  inShort: { da: 'Kort fortalt', en: 'In short' },
  more: { da: 'Se på flere', en: 'Look at more' },
  fromStart: { da: 'Fra begyndelsen', en: 'From the beginning' },
  request: { da: 'Anmodning', en: 'Request' },
  requestNo: { da: 'Anmodning {no}', en: 'Request {no}' },
  vendor: { da: 'Leverandør', en: 'Vendor' },
  child: { da: 'Barn', en: 'Child' },
  seeChild: { da: 'Se barnet', en: 'See the child' },
  purpose: { da: 'Formål', en: 'Purpose' },
  since: { da: 'Siden', en: 'Since' },
  due: { da: 'Frist', en: 'Last day' },
  action: { da: 'Det hjælper', en: 'What helps' },
  none: { da: '–', en: '–' },
  sent: { da: 'Det er sendt igen', en: 'It was sent again' },
  sentText: {
    da: 'Det kan vare et øjeblik, før det er kommet frem. Står det her stadig om en time, så se på anmodningen.',
    en: 'It may take a moment to arrive. If it still stands here in an hour, look at the request.',
  },
  bulks: { da: 'Sletninger for mange børn', en: 'Erasures for many children' },
  bulksText: {
    da: 'Sletninger for mange børn på én gang følges for sig.',
    en: 'Erasures for many children at once are followed on their own.',
  },
  seeBulks: { da: 'Se sletninger for mange børn', en: 'See erasures for many children' },
  findings: { da: 'Mangler', en: 'What is wanting' },
  findingsNone: { da: 'Der mangler intet.', en: 'Nothing is wanting.' },
} as const satisfies Texts;

type Words<K extends string> = Readonly<Record<K, { readonly title: Bilingual; readonly text: Bilingual }>>;

/** What each kind of standstill is. */
export const STANDSTILL_WORDS: Words<(typeof STANDSTILLS)[number]> = {
  'deadline-missed': {
    title: { da: 'Fristen er overskredet', en: 'The last day is over' },
    text: {
      da: 'Loven giver en måned til at svare (GDPR artikel 12, stk. 3). Svar nu, og fortæl familien hvorfor det trak ud.',
      en: 'The law gives a month to answer (GDPR Article 12(3)). Answer now, and tell the family why it took long.',
    },
  },
  'step-not-taken': {
    title: { da: 'Hjemmels eget skridt blev væk', en: 'Hjemmel’s own step was lost' },
    text: {
      da: 'Systemet skulle være gået videre for over et kvarter siden. Send skridtet igen: Intet sker to gange.',
      en: 'The system should have gone on more than a quarter of an hour ago. Send the step again: nothing happens twice.',
    },
  },
  'vendor-not-told': {
    title: { da: 'Leverandøren har ikke fået besked', en: 'The vendor was not told' },
    text: {
      da: 'Opgaven kunne ikke afleveres til leverandørens webhook inden for en time.',
      en: 'The task could not be delivered to the vendor’s webhook within an hour.',
    },
  },
  'task-not-settled': {
    title: { da: 'Leverandøren har ikke gjort det hele', en: 'The vendor did not do it all' },
    text: {
      da: 'Leverandøren svarede, at opgaven kun er delvist gjort, er mislykket eller afvises. Tal med leverandøren, og send opgaven igen.',
      en: 'The vendor answered that the task is only partly done, failed or is refused. Talk to the vendor, and send the task again.',
    },
  },
  'task-overdue': {
    title: { da: 'Leverandøren er for sent ude', en: 'The vendor is late' },
    text: {
      da: 'Opgaven skulle have været besvaret. Send den igen, og ring eventuelt til leverandøren.',
      en: 'The task should have been answered. Send it again, and perhaps call the vendor.',
    },
  },
  'conflict-open': {
    title: { da: 'Forældre har svaret forskelligt', en: 'Parents have answered differently' },
    text: {
      da: 'Et nej gælder, til de er enige. Tal med dem, og luk sagen, når der ikke er mere at gøre.',
      en: 'A no stands until they agree. Talk to them, and settle it when there is nothing more to do.',
    },
  },
};

/** What mends a standstill, on its button or link. */
export const MENDING_WORDS: Readonly<Record<(typeof MENDINGS)[number], Bilingual>> = {
  resend: { da: 'Send skridtet igen', en: 'Send the step again' },
  retry: { da: 'Send opgaven igen', en: 'Send the task again' },
  assess: { da: 'Gå til afgørelsen', en: 'Go to the decision' },
  'mend-agreement': { da: 'Ret aftalen eller webhooken', en: 'Put the agreement or webhook right' },
  'settle-conflict': { da: 'Gå til uenigheder', en: 'Go to disagreements' },
};
/** Where the tasks to send again are on the request's own page. */
export const SEE_TASKS: Bilingual = { da: 'Se opgaverne på anmodningen', en: 'See the tasks of the request' };
