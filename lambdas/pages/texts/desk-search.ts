import type { Texts } from '../web/say.ts';

/** Finding people by name, CPR number or UNI-Login id. */
export const SEARCH = {
  title: { da: 'Find et barn eller en forælder', en: 'Find a child or a parent' },
  field: { da: 'Navn, CPR-nummer eller UNI-Login', en: 'Name, CPR number or UNI-Login id' },
  hint: {
    da: 'Hele ord af navnet i vilkårlig rækkefølge, ti cifre, eller brugernavnet til UNI-Login. Det, du skriver, bliver ikke gemt nogen steder.',
    en: 'Whole words of the name in any order, ten digits, or the UNI-Login user id. What you type is not kept anywhere.',
  },
  search: { da: 'Søg', en: 'Search' },
  nothingTyped: { da: 'Skriv, hvem du søger', en: 'Type whom you are looking for' },
  notCpr: {
    da: 'Et CPR-nummer har ti cifre og begynder med en fødselsdato',
    en: 'A CPR number has ten digits and begins with a date of birth',
  },
  notName: { da: 'Skriv mindst ét ord af navnet', en: 'Type at least one word of the name' },
  results: { da: 'Fundet', en: 'Found' },
  readAsCpr: { da: 'Søgt som CPR-nummer.', en: 'Searched as a CPR number.' },
  readAsUniLogin: { da: 'Søgt som UNI-Login.', en: 'Searched as a UNI-Login id.' },
  readAsName: { da: 'Søgt som navn.', en: 'Searched as a name.' },
  readAsBoth: { da: 'Søgt som navn og som UNI-Login.', en: 'Searched as a name and as a UNI-Login id.' },
  nobody: { da: 'Ingen fundet', en: 'Nobody found' },
  nobodyText: {
    da: 'Navne findes på hele ord: skriv »Asta«, ikke »Ast«. Er barnet ikke indmeldt endnu, kan du gøre det.',
    en: 'Names are found by whole words: type “Asta”, not “Ast”. If the child is not enrolled yet, you can do that.',
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
