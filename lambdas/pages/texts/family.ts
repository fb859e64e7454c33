import type { Bilingual } from '../../domain/purpose.ts';
import type { Texts } from '../web/say.ts';

/** The pages of guardians and children: the children, and who uses what about one of them. */
export const FAMILY = {
  childrenTitle: { da: 'Mine børn', en: 'My children' },
  noChildren: {
    da: 'Der er ingen børn, som du er registreret som forældremyndighedsindehaver for. Spørg skolen eller dagtilbuddet, hvis det er forkert.',
    en: 'There are no children for whom you are registered as a custody holder. Ask the school or daycare if that is wrong.',
  },
  /** A class or a room goes by its own name, in a school and in a daycare alike. */
  inGroup: {
    da: '{group} (institutionsnummer {institution})',
    en: '{group} (institution number {institution})',
  },
  inGroupAt: { da: '{group}, {institution}', en: '{group}, {institution}' },
  cardAsked: { da: '1 samtykke venter på dit svar', en: '1 consent waits for your answer' },
  cardAskedMany: { da: '{n} samtykker venter på dit svar', en: '{n} consents wait for your answer' },
  cardDiffers: {
    da: 'I har svaret forskelligt om: {purpose}',
    en: 'You have answered differently about: {purpose}',
  },
  cardRequest: { da: '1 anmodning er i gang', en: '1 request is under way' },
  cardRequestMany: { da: '{n} anmodninger er i gang', en: '{n} requests are under way' },
  cardYours: { da: 'Du bliver spurgt om noget i en anmodning', en: 'You are asked something in a request' },
  cardDue: { da: 'kommunen svarer senest {date}', en: 'the municipality answers by {date}' },
  cardNothing: { da: 'Intet venter på dig', en: 'Nothing waits for you' },

  theChild: { da: 'Barnet', en: 'The child' },
  /** Whose something is, within a sentence. */
  theChilds: { da: 'barnets', en: 'the child’s' },
  your: { da: 'din', en: 'your' },
  lead: {
    da: 'Her ser du, hvem der må bruge oplysninger om {name}, til hvad, og hvorfor de må. Leverandører er firmaer, som kommunen har en aftale med.',
    en: 'Here you see who may use data about {name}, what for, and why they may. Vendors are companies that the municipality has an agreement with.',
  },
  left: {
    da: '{name} er meldt ud pr. {date}',
    en: '{name} has left as of {date}',
  },
  leftText: {
    da: 'Ingen må bruge oplysningerne mere, og leverandørerne skal slette dem.',
    en: 'Nobody may use the data any more, and the vendors must erase it.',
  },
  erasing: { da: 'Oplysningerne er ved at blive slettet', en: 'The data is being erased' },
  erased: { da: 'Oplysningerne er slettet', en: 'The data has been erased' },
  erasureFollow: { da: 'Se sletningen', en: 'See the erasure' },

  askedTitle: { da: 'Du bliver spurgt', en: 'You are asked' },
  askedText: {
    da: 'Du bestemmer, ét formål ad gangen. Intet af det må bruges, før der er sagt ja.',
    en: 'You decide, one purpose at a time. None of it may be used before the answer is yes.',
  },
  answer: { da: 'Læs og svar', en: 'Read and answer' },
  consentTitle: { da: 'Med samtykke', en: 'With consent' },
  consentText: {
    da: 'Det er der sagt ja til. Et ja kan altid trækkes tilbage.',
    en: 'The answer was yes. A yes can always be withdrawn.',
  },
  withdrawOrRead: { da: 'Læs mere, eller træk tilbage', en: 'Read more, or withdraw' },
  readMore: { da: 'Læs mere', en: 'Read more' },
  /** Read out after a link that would say the same elsewhere on the page. */
  linkAbout: { da: 'om {purpose}', en: 'about {purpose}' },
  lawTitle: { da: 'Uden samtykke', en: 'Without consent' },
  lawText: {
    da: 'Her spørges der ikke om samtykke, fordi loven giver et andet grundlag. Åbn et punkt for at se hvilket.',
    en: 'No consent is asked for here, because the law gives another ground. Open an item to see which.',
  },
  mayObject: {
    da: 'Du har ret til at gøre indsigelse, hvis noget ved {whose} situation taler imod.',
    en: 'You have the right to object if something in {whose} situation speaks against it.',
  },
  object: { da: 'Gør indsigelse', en: 'Object' },
  unusedTitle: { da: 'Bruges ikke', en: 'Not used' },
  unusedText: {
    da: 'Det her må ingen bruge oplysninger om {name} til lige nu.',
    en: 'Nobody may use data about {name} for this at the moment.',
  },
  nothingYet: {
    da: 'Ingen formål er registreret endnu, så ingen må bruge oplysninger om {name}.',
    en: 'No purpose is registered yet, so nobody may use data about {name}.',
  },

  moreTitle: { da: 'Mere om {name}', en: 'More about {name}' },
  historyLink: { da: 'Hvad har været tilladt hvornår?', en: 'What has been allowed when?' },
  historyLinkText: {
    da: 'Et billede af, hvad der har været tilladt over tid, og hvem der har svaret hvad.',
    en: 'A picture of what has been allowed over time, and who answered what.',
  },
  rightsLink: { da: 'Se, ret eller slet oplysninger', en: 'See, correct or erase data' },
  rightsLinkText: {
    da: 'Dine rettigheder, og hvad der vil ske, hvis du bruger dem.',
    en: 'Your rights, and what will happen if you use them.',
  },
  requestsLink: { da: 'Anmodninger', en: 'Requests' },
  requestsLinkText: {
    da: 'Følg det, du har bedt om, til det er færdigt hos alle.',
    en: 'Follow what you have asked for until everyone is done.',
  },

  historyTitle: { da: 'Hvad har været tilladt hvornår?', en: 'What has been allowed when?' },
  historyLead: {
    da: 'Hver række er noget, oplysninger om {name} kan bruges til. Den viser, hvornår det var tilladt, og hvad der ændrede det. Billedet viser loven og jeres svar. En leverandør må kun bruge oplysningerne, hvis dens aftale med kommunen også tillader det.',
    en: 'Each row is something that data about {name} can be used for. It shows when it was allowed, and what changed that. The picture shows the law and your answers. A vendor may use the data only if its agreement with the municipality allows it too.',
  },
  you: { da: 'Dig', en: 'You' },
} as const satisfies Texts;

type FamilyTexts = Readonly<Record<keyof typeof FAMILY, Bilingual>>;

/** What a child reads in place of what her guardians read. */
const OWN = {
  childrenTitle: { da: 'Dine oplysninger', en: 'Your data' },
  lead: {
    da: 'Her ser du, hvem der må bruge oplysninger om dig, til hvad, og hvorfor de må. Leverandører er firmaer, som kommunen har en aftale med.',
    en: 'Here you see who may use data about you, what for, and why they may. Vendors are companies that the municipality has an agreement with.',
  },
  left: { da: 'Du er meldt ud pr. {date}', en: 'You have left as of {date}' },
  unusedText: {
    da: 'Det her må ingen bruge oplysninger om dig til lige nu.',
    en: 'Nobody may use data about you for this at the moment.',
  },
  nothingYet: {
    da: 'Ingen formål er registreret endnu, så ingen må bruge oplysninger om dig.',
    en: 'No purpose is registered yet, so nobody may use data about you.',
  },
  moreTitle: { da: 'Mere om dine oplysninger', en: 'More about your data' },
  historyLead: {
    da: 'Hver række er noget, oplysninger om dig kan bruges til. Den viser, hvornår det var tilladt, og hvad der ændrede det. Billedet viser loven og jeres svar. En leverandør må kun bruge oplysningerne, hvis dens aftale med kommunen også tillader det.',
    en: 'Each row is something that data about you can be used for. It shows when it was allowed, and what changed that. The picture shows the law and the answers. A vendor may use the data only if its agreement with the municipality allows it too.',
  },
} as const satisfies Partial<FamilyTexts>;

/** The texts in the words of who reads them: a child about herself, or her guardian about her. */
export const familyTexts = (role: string): FamilyTexts => (role === 'child' ? { ...FAMILY, ...OWN } : FAMILY);
