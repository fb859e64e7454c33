import type { Texts } from '../web/say.ts';

/** Who the controller is, what its institutions are called, and the page where it says so. */
export const CONTROLLER = {
  named: { da: '{name} ({number})', en: '{name} ({number})' },
  numbered: { da: 'institution {number}', en: 'institution {number}' },
  nameAndCvr: { da: '{name}, CVR-nummer {cvr}', en: '{name}, CVR number {cvr}' },
  onlyCvr: {
    da: 'Kommunen eller institutionen med CVR-nummer {cvr}.',
    en: 'The municipality or institution with CVR number {cvr}.',
  },
  decides: {
    da: 'Den er dataansvarlig: Den bestemmer, hvad oplysningerne bruges til, og har ansvaret for dem.',
    en: 'It is the controller: it decides what the data is used for, and is responsible for it.',
  },
  reach: {
    da: 'Skriv til {email}, eller ring på {phone}.',
    en: 'Write to {email}, or call {phone}.',
  },
  name: { da: 'Dataansvarlig', en: 'Controller' },
  address: { da: 'Adresse', en: 'Address' },
  email: { da: 'E-mail', en: 'Email' },
  phone: { da: 'Telefon', en: 'Telephone' },
  unit: { da: 'Enhed', en: 'Unit' },

  title: { da: 'Den dataansvarlige', en: 'The controller' },
  lead: {
    da: 'Det, familierne får at vide om, hvem der er dataansvarlig, hvem de kan spørge, og hvad skoler og dagtilbud hedder (databeskyttelsesforordningens artikel 13, stk. 1, litra a og b).',
    en: 'What families are told about who the controller is, whom they can ask, and what schools and daycares are called (GDPR Article 13(1)(a)-(b)).',
  },
  nothingYet: { da: 'Den dataansvarlige er ikke beskrevet endnu', en: 'The controller is not described yet' },
  nothingYetText: {
    da: 'Familierne ser kun CVR-nummer {cvr}. Udfyld siden, før de får adgang.',
    en: 'Families see only CVR number {cvr}. Fill in the page before they are let in.',
  },
  saved: { da: 'Beskrivelsen er gemt', en: 'The description is saved' },
  savedText: {
    da: 'Familierne ser den med det samme, også i breve, der åbnes fra nu af.',
    en: 'Families see it at once, also in letters that are opened from now on.',
  },
  noPeople: {
    da: 'Skriv funktioner og fælles postkasser, aldrig en persons navn eller egen adresse: Det, der står her, bliver i registeret for altid.',
    en: 'Write functions and shared mailboxes, never a person’s name or own address: what stands here stays in the ledger for ever.',
  },
  now: { da: 'Det ser familierne nu', en: 'What families see now' },
  showInstitutions: { da: 'Vis dem', en: 'Show them' },
  begin: { da: 'Skriv beskrivelsen', en: 'Write the description' },
  change: { da: 'Ret beskrivelsen', en: 'Change the description' },
  theController: { da: 'Den dataansvarlige', en: 'The controller' },
  nameLabel: { da: 'Navn', en: 'Name' },
  nameHint: {
    da: 'Kommunens eller den frie skoles navn, for eksempel Eksempel Kommune.',
    en: 'The name of the municipality or the free school, for example Eksempel Kommune.',
  },
  emailHint: { da: 'En fælles postkasse.', en: 'A shared mailbox.' },
  phoneHint: { da: 'Hovednummeret.', en: 'The main number.' },
  officer: { da: 'Databeskyttelsesrådgiveren', en: 'The data protection officer' },
  officerText: {
    da: 'En offentlig myndighed skal have en. En privat skole kan undvære en; så skal felterne stå tomme. Ellers skal e-mail udfyldes.',
    en: 'A public authority must have one. A private school may do without; then leave the fields empty. Otherwise the email is needed.',
  },
  noOfficer: {
    da: 'Der er ingen databeskyttelsesrådgiver. Skriv eller ring til den dataansvarlige.',
    en: 'There is no data protection officer. Write to or call the controller.',
  },
  officerNameLabel: { da: 'Enhedens navn', en: 'Name of the unit' },
  institutions: { da: 'Skoler og dagtilbud', en: 'Schools and daycares' },
  institutionsText: {
    da: 'Familien bliver kun spurgt om det, der bruges det sted, barnet er indmeldt.',
    en: 'A family is asked only about what is used where the child is enrolled.',
  },
  schools: { da: 'Skoler', en: 'Schools' },
  daycares: { da: 'Dagtilbud', en: 'Daycares' },
  noInstitutions: { da: 'Ingen', en: 'None' },
  schoolsHint: {
    da: 'Én på hver linje: STIL’s nummer på seks tegn, et mellemrum og navnet, for eksempel »280123 Engskolen«.',
    en: 'One on each line: STIL’s number of six characters, a space and the name, for example “280123 Engskolen”.',
  },
  daycaresHint: {
    da: 'På samme måde, for eksempel »280456 Solsikken«.',
    en: 'In the same way, for example “280456 Solsikken”.',
  },
  unnamed: {
    da: 'Børn er indmeldt på {numbers}, men de har intet navn her.',
    en: 'Children are enrolled at {numbers}, but they have no name here.',
  },
  save: { da: 'Gem', en: 'Save' },
  ledger: { da: 'Se registeret', en: 'See the ledger' },

  wrongName: {
    da: 'Skriv den dataansvarliges navn, højst 200 tegn og intet CPR-nummer',
    en: 'Write the name of the controller, 200 characters at most and no CPR number',
  },
  wrongAddress: {
    da: 'Skriv en adresse på højst 200 tegn og uden CPR-nummer',
    en: 'Write an address of 200 characters at most and without a CPR number',
  },
  wrongEmail: {
    da: 'Skriv en e-mailadresse, for eksempel post@example.dk',
    en: 'Write an email address, for example post@example.dk',
  },
  wrongPhone: {
    da: 'Skriv et telefonnummer på mindst otte cifre, for eksempel 12 34 56 78 eller +45 12 34 56 78',
    en: 'Write a telephone number of at least eight digits, for example 12 34 56 78 or +45 12 34 56 78',
  },
  wrongOfficerName: {
    da: 'Skriv enhedens navn, højst 200 tegn og intet CPR-nummer',
    en: 'Write the name of the unit, 200 characters at most and no CPR number',
  },
  wrongOfficerEmail: {
    da: 'Skriv databeskyttelsesrådgiverens e-mailadresse, for eksempel dpo@example.dk',
    en: 'Write the data protection officer’s email address, for example dpo@example.dk',
  },
  wrongOfficerPhone: {
    da: 'Skriv databeskyttelsesrådgiverens telefonnummer på mindst otte cifre, for eksempel 12 34 56 78',
    en: 'Write the data protection officer’s telephone number of at least eight digits, for example 12 34 56 78',
  },
  wrongLinesNumber: {
    da: '{list}, linje {lines}: Skriv et nummer på seks cifre eller store bogstaver, et mellemrum og navnet',
    en: '{list}, line {lines}: write a number of six digits or capital letters, a space and the name',
  },
  wrongLinesName: {
    da: '{list}, linje {lines}: Skriv navnet efter nummeret, højst 200 tegn',
    en: '{list}, line {lines}: write the name after the number, 200 characters at most',
  },
  wrongLinesTwice: {
    da: '{list}, linje {lines}: Nummeret står der i forvejen. Det må kun stå én gang, enten som skole eller som dagtilbud',
    en: '{list}, line {lines}: the number is there already. It may stand only once, as a school or as a daycare',
  },
  wrongLinesCpr: {
    da: '{list}, linje {lines}: Navnet må ikke indeholde et CPR-nummer',
    en: '{list}, line {lines}: the name must not hold a CPR number',
  },
  tooMany: {
    da: 'Der kan højst være 500 skoler og dagtilbud i alt',
    en: 'There can be at most 500 schools and daycares in all',
  },
} as const satisfies Texts;
