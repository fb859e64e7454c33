import type { Bilingual } from '../../domain/purpose.ts';
import type { AgreementStatus } from '../../domain/vendor.ts';
import type { Texts } from '../web/say.ts';

/** Vendors and their data processing agreements. */
export const VENDORS = {
  title: { da: 'Leverandører', en: 'Vendors' },
  lead: {
    da: 'De firmaer, der behandler børns oplysninger for jer, og de aftaler, de gør det efter (databeskyttelsesforordningens artikel 28).',
    en: 'The companies that process children’s data for you, and the agreements they do it by (GDPR Article 28).',
  },
  empty: {
    da: 'Ingen leverandører er registreret. Registrér den første, og læg dens aftale ind.',
    en: 'No vendors are registered. Register the first, and enter its agreement.',
  },
  list: { da: 'Leverandører og deres aftaler', en: 'Vendors and their agreements' },
  filter: { da: 'Find en leverandør', en: 'Find a vendor' },
  filterShown: { da: 'Viser {n} af {m}', en: 'Showing {n} of {m}' },
  vendor: { da: 'Leverandør', en: 'Vendor' },
  agreements: { da: 'Aftaler', en: 'Agreements' },
  purposes: { da: 'Formål', en: 'Purposes' },
  wanting: { da: 'Mangler', en: 'Wanting' },
  nothingWanting: { da: 'Ingen', en: 'Nothing' },
  toPurposes: { da: 'Formål og tekster', en: 'Purposes and texts' },
  register: { da: 'Registrér en leverandør', en: 'Register a vendor' },
  noAgreement: { da: 'Ingen aftale', en: 'No agreement' },

  facts: { da: 'Firmaet', en: 'The company' },
  id: { da: 'Id', en: 'Id' },
  cvr: { da: 'CVR-nummer', en: 'CVR number' },
  country: { da: 'Land', en: 'Country' },
  address: { da: 'Adresse', en: 'Address' },
  contact: { da: 'Kontakt', en: 'Contact' },
  notStated: { da: 'ikke oplyst', en: 'not stated' },
  webhook: { da: 'Får besked på', en: 'Is told at' },
  noWebhook: {
    da: 'Ingen webhook: Leverandøren henter selv sine opgaver',
    en: 'No webhook: the vendor fetches its tasks itself',
  },
  addWebhook: { da: 'Tilføj webhook', en: 'Add a webhook' },
  changeWebhook: { da: 'Ret webhook', en: 'Change the webhook' },
  ledger: { da: 'Se registeret', en: 'See the ledger' },
  addAgreement: { da: 'Læg en aftale ind', en: 'Enter an agreement' },
  vendorFindings: { da: 'Mangler hos leverandøren', en: 'Wanting at the vendor' },

  newLead: {
    da: 'Registrér firmaet, som det står i aftalen. Bagefter lægger du aftalen ind.',
    en: 'Register the company as it stands in the agreement. Then you enter the agreement.',
  },
  newId: { da: 'Kort navn (id)', en: 'Short name (id)' },
  newIdHint: {
    da: 'Små bogstaver og bindestreger, for eksempel lindhardt-og-ringhof. Det kan ikke ændres senere.',
    en: 'Lower-case letters and hyphens, for example lindhardt-og-ringhof. It cannot be changed later.',
  },
  newIdWrong: {
    da: 'Skriv et kort navn med små bogstaver a-z, tal og bindestreger',
    en: 'Write a short name of lower-case letters a-z, digits and hyphens',
  },
  newIdTaken: { da: 'Det korte navn er allerede i brug', en: 'The short name is already in use' },
  name: { da: 'Firmaets navn', en: 'Name of the company' },
  nameWrong: { da: 'Skriv firmaets navn', en: 'Write the name of the company' },
  cvrHint: {
    da: 'Otte cifre. Udenlandske firmaer har intet.',
    en: 'Eight digits. Foreign companies have none.',
  },
  cvrWrong: {
    da: 'Skriv et CVR-nummer på otte cifre, der findes',
    en: 'Write a CVR number of eight digits that exists',
  },
  countryHint: {
    da: 'Landekode på to bogstaver, for eksempel DK.',
    en: 'Country code of two letters, for example DK.',
  },
  countryWrong: {
    da: 'Skriv en landekode på to bogstaver, for eksempel DK',
    en: 'Write a country code of two letters, for example DK',
  },
  contactHint: {
    da: 'En afdeling eller fælles postkasse, som I kan nå når som helst.',
    en: 'A department or shared mailbox that you can reach at any time.',
  },
  tooLong: { da: 'Skriv højst 300 tegn', en: 'Write at most 300 characters' },
  registerDo: { da: 'Registrér', en: 'Register' },
  doneRegistered: { da: 'Leverandøren er registreret', en: 'The vendor is registered' },
  doneRegisteredText: {
    da: 'Den må ikke behandle noget endnu. Læg aftalen ind, og underskriv den.',
    en: 'It may process nothing yet. Enter the agreement, and sign it.',
  },

  webhookTitle: { da: 'Webhook', en: 'Webhook' },
  webhookLead: {
    da: 'Den adresse, leverandøren får besked på, når den har en opgave. Beskeden indeholder kun id’er og er underskrevet. Uden adresse henter leverandøren selv sine opgaver.',
    en: 'The address the vendor is told at when it has a task. The message holds ids only, and is signed. Without an address the vendor fetches its tasks itself.',
  },
  url: { da: 'Adresse (https)', en: 'Address (https)' },
  urlWrong: {
    da: 'Skriv en adresse, der begynder med https://',
    en: 'Write an address that begins with https://',
  },
  webhookCountry: { da: 'Land, hvor adressens vært er', en: 'Country the host of the address is in' },
  webhookSave: { da: 'Gem webhooken', en: 'Save the webhook' },
  webhookRemove: { da: 'Fjern webhooken', en: 'Remove the webhook' },
  webhookRemoveText: {
    da: 'Leverandøren får ikke mere besked, men kan stadig hente sine opgaver.',
    en: 'The vendor is told no more, but can still fetch its tasks.',
  },
  doneWebhook: { da: 'Webhooken er gemt', en: 'The webhook is saved' },
  doneRemoved: { da: 'Webhooken er fjernet', en: 'The webhook is removed' },
  secret: { da: 'Nøgle til leverandøren', en: 'Key for the vendor' },
  secretText: {
    da: 'Leverandøren kontrollerer med den, at beskederne er fra jer (Standard Webhooks). Giv den videre ad en sikker vej. Gem webhooken igen, hvis du skal se den igen.',
    en: 'With it the vendor checks that the messages are yours (Standard Webhooks). Pass it on by a safe way. Save the webhook again to see it again.',
  },
  copy: { da: 'Kopiér', en: 'Copy' },
  copied: { da: 'Kopieret', en: 'Copied' },
  backToVendor: { da: 'Til leverandøren', en: 'To the vendor' },
} as const satisfies Texts;

/** How an agreement stands. */
export const AGREEMENT_STATUS: Readonly<Record<AgreementStatus, Bilingual>> = {
  draft: { da: 'Kladde', en: 'Draft' },
  'in-force': { da: 'I kraft', en: 'In force' },
  terminated: { da: 'Ophørt', en: 'Ended' },
};

/** The purposes that data is used for, with the texts people read. */
export const PURPOSES = {
  title: { da: 'Formål og tekster', en: 'Purposes and texts' },
  lead: {
    da: 'Det, børns oplysninger bruges til, på hvilket grundlag, og de tekster, familierne læser. En tekst bliver aldrig rettet: Den får en ny version.',
    en: 'What children’s data is used for, on what ground, and the texts families read. A text is never edited: it gets a new version.',
  },
  empty: { da: 'Ingen formål er registreret.', en: 'No purposes are registered.' },
  ground: { da: 'Grundlag', en: 'Ground' },
  byStatute: { da: 'Lov', en: 'Statute' },
  byNecessity: { da: 'Nødvendighed', en: 'Necessity' },
  byConsent: { da: 'Samtykke', en: 'Consent' },
  provision: { da: 'Bestemmelse', en: 'Provision' },
  custody: { da: 'Hvem skal sige ja', en: 'Who must say yes' },
  custodyOne: {
    da: 'Én forældremyndighedsindehaver, hvis ingen anden siger nej',
    en: 'One custody holder, as long as no other says no',
  },
  custodyBoth: { da: 'Alle forældremyndighedsindehavere', en: 'Every custody holder' },
  childDecides: { da: 'Barnet bestemmer selv', en: 'The child decides herself' },
  childFrom: { da: 'fra hun er {age} år', en: 'from the age of {age}' },
  childArt8: {
    da: 'efter databeskyttelseslovens § 6, stk. 2',
    en: 'by the Danish data protection act, § 6(2)',
  },
  childNever: { da: 'først fra 18 år', en: 'not before 18' },
  usedIn: { da: 'Bruges i', en: 'Used in' },
  inSchools: { da: 'Skoler', en: 'Schools' },
  inDaycares: { da: 'Dagtilbud', en: 'Daycares' },
  inBoth: { da: 'Skoler og dagtilbud', en: 'Schools and daycares' },
  special: { da: 'Følsomme oplysninger', en: 'Special categories of data' },
  specialYes: { da: 'Ja, samtykket er udtrykkeligt', en: 'Yes, the consent is explicit' },
  version: { da: 'Version {n}, i brug fra {date}', en: 'Version {n}, in use since {date}' },
  text: { da: 'Teksten', en: 'The text' },
  childText: { da: 'Til barnet', en: 'For the child' },
  versions: { da: 'Teksterne', en: 'The texts' },
  current: { da: 'Gælder nu', en: 'In use now' },
  asksAgain: {
    da: 'Samtykker til ældre versioner gælder ikke mere.',
    en: 'Consents to earlier versions no longer count.',
  },
  fingerprint: { da: 'Tekstens fingeraftryk', en: 'Fingerprint of the text' },
  seeAll: { da: 'Se alle versioner', en: 'See all versions' },
  usedBy: { da: 'Leverandører med instruks', en: 'Vendors instructed' },
  nobody: { da: 'Ingen', en: 'None' },
  ledger: { da: 'Se registeret', en: 'See the ledger' },
} as const satisfies Texts;
