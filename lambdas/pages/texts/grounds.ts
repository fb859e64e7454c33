import type { CheckReason } from '../../domain/check-reasons.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import type { Texts } from '../web/say.ts';

/** How a purpose stands for a child, in a few words. */
export const STANDS = {
  allowed: { da: 'Må bruges', en: 'May be used' },
  nobody: { da: 'Må ikke bruges nu', en: 'May not be used now' },
  held: { da: 'Sat på pause', en: 'On hold' },
  asked: { da: 'Venter på dit svar', en: 'Waits for your answer' },
  othersAsked: { da: 'Venter på svar fra andre', en: 'Waits for others to answer' },
  differs: { da: 'I har svaret forskelligt', en: 'You have answered differently' },
  refused: { da: 'Der er sagt nej', en: 'The answer was no' },
  withdrawn: { da: 'Trukket tilbage', en: 'Withdrawn' },
  ageUnknown: { da: 'Alderen er ukendt', en: 'The age is not known' },
  notBegun: { da: 'Ikke taget i brug', en: 'Not in use' },
  ended: { da: 'Stoppet', en: 'Stopped' },
} as const satisfies Texts;

/** Who uses what, and on what ground. */
export const GROUNDS = {
  who: { da: 'Hvem må bruge oplysningerne', en: 'Who may use the data' },
  whoWould: { da: 'Hvem vil bruge oplysningerne', en: 'Who would use the data' },
  what: { da: 'Hvilke oplysninger', en: 'Which data' },
  kinds: { da: '{n} slags oplysninger', en: '{n} kinds of data' },
  why: { da: 'Hvorfor de må', en: 'Why they may' },
  whyAsked: { da: 'Hvorfor du bliver spurgt', en: 'Why you are asked' },
  whyUnused: { da: 'På hvilket grundlag', en: 'On what ground' },
  text: { da: 'Hvad det går ud på', en: 'What it is about' },
  noVendor: { da: 'Ingen leverandør har en aftale om det.', en: 'No vendor has an agreement about it.' },
  vendorMay: { da: 'må bruge oplysningerne', en: 'may use the data' },
  vendorIf: { da: 'kun hvis der bliver sagt ja', en: 'only if the answer is yes' },
  vendorMayNot: { da: 'må ikke bruge oplysningerne nu', en: 'may not use the data now' },
  heldText: {
    da: 'Det er sat på pause, fordi nogen har gjort indsigelse eller bedt om en pause. Oplysningerne gemmes, men må ikke bruges imens.',
    en: 'It is on hold because someone has objected or asked for a pause. The data is kept, but may not be used meanwhile.',
  },
  mayNotObject: {
    da: 'Loven giver ikke ret til indsigelse her. Du kan bede om at se oplysningerne og få fejl rettet.',
    en: 'The law gives no right to object here. You can ask to see the data and have mistakes corrected.',
  },
  inShort: { da: 'Kort fortalt', en: 'In short' },
  forTheChild: { da: 'Sådan kan det siges til et barn', en: 'How it can be told to a child' },
  whole: { da: 'Hele teksten', en: 'The whole text' },
  wholeText: { da: 'Hele teksten, som dine forældre læser', en: 'The whole text, as your parents read it' },
  version: { da: 'Version {n} af teksten', en: 'Version {n} of the text' },
  howLong: { da: 'Hvor længe', en: 'How long' },
  howLongText: {
    da: 'Leverandøren skal slette oplysningerne, når der ikke længere er en lovlig grund til at have dem, fx når barnet er meldt ud, eller kommunens aftale er slut. Kommunen gemmer i sin egen sag det, som loven kræver.',
    en: 'The vendor must erase the data when there is no longer a lawful reason to hold it, for example when the child has left or the municipality’s agreement has ended. The municipality keeps in its own file what the law requires.',
  },
  howLongOwn: {
    da: 'Leverandøren skal slette oplysningerne, når der ikke længere er en lovlig grund til at have dem, fx når du er meldt ud, eller kommunens aftale er slut. Kommunen gemmer i sin egen sag det, som loven kræver.',
    en: 'The vendor must erase the data when there is no longer a lawful reason to hold it, for example when you have left or the municipality’s agreement has ended. The municipality keeps in its own file what the law requires.',
  },
  disagree: {
    da: 'Er du uenig eller i tvivl? Se, hvem du kan spørge, og hvordan du klager.',
    en: 'Do you disagree or wonder? See whom to ask and how to complain.',
  },
} as const satisfies Texts;

/** Why a vendor may not use data though the family has done its part: what lies with its agreement, said to a family. */
export const AGREEMENT_WORDS: Partial<Record<CheckReason, Bilingual>> = {
  'agreement-not-signed': {
    da: 'Kommunen har ikke underskrevet en aftale med firmaet endnu.',
    en: 'The municipality has not signed an agreement with the company yet.',
  },
  'agreement-terminated': {
    da: 'Kommunens aftale med firmaet er slut.',
    en: 'The municipality’s agreement with the company has ended.',
  },
  'purpose-not-instructed': {
    da: 'Kommunens aftale med firmaet omfatter ikke det her.',
    en: 'The municipality’s agreement with the company does not cover this.',
  },
  'needs-explicit-instruction': {
    da: 'Det må kun ske, når kommunen har bestilt det den enkelte gang.',
    en: 'It may happen only when the municipality has ordered it that particular time.',
  },
  'outside-perimeter': {
    da: 'Firmaet bruger en underleverandør et sted, hvor oplysningerne ikke må være.',
    en: 'The company uses a subcontractor in a place where the data may not be.',
  },
  'place-unknown': {
    da: 'Kommunen ved endnu ikke, hvor en af firmaets underleverandører har oplysningerne.',
    en: 'The municipality does not yet know where one of the company’s subcontractors keeps the data.',
  },
};

/** What each article that the API names as a ground means, and how it is cited. */
export const ARTICLE_WORDS = {
  '6(1)(a)': {
    means: {
      da: 'Loven kræver det ikke. Derfor må det kun bruges, når der er sagt ja.',
      en: 'The law does not require it. So it may be used only when the answer is yes.',
    },
    cited: {
      da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra a',
      en: 'GDPR Article 6(1)(a)',
    },
  },
  '6(1)(a), 9(2)(a)': {
    means: {
      da: 'Det kan handle om følsomme oplysninger. Derfor må det kun bruges, når der udtrykkeligt er sagt ja.',
      en: 'It may concern sensitive data. So it may be used only when the answer is an explicit yes.',
    },
    cited: {
      da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra a, og artikel 9, stk. 2, litra a',
      en: 'GDPR Articles 6(1)(a) and 9(2)(a)',
    },
  },
  '6(1)(b)': {
    means: { da: 'Det er nødvendigt for en aftale med jer.', en: 'It is necessary for a contract with you.' },
    cited: { da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra b', en: 'GDPR Article 6(1)(b)' },
  },
  '6(1)(c)': {
    means: { da: 'Loven pålægger det.', en: 'The law requires it.' },
    cited: { da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra c', en: 'GDPR Article 6(1)(c)' },
  },
  '6(1)(d)': {
    means: {
      da: 'Det er nødvendigt for at beskytte nogens liv eller helbred.',
      en: 'It is necessary to protect someone’s life or health.',
    },
    cited: { da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra d', en: 'GDPR Article 6(1)(d)' },
  },
  '6(1)(e)': {
    means: {
      da: 'Det er nødvendigt for en opgave, som loven giver skolen, dagtilbuddet eller kommunen.',
      en: 'It is necessary for a task that the law gives the school, the daycare or the municipality.',
    },
    cited: { da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra e', en: 'GDPR Article 6(1)(e)' },
  },
  '6(1)(f)': {
    means: {
      da: 'Institutionen har en berettiget grund, som er vejet mod barnets interesser.',
      en: 'The institution has a legitimate reason, which has been weighed against the child’s interests.',
    },
    cited: { da: 'Databeskyttelsesforordningens artikel 6, stk. 1, litra f', en: 'GDPR Article 6(1)(f)' },
  },
} as const satisfies Readonly<Record<string, Texts>>;

/** What the provisions of the registered purposes say, in words; one that is not here is named all the same. */
export const PROVISION_WORDS: Texts = {
  'Folkeskoleloven § 13, stk. 2, og § 19, stk. 1': {
    da: 'Skolen skal løbende evaluere, hvad eleverne får ud af undervisningen, og stille de nødvendige undervisningsmidler gratis til rådighed.',
    en: 'The school must continuously evaluate what pupils gain from teaching, and provide the necessary learning materials free of charge.',
  },
  'Folkeskoleloven § 2 og § 19, stk. 1 (skole); dagtilbudsloven §§ 7-8 (dagtilbud)': {
    da: 'Kommunen har ansvaret for skolen, og undervisningsmidlerne skal være til rådighed for eleverne. Dagtilbud skal fremme børns trivsel, læring og udvikling efter en pædagogisk læreplan.',
    en: 'The municipality is responsible for the school, and learning materials must be available to the pupils. Daycare must further children’s well-being, learning and development by an educational plan.',
  },
  'Folkeskoleloven § 2 og § 19, stk. 1': {
    da: 'Kommunen har ansvaret for skolen, og undervisningsmidlerne skal være til rådighed for eleverne.',
    en: 'The municipality is responsible for the school, and learning materials must be available to the pupils.',
  },
  'Folkeskoleloven § 2': {
    da: 'Kommunen har ansvaret for skolen.',
    en: 'The municipality is responsible for the school.',
  },
  'Dagtilbudsloven §§ 7-8; databeskyttelsesloven § 11, stk. 1 (CPR-nummer)': {
    da: 'Dagtilbud skal fremme børns trivsel, læring og udvikling efter en pædagogisk læreplan. Offentlige myndigheder må bruge CPR-nummeret for at være sikre på, hvem det handler om.',
    en: 'Daycare must further children’s well-being, learning and development by an educational plan. Public authorities may use the CPR number to be sure whom it concerns.',
  },
  'Dagtilbudsloven §§ 8-9': {
    da: 'Dagtilbud skal arbejde efter en pædagogisk læreplan og evaluere arbejdet.',
    en: 'Daycare must work by an educational plan and evaluate the work.',
  },
};
