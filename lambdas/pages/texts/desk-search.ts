import type { Texts } from '../web/say.ts';

/** Finding people by name, CPR number or UNI-Login id, and a request by its number. */
export const SEARCH = {
  title: { da: 'Find et barn, en forælder eller en sag', en: 'Find a child, a parent or a request' },
  field: {
    da: 'Navn, CPR-nummer, UNI-Login eller sagens nummer',
    en: 'Name, CPR number, UNI-Login id or reference',
  },
  hint: {
    da: 'Hele ord af navnet i vilkårlig rækkefølge, ti cifre, brugernavnet til UNI-Login, eller nummeret nederst på et brev. Det, du skriver, bliver ikke gemt nogen steder.',
    en: 'Whole words of the name in any order, ten digits, the UNI-Login user id, or the reference at the foot of a letter. What you type is not kept anywhere.',
  },
  search: { da: 'Søg', en: 'Search' },
  nothingTyped: { da: 'Skriv, hvem du søger', en: 'Type whom you are looking for' },
  notCpr: {
    da: 'Et CPR-nummer har ti cifre og begynder med en fødselsdato',
    en: 'A CPR number has ten digits and begins with a date of birth',
  },
  notRequest: { da: 'Der er ingen sag med det nummer', en: 'There is no request with that reference' },
  notName: { da: 'Skriv mindst ét ord af navnet', en: 'Type at least one word of the name' },
  results: { da: 'Fundet', en: 'Found' },
  readAsCpr: { da: 'Søgt som CPR-nummer.', en: 'Searched as a CPR number.' },
  readAsUniLogin: { da: 'Søgt som UNI-Login.', en: 'Searched as a UNI-Login id.' },
  readAsName: { da: 'Søgt som navn.', en: 'Searched as a name.' },
  readAsBoth: { da: 'Søgt som navn og som UNI-Login.', en: 'Searched as a name and as a UNI-Login id.' },
  nobody: { da: 'Ingen fundet', en: 'Nobody found' },
  nobodyText: {
    da: 'Navne findes på hele ord: skriv »Asta«, ikke »Ast«. Måske er barnet ikke indmeldt endnu.',
    en: 'Names are found by whole words: type “Asta”, not “Ast”. Perhaps the child is not enrolled yet.',
  },
  enrol: { da: 'Indmeld børn', en: 'Enrol children' },
  more: {
    da: 'Der er flere end de {n} her. Skriv et ord mere af navnet.',
    en: 'There are more than these {n}. Type another word of the name.',
  },
  child: { da: 'Barn', en: 'Child' },
  guardian: { da: 'Forælder', en: 'Parent' },
  group: { da: 'Klasse', en: 'Class' },
  left: { da: 'Meldt ud pr. {date}', en: 'Left as of {date}' },
  guardians: { da: 'Forældremyndighed', en: 'Custody' },
  noGuardians: { da: 'Ingen har forældremyndighed', en: 'Nobody has custody' },
  children: { da: 'Børn', en: 'Children' },
  noChildren: { da: 'Ingen', en: 'None' },
  registerLetter: { da: 'Registrér et brev', en: 'Register a letter' },
  aboutChild: { da: 'om {name}', en: 'about {name}' },
  narrow: {
    da: 'Forældrene vises, når søgningen finder færre børn.',
    en: 'The parents are shown when the search finds fewer children.',
  },
} as const satisfies Texts;
