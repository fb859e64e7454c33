import type { Texts } from '../web/say.ts';

/** The ledger of one child, request, vendor, purpose or bulk, or of the controller itself, and how to find and keep it. */
export const LEDGER = {
  title: { da: 'Register', en: 'Ledger' },
  findTitle: { da: 'Find et register', en: 'Find a ledger' },
  findLead: {
    da: 'Alt, der sker, bliver skrevet i et register for sig, og intet bliver slettet eller rettet i det. Her kan du se det og kontrollere, at det er, som det blev skrevet.',
    en: 'Everything that happens is written into a ledger of its own, and nothing in it is deleted or corrected. Here you can read it and check that it is as it was written.',
  },
  kind: { da: 'Hvad handler registeret om?', en: 'What is the ledger about?' },
  id: { da: 'Id', en: 'Id' },
  idHint: {
    da: 'En anmodnings id er sagens nummer; det står på dens side og i brevet. En leverandørs id står på dens side, og kommunens er CVR-nummeret. Fra siden om et barn eller et formål fører et link lige til registeret. Skriv ikke navn eller CPR-nummer.',
    en: 'The id of a request is its reference, on its page and in the letter. A vendor’s id is on its page, and the municipality’s is its CVR number. From the page of a child or a purpose a link leads straight to the ledger. Do not write a name or CPR number.',
  },
  find: { da: 'Vis registeret', en: 'Show the ledger' },
  kindMissing: { da: 'Vælg, hvad registeret handler om', en: 'Choose what the ledger is about' },
  idMissing: { da: 'Skriv et id', en: 'Write an id' },
  idUnknown: { da: 'Der er intet register med det id', en: 'There is no ledger with that id' },

  holds: { da: 'Kæden holder', en: 'The chain holds' },
  holdsOne: { da: '1 hændelse, og den er ikke ændret.', en: '1 event, and it is unchanged.' },
  holdsMany: { da: '{n} hændelser, ingen er ændret.', en: '{n} events, none changed.' },
  broken: { da: 'Kæden holder ikke', en: 'The chain is broken' },
  brokenAt: { da: 'Ved hændelse {n}: {why}', en: 'At event {n}: {why}' },
  brokenDo: {
    da: 'Brug ikke registeret som bevis, før det er undersøgt. Gem en kopi nu, og giv driften besked.',
    en: 'Do not use the ledger as evidence until it has been looked into. Keep a copy now, and tell operations.',
  },
  verifiedAt: { da: 'Kontrolleret {at}', en: 'Verified {at}' },
  head: { da: 'Sidste fingeraftryk', en: 'Last fingerprint' },
  headHint: {
    da: 'Skriv det ned, hvis du senere vil kunne vise, at intet er ændret siden i dag.',
    en: 'Write it down if you want to be able to show later that nothing has changed since today.',
  },
  keepJson: { da: 'Gem alt som data (JSON)', en: 'Keep all as data (JSON)' },
  keepCsv: { da: 'Gem som regneark (CSV)', en: 'Keep as a spreadsheet (CSV)' },
  print: { da: 'Udskriv', en: 'Print' },
  events: { da: 'Hændelser', en: 'Events' },
  filter: { da: 'Find i hændelserne', en: 'Find among the events' },
  filterShown: { da: 'Viser {n} af {m}', en: 'Showing {n} of {m}' },
  number: { da: 'Nr. {n}', en: 'No. {n}' },
  by: { da: 'af {who}', en: 'by {who}' },
  unknownEvent: { da: 'En hændelse, der ikke kan læses', en: 'An event that cannot be read' },
  fingerprint: { da: 'Fingeraftryk', en: 'Fingerprint' },
  asStored: { da: 'Som den er skrevet', en: 'As it is stored' },
  seeRequest: { da: 'Se anmodningen', en: 'See the request' },
  seeChild: { da: 'Se barnet', en: 'See the child' },
  seeVendor: { da: 'Se leverandøren', en: 'See the vendor' },
  seePurpose: { da: 'Se formålet', en: 'See the purpose' },
  seeBulk: { da: 'Se sletningen for mange børn', en: 'See the erasure for many children' },
  seeController: { da: 'Se beskrivelsen af kommunen', en: 'See the description of the municipality' },

  howTitle: { da: 'Sådan kontrollerer du det selv', en: 'How to verify it yourself' },
  how1: {
    da: 'Gem registeret som data (JSON). Hver hændelse står med sin tekst (body) og sit fingeraftryk (hash).',
    en: 'Keep the ledger as data (JSON). Each event is there with its text (body) and its fingerprint (hash).',
  },
  how2: {
    da: 'Regn SHA-256 af hver tekst, som den står, i UTF-8. Det skal give dens fingeraftryk.',
    en: 'Compute SHA-256 of each text as it is, in UTF-8. It must give its fingerprint.',
  },
  how3: {
    da: 'Feltet prev i hver tekst skal være fingeraftrykket af hændelsen før; i den første er det 64 nuller. Feltet seq tæller fra 1 uden huller.',
    en: 'The field prev of each text must be the fingerprint of the event before; in the first it is 64 zeros. The field seq counts from 1 without gaps.',
  },
  how4: {
    da: 'Det sidste fingeraftryk skal være det, der står her på siden, og det, du måske skrev ned tidligere, skal stå ved en af hændelserne.',
    en: 'The last fingerprint must be the one on this page, and one you may have written down earlier must stand at one of the events.',
  },
  howAll: {
    da: 'Driften kan kontrollere alle registre på én gang med kommandoen npm run verify.',
    en: 'Operations can verify all ledgers at once with the command npm run verify.',
  },

  columnNumber: { da: 'Nr.', en: 'No.' },
  columnAt: { da: 'Tidspunkt (UTC)', en: 'Moment (UTC)' },
  columnRole: { da: 'Rolle', en: 'Role' },
  columnActor: { da: 'Hvem (id)', en: 'Who (id)' },
  columnType: { da: 'Hændelse (kode)', en: 'Event (code)' },
  columnEvent: { da: 'Hændelse', en: 'Event' },
  columnHash: { da: 'Fingeraftryk (SHA-256)', en: 'Fingerprint (SHA-256)' },
  columnBody: { da: 'Som den er skrevet', en: 'As it is stored' },
} as const satisfies Texts;
