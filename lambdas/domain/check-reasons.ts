import type { Basis, Denial } from './check.ts';
import type { Bilingual } from './purpose.ts';

/** Why a check is allowed: what its ground is. */
export type Allowance = `on-${Basis['kind']}`;

/** Why a check was not decided by the law at all: what was asked is no question of ours, or could not be looked up. */
export type Undecided =
  | 'subject-not-a-vendor'
  | 'resource-not-a-child'
  | 'subject-is-not-the-caller'
  | 'store-busy'
  | 'ledger-broken'
  | 'past-forgotten'
  | 'not-past'
  | 'too-many-pasts';

/** Why a consent of the past did not stand, as a vendor is told it: day by day, the exact reason would tell a birthday. */
export const NOT_VALID_THEN = 'consent-not-valid';

/** The stable code that stands in the context of every answer of the check. */
export type CheckReason = Allowance | Denial | Undecided | typeof NOT_VALID_THEN;

/** What a case worker reads beside the code. */
export const CHECK_REASONS: Readonly<Record<CheckReason, Bilingual>> = {
  'on-statute': {
    da: 'Loven giver hjemmel til det.',
    en: 'The law provides for it.',
  },
  'on-necessity': {
    da: 'Det er nødvendigt af den grund, der er angivet.',
    en: 'It is necessary for the reason that is given.',
  },
  'on-consent': {
    da: 'Der er gyldigt samtykke. Det kan trækkes tilbage når som helst.',
    en: 'There is valid consent. It may be withdrawn at any time.',
  },
  'no-such-vendor': {
    da: 'Leverandøren er ikke registreret hos den dataansvarlige.',
    en: 'The vendor is not registered with the controller.',
  },
  'no-such-purpose': {
    da: 'Formålet er ikke registreret hos den dataansvarlige.',
    en: 'The purpose is not registered with the controller.',
  },
  'no-such-child': {
    da: 'Barnet er ikke registreret hos den dataansvarlige.',
    en: 'The child is not registered with the controller.',
  },
  'child-erased': {
    da: 'Barnets oplysninger er slettet eller ved at blive det.',
    en: 'The data of the child is erased or about to be.',
  },
  'child-left': {
    da: 'Barnet går her ikke længere.',
    en: 'The child has left.',
  },
  'processing-held': {
    da: 'Behandlingen er sat i bero (begrænsning eller indsigelse). Oplysningerne må opbevares, men ikke bruges.',
    en: 'Processing is held (a restriction or an objection). The data may be kept but not used.',
  },
  'agreement-not-signed': {
    da: 'Der er ingen underskrevet databehandleraftale.',
    en: 'There is no signed data processing agreement.',
  },
  'agreement-terminated': {
    da: 'Databehandleraftalen er ophørt.',
    en: 'The data processing agreement has ended.',
  },
  'purpose-not-instructed': {
    da: 'Databehandleraftalen indeholder ingen instruks om formålet.',
    en: 'The data processing agreement holds no instruction for the purpose.',
  },
  'needs-explicit-instruction': {
    da: 'Databehandleraftalen tillader det kun efter en udtrykkelig instruks i hvert enkelt tilfælde.',
    en: 'The data processing agreement allows it only by an explicit instruction each time.',
  },
  'outside-perimeter': {
    da: 'Et led i leverandørens kæde ligger uden for det område, aftalen tillader.',
    en: "A link of the vendor's chain lies outside of where the agreement lets data be.",
  },
  'place-unknown': {
    da: 'Det vides ikke, hvor et led i leverandørens kæde er.',
    en: "It is not known where a link of the vendor's chain is.",
  },
  'no-basis': {
    da: 'Der er ingen hjemmel til det endnu.',
    en: 'There is no ground for it yet.',
  },
  'basis-ended': {
    da: 'Hjemlen er ophørt.',
    en: 'The ground has ended.',
  },
  'consent-pending': {
    da: 'Der mangler svar fra en, der skal samtykke.',
    en: 'Someone whose consent is needed has not answered.',
  },
  'consent-refused': {
    da: 'Der er sagt nej.',
    en: 'Consent was refused.',
  },
  'consent-withdrawn': {
    da: 'Samtykket er trukket tilbage.',
    en: 'The consent was withdrawn.',
  },
  'consent-lapsed': {
    da: 'Forældrenes samtykke gælder ikke længere; den unge er fyldt 18 og skal spørges.',
    en: "The guardians' consent no longer counts: the young adult has turned 18 and is to be asked.",
  },
  'consent-outdated': {
    da: 'Samtykket gælder ikke længere, som det blev givet; der skal spørges igen.',
    en: 'The consent no longer counts as it was given; it is to be asked for again.',
  },
  'age-unknown': {
    da: 'Barnets alder er ukendt, så det vides ikke, hvis samtykke der gælder.',
    en: 'The age of the child is not known, so nobody can tell whose consent counts.',
  },
  'subject-not-a-vendor': {
    da: 'Den, der spørges om, skal være en leverandør (subject.type "vendor").',
    en: 'Who is asked about must be a vendor (subject.type "vendor").',
  },
  'resource-not-a-child': {
    da: 'Det, der spørges om, skal være et barn (resource.type "child").',
    en: 'What is asked about must be a child (resource.type "child").',
  },
  'subject-is-not-the-caller': {
    da: 'En leverandør kan kun spørge for sig selv.',
    en: 'A vendor may ask for itself only.',
  },
  'store-busy': {
    da: 'Svaret kunne ikke slås op lige nu; spørg igen om lidt.',
    en: 'The answer could not be looked up just now; ask again in a moment.',
  },
  'ledger-broken': {
    da: 'Registeret kan ikke bekræftes, så det kan ikke siges, hvad der gjaldt.',
    en: 'The ledger cannot be verified, so nobody can tell what was in force.',
  },
  'past-forgotten': {
    da: 'Barnet er slettet siden; det kan ikke længere siges, hvis samtykke der gjaldt.',
    en: 'The child has been erased since; nobody can tell any more whose consent counted.',
  },
  'not-past': {
    da: 'asOf skal være et tidspunkt, der er mindst 15 sekunder gammelt, eller en dag, der er omme.',
    en: 'asOf must be a moment that is at least 15 seconds old, or a day that is over.',
  },
  'too-many-pasts': {
    da: 'Højst ti spørgsmål ad gangen kan være om fortiden.',
    en: 'At most ten questions at a time may be about the past.',
  },
  [NOT_VALID_THEN]: {
    da: 'Der var ikke gyldigt samtykke.',
    en: 'There was no valid consent.',
  },
};

const NO_CONSENT: Bilingual = {
  da: 'Der er ikke gyldigt samtykke lige nu.',
  en: 'There is no valid consent at the moment.',
};
const NOT_TO_BE_USED: Bilingual = {
  da: 'Oplysningerne må ikke bruges lige nu.',
  en: 'The data may not be used at the moment.',
};

/** What may stand on a vendor's screen, before a teacher or a pupil: nothing of what a family has said or asked for. */
const FOR_USERS: Partial<Record<CheckReason, Bilingual>> = {
  'consent-pending': NO_CONSENT,
  'consent-refused': NO_CONSENT,
  'consent-withdrawn': NO_CONSENT,
  'consent-lapsed': NO_CONSENT,
  'consent-outdated': NO_CONSENT,
  'age-unknown': NO_CONSENT,
  'processing-held': NOT_TO_BE_USED,
  'basis-ended': NOT_TO_BE_USED,
  'child-erased': NOT_TO_BE_USED,
  'child-left': NOT_TO_BE_USED,
};

/** What a user of a vendor's may read beside the code. */
export const shownToUsers = (reason: CheckReason): Bilingual => FOR_USERS[reason] ?? CHECK_REASONS[reason];
