import type { Texts } from '../web/say.ts';

/** Why a sign-in came to nothing, by its reason. */
const FAILED = {
  'sign-in-expired': {
    da: 'Der gik for lang tid, eller login blev startet i en anden browser eller fane. Prøv igen herfra.',
    en: 'It took too long, or signing in was begun in another browser or tab. Try again from here.',
  },
  'sign-in-cancelled': {
    da: 'Du afbrød login. Intet er ændret.',
    en: 'You cancelled signing in. Nothing has changed.',
  },
  'sign-in-failed': {
    da: 'Svaret fra login kunne ikke godkendes, eller siden blev åbnet igen. Prøv igen herfra.',
    en: 'The answer of the sign-in service could not be trusted, or the page was opened again. Try again from here.',
  },
  'no-access': {
    da: 'Du er logget ind, men dit login giver ikke adgang her. Er du forælder eller elev, så brug den indgang; er du medarbejder, så spørg den, der styrer adgange i kommunen.',
    en: 'You are signed in, but your account gives no access here. If you are a parent or pupil, use that way in; if you are staff, ask whoever manages access in the municipality.',
  },
  'person-unknown': {
    da: 'Du er logget ind, men kommunen har ikke registreret dig i Hjemmel. Er du forælder, så spørg barnets skole eller dagtilbud, om du står som forældremyndighedsindehaver.',
    en: 'You are signed in, but the municipality has not registered you in Hjemmel. If you are a parent, ask the school or daycare whether you are registered as a custody holder.',
  },
  'issuer-unavailable': {
    da: 'Login svarer ikke lige nu. Vent lidt, og prøv igen. Intet er ændret.',
    en: 'The sign-in service does not answer right now. Wait a little and try again. Nothing has changed.',
  },
} as const satisfies Texts;

/** The front page, the way in and the way out. */
export const SIGN_IN = {
  frontTitle: { da: 'Hvem bruger mit barns oplysninger?', en: 'Who uses my child’s data?' },
  frontLead: {
    da: 'Se, hvem der bruger oplysninger om dit barn i skole og dagtilbud, til hvad, og hvorfor de må. Sig ja eller nej, hvor du bliver spurgt, og brug dine rettigheder.',
    en: 'See who uses data about your child at school and daycare, what for, and why they may. Say yes or no where you are asked, and use your rights.',
  },
  familyDoor: { da: 'Forælder eller elev', en: 'Parent or pupil' },
  familyDoorText: { da: 'Log ind med MitID eller Unilogin', en: 'Sign in with MitID or Unilogin' },
  staffDoor: { da: 'Medarbejder i kommunen', en: 'Municipal staff' },
  staffDoorText: { da: 'Log ind med kommunens login', en: 'Sign in with your work account' },
  whatTitle: { da: 'Det kan du her', en: 'What you can do here' },
  what1: {
    da: 'Give et samtykke eller trække det tilbage, ét formål ad gangen. Det gælder med det samme.',
    en: 'Give a consent or withdraw it, one purpose at a time. It takes effect at once.',
  },
  what2: {
    da: 'Bede om at se oplysninger, få rettet fejl, få noget slettet, tage oplysninger med eller sætte brugen på pause, og gøre indsigelse.',
    en: 'Ask to see data, have mistakes corrected, have something erased, take data with you or pause its use, and object.',
  },
  what3: {
    da: 'Følge, hvad der sker hos hver leverandør, til det er færdigt.',
    en: 'Follow what happens at each vendor until it is done.',
  },
  failedTitle: { da: 'Du kom ikke ind', en: 'You were not let in' },
  failed: FAILED,
  again: { da: 'Log ind', en: 'Sign in' },
  toFront: { da: 'Til forsiden', en: 'To the front page' },
  byeTitle: { da: 'Du er logget ud her', en: 'You are signed out here' },
  byeText: {
    da: 'Nu logger vi dig også ud der, hvor du loggede ind, så den næste ved denne skærm ikke kommer ind som dig.',
    en: 'Now you are signed out where you signed in too, so that the next person at this screen does not get in as you.',
  },
  byeAlone: {
    da: 'Her kan ingen se noget om dig eller dit barn mere. Men vi kan ikke logge dig ud der, hvor du loggede ind. Luk browseren, hvis andre bruger computeren.',
    en: 'Nobody can see anything about you or your child here any more. But we cannot sign you out where you signed in. Close the browser if others use the computer.',
  },
  byeGo: { da: 'Log også ud der', en: 'Sign out there too' },
  goodbyeTitle: { da: 'Du er logget ud', en: 'You are signed out' },
  goodbyeText: {
    da: 'Ingen kan se noget om dig eller dit barn på denne skærm mere. Luk vinduet, hvis andre bruger computeren.',
    en: 'Nobody can see anything about you or your child on this screen any more. Close the window if others use the computer.',
  },
  timedOutTitle: { da: 'Du er blevet logget ud', en: 'You have been signed out' },
  timedOutText: {
    da: 'Der var ikke sket noget i et stykke tid. Log ind igen, og gå tilbage til siden; det, du havde skrevet, er der stadig.',
    en: 'Nothing had happened for a while. Sign in again and go back to the page; what you had written is still there.',
  },
  helpTitle: { da: 'Hjælp og klage', en: 'Help and complaints' },
  accessibilityTitle: { da: 'Tilgængelighed', en: 'Accessibility' },
} as const;

/** The pages that help. */
export const ABOUT = {
  askTitle: { da: 'Spørg først', en: 'Ask first' },
  ask: {
    da: 'Skolen eller dagtilbuddet kan svare på, hvad et læremiddel bruges til. Den dataansvarlige bestemmer, hvad der bruges, og svarer på anmodninger. Det er som regel kommunen; en fri grundskole er det selv.',
    en: 'The school or daycare can tell you what a learning tool is used for. The controller decides what is used, and answers requests. That is usually the municipality; a free school is its own.',
  },
  dpoTitle: { da: 'Databeskyttelsesrådgiveren', en: 'The data protection officer' },
  dpo: {
    da: 'Databeskyttelsesrådgiveren hjælper dig fortroligt med spørgsmål om oplysninger og rettigheder.',
    en: 'The data protection officer helps you in confidence with questions about data and rights.',
  },
  dpoElsewhere: {
    da: 'Du finder kontakten på kommunens eller den frie grundskoles hjemmeside.',
    en: 'You find the contact on the website of the municipality or the free school.',
  },
  notByMail: {
    da: 'Skriv ikke CPR-nummer eller noget følsomt i en almindelig e-mail; brug Digital Post til det.',
    en: 'Do not write a CPR number or anything sensitive in an ordinary email; use Digital Post for that.',
  },
  complainTitle: { da: 'Klag', en: 'Complain' },
  complain: {
    da: 'Du kan altid klage til Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, telefon {phone}, {site}. Det koster ikke noget. Du kan også gå til domstolene.',
    en: 'You can always complain to the Danish Data Protection Agency, Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, telephone {phone}, {site}. It is free. You can also go to court.',
  },
  accessible: {
    da: 'Siderne er lavet efter WCAG 2.2 niveau AA: De kan bruges med tastatur og skærmlæser, på en lille skærm og uden JavaScript, og intet siges med farve alene.',
    en: 'The pages are made to WCAG 2.2 level AA: they work with a keyboard and a screen reader, on a small screen and without JavaScript, and nothing is said by colour alone.',
  },
  accessibleOf: { da: 'Beskrivelsen er fra {date}.', en: 'This description is of {date}.' },
  accessibleWrongTitle: {
    da: 'Er der noget, du ikke kan komme til?',
    en: 'Is there something you cannot reach?',
  },
  accessibleComplain: {
    da: 'Svarer kommunen ikke inden ti arbejdsdage, eller er svaret ikke godt nok, så kan du klage til Digitaliseringsstyrelsen, som fører tilsyn efter webtilgængelighedsloven: {site}.',
    en: 'If the municipality does not answer within ten working days, or the answer will not do, you can complain to the Danish Agency for Digital Government, which supervises the act on web accessibility: {site}.',
  },
  accessibleWrong: {
    da: 'Sig det til kommunen. Den kan rette fejlen eller give dig det på en anden måde.',
    en: 'Tell the municipality. It can mend the fault or give you what you need in another way.',
  },
} as const satisfies Texts;

/** Where one complains, as it is dialled and opened, and as people read it. */
export const AUTHORITIES = {
  dataProtection: {
    phone: '33 19 32 00',
    site: { href: 'https://www.datatilsynet.dk', name: 'www.datatilsynet.dk' },
  },
  accessibility: {
    site: {
      href: 'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/',
      name: 'digst.dk',
    },
  },
} as const;
