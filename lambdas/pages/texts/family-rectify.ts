import type { Texts } from '../web/say.ts';

/** What is wrong, and how it should read. */
export const RECTIFY = {
  legend: { da: 'Det, der er forkert', en: 'What is wrong' },
  legendNth: { da: 'Det, der er forkert ({n})', en: 'What is wrong ({n})' },
  field: { da: 'Hvilken oplysning?', en: 'Which piece of data?' },
  choose: { da: 'Vælg', en: 'Choose' },
  givenName: { da: 'Fornavn', en: 'Given name' },
  familyName: { da: 'Efternavn', en: 'Family name' },
  uniLogin: { da: 'Unilogin-brugernavn', en: 'Unilogin user name' },
  other: { da: 'Noget andet', en: 'Something else' },
  fieldHint: {
    da: 'Navn og Unilogin kommer fra folkeregisteret og skolens system og rettes der først.',
    en: 'Names and Unilogin come from the civil register and the school’s system and are corrected there first.',
  },
  otherName: { da: 'Hvis noget andet: Hvad?', en: 'If something else: what?' },
  otherHint: { da: 'Fx klassetrin eller karakter i dansk.', en: 'For example level or grade in Danish.' },
  from: { da: 'Hvad står der nu?', en: 'What does it say now?' },
  how: { da: 'Hvad skal der ske?', en: 'What is to be done?' },
  replace: { da: 'Der skal stå noget andet', en: 'It should say something else' },
  remove: { da: 'Det skal fjernes', en: 'It should be removed' },
  statement: {
    da: 'Det er en vurdering, og min bemærkning skal føjes til',
    en: 'It is an opinion, and my comment is to be added',
  },
  to: { da: 'Det skal der stå, eller din bemærkning', en: 'What it should say, or your comment' },
  toHint: {
    da: 'Lad feltet stå tomt, hvis det skal fjernes.',
    en: 'Leave it empty if it should be removed.',
  },
  more: { da: 'Tilføj en fejl mere', en: 'Add another mistake' },
  wrongField: {
    da: 'Skriv, hvilken oplysning det er: bogstaver, tal, mellemrum, punktum og bindestreg, højst 80 tegn',
    en: 'Say which piece of data it is: letters, digits, spaces, dots and hyphens, 80 characters at most',
  },
  wrongFrom: { da: 'Skriv højst 500 tegn', en: 'Write 500 characters at most' },
  wrongHow: { da: 'Vælg, hvad der skal ske', en: 'Choose what is to be done' },
  wrongTo: {
    da: 'Skriv, hvad der skal stå; et navn kan ikke fjernes. Højst 500 tegn, en bemærkning højst 2000',
    en: 'Write what it should say; a name cannot be removed. At most 500 characters, a comment 2000',
  },
  wrongAll: {
    da: 'Skriv mindst én oplysning, og hver kun én gang',
    en: 'Name at least one piece of data, and each only once',
  },
  changed: { da: '{field}: »{from}« rettes til »{to}«', en: '{field}: “{from}” is corrected to “{to}”' },
  removed: { da: '{field}: »{from}« fjernes', en: '{field}: “{from}” is removed' },
  added: { da: '{field}: din bemærkning føjes til: »{to}«', en: '{field}: your comment is added: “{to}”' },
  nothing: { da: 'ikke oplyst', en: 'not stated' },
} as const satisfies Texts;
