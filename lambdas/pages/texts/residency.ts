import type { Texts } from '../web/say.ts';

/** Where data is, as the page for the data protection officer tells it. */
export const RESIDENCY = {
  title: { da: 'Hvor oplysningerne er', en: 'Where data is' },
  lead: {
    da: 'Hvor Hjemmels oplysninger ligger, hvor de sendes hen, hvorfra de ses, og hvad der sikrer hvert sted.',
    en: 'Where Hjemmel’s data rests, where it travels, from where it is seen, and what holds each place.',
  },
  law: {
    da: 'Databeskyttelsesforordningens artikel 5, stk. 2, artikel 28, stk. 3, litra a, artikel 30, stk. 1, litra e, artikel 32 og kapitel V',
    en: 'GDPR Articles 5(2), 28(3)(a), 30(1)(e), 32 and Chapter V',
  },
  drawnFrom: {
    da: 'Siden er skrevet ud fra de skabeloner, som systemet sættes i drift med ({resources} ressourcer), og ikke af nogen i hånden. Retstilstanden er uændret siden {law}; oplysningerne om AWS er læst {read}.',
    en: 'The page is written from the templates that the system is deployed by ({resources} resources), and by nobody’s hand. The law is unchanged since {law}; the facts about AWS were read on {read}.',
  },
  fingerprint: { da: 'Skabelonernes fingeraftryk', en: 'Fingerprint of the templates' },
  inEnglish: {
    da: 'Overblikket er på dansk; det, der henviser til reglerne ved deres navne i koden, står på engelsk.',
    en: 'The summary is in both languages; what refers to the rules by their names in the code is in English.',
  },
  keep: { da: 'Gem alt som data (JSON)', en: 'Keep all as data (JSON)' },
  summary: { da: 'Overblik', en: 'Summary' },
  heldBy: { da: 'Sikret af', en: 'Held by' },
  toArrange: { da: 'Det skal I selv sørge for', en: 'What you have to see to' },
  toArrangeText: { da: 'Teknikken gør det ikke.', en: 'No technique does it.' },
  zones: { da: 'Hvem er hvor', en: 'Who is where' },
  zoneRegion: { da: 'AWS-region {region}, {country}', en: 'AWS region {region}, {country}' },
  zoneEea: { da: 'EØS', en: 'The EEA' },
  zoneAnywhere: { da: 'Hvor som helst', en: 'Anywhere' },
  zoneArranged: { da: 'Hvor I bestemmer', en: 'Where you arrange it' },
  zoneOutside: { da: 'Uden for EØS', en: 'Outside the EEA' },
  ways: { da: 'Vejene', en: 'The ways' },
  way: { da: 'Vej', en: 'Way' },
  carries: { da: 'Hvad sendes', en: 'What travels' },
  leaves: { da: 'Kan det forlade EØS?', en: 'Can it leave the EEA?' },
  about: { da: 'Mere', en: 'More' },
  rests: { da: 'Hvor de ligger', en: 'Where data rests' },
  restsText: {
    da: '{n} steder, alle i {region}.',
    en: '{n} places, all in {region}.',
  },
  place: { da: 'Sted', en: 'Place' },
  holds: { da: 'Hvad ligger der', en: 'What it holds' },
  encryption: { da: 'Kryptering', en: 'Encryption' },
  kept: { da: 'Hvor længe', en: 'How long' },
  viewers: { da: 'Hvem ser dem, og hvorfra', en: 'Who sees data, and from where' },
  who: { da: 'Hvem', en: 'Who' },
  sees: { da: 'Hvad', en: 'What' },
  from: { da: 'Hvorfra', en: 'From where' },
  chains: { da: 'Hos leverandørerne', en: 'At the vendors' },
  chainsText: {
    da: 'De aftaler, der følger med systemet. Jeres egne står under leverandører.',
    en: 'The agreements that come with the system. Your own are among the vendors.',
  },
  seeVendors: { da: 'Se leverandører', en: 'See the vendors' },
  link: { da: 'Led', en: 'Link' },
  country: { da: 'Land', en: 'Country' },
  stands: { da: 'Inden for aftalens grænse?', en: 'Inside the agreement’s perimeter?' },
  inside: { da: 'Ja', en: 'Yes' },
  outside: { da: 'Nej, brugen afvises', en: 'No, the use is denied' },
  unknown: { da: 'Ikke oplyst, brugen afvises', en: 'Not stated, the use is denied' },
  notStated: { da: 'ikke oplyst', en: 'not stated' },
  abroad: { da: 'AWS uden for regionen', en: 'AWS outside the region' },
  where: { da: 'Hvor', en: 'Where' },
  knows: { da: 'Hvad det kender', en: 'What it knows' },
  arrange: { da: 'Hvad I gør', en: 'What you do' },
  notBound: { da: 'Det binder politikken ikke', en: 'What the policy does not bind' },
} as const satisfies Texts;

/** What a place holds or a way carries. */
export const DATA_WORDS: Texts = {
  direct: { da: 'direkte identifikation', en: 'direct identifiers' },
  packages: { da: 'indholdet af indsigtspakker', en: 'contents of packages' },
  pseudonymous: { da: 'pseudonyme id’er', en: 'pseudonymous ids' },
  addresses: { da: 'IP-adresser', en: 'IP addresses' },
  keys: { da: 'nøgler', en: 'keys' },
  technical: { da: 'koder og tal', en: 'codes and counts' },
};

/** Whether data may leave the EEA on a way, and what that is in law. */
export const LEAVES_WORDS: Texts = {
  no: { da: 'Nej', en: 'No' },
  'not a transfer': { da: 'Ja, men det er ikke en overførsel', en: 'Yes, but it is no transfer' },
  'staff data': { da: 'Ja, om medarbejdere, ikke om børn', en: 'Yes, of staff, not of children' },
  'not held by technique': { da: 'Kun sikret ved instruks', en: 'Held by instruction only' },
};
