import type { Texts } from '../web/say.ts';

/** Who stands behind a child: custody, moving, leaving, and disagreements to settle. */
export const CUSTODY = {
  title: { da: 'Ændr forældremyndighed', en: 'Change custody' },
  lead: {
    da: 'Skriv, hvad afgørelsen eller CPR siger, og fra hvilken dag. Dagene før står, som de står.',
    en: 'Write what the decision or the CPR register says, and from which day. The days before stay as they are.',
  },
  now: { da: 'Sådan står det', en: 'How it stands' },
  who: { da: 'Hvem gælder det?', en: 'Whom does it concern?' },
  someoneNew: { da: 'En anden person', en: 'Another person' },
  someoneNewHint: { da: 'Udfyld felterne herunder.', en: 'Fill in the fields below.' },
  new: { da: 'Den anden person', en: 'The other person' },
  newHint: {
    da: 'Kun når du har valgt »En anden person«.',
    en: 'Only when you have chosen “Another person”.',
  },
  cpr: { da: 'CPR-nummer', en: 'CPR number' },
  givenName: { da: 'Fornavn', en: 'Given name' },
  familyName: { da: 'Efternavn', en: 'Family name' },
  what: { da: 'Hvad ændrer sig?', en: 'What changes?' },
  begins: { da: 'Får forældremyndighed', en: 'Gets custody' },
  ends: { da: 'Har ikke længere forældremyndighed', en: 'No longer has custody' },
  endsHint: {
    da: 'Mister adgang til barnet her. Samtykker, der kun hvilede på personens svar, stopper.',
    en: 'Loses access to the child here. Consents that rested on this person’s answer alone stop.',
  },
  from: { da: 'Fra hvilken dag?', en: 'From which day?' },
  fromHint: { da: 'Den første dag, det er sådan.', en: 'The first day it is so.' },
  save: { da: 'Gem ændringen', en: 'Save the change' },
  chooseWho: { da: 'Vælg, hvem det gælder', en: 'Choose whom it concerns' },
  chooseWhat: { da: 'Vælg, hvad der ændrer sig', en: 'Choose what changes' },
  wrongDate: { da: 'Skriv en dato, der findes', en: 'Type a date that exists' },
  wrongCpr: { da: 'CPR-nummeret mangler eller er forkert', en: 'The CPR number is missing or wrong' },
  wrongGiven: { da: 'Skriv fornavnet', en: 'Type the given name' },
  wrongFamily: { da: 'Skriv efternavnet', en: 'Type the family name' },
} as const satisfies Texts;

export const MOVE = {
  title: { da: 'Flyt til en anden klasse', en: 'Move to another class' },
  backTitle: { da: 'Barnet er kommet tilbage', en: 'The child is back' },
  lead: {
    da: 'Grundlag og samtykker følger med til den nye klasse.',
    en: 'Grounds and consents go along to the new class.',
  },
  backLead: {
    da: 'Barnet bliver indmeldt i klassen fra i dag. Grundlag efter lov skal noteres igen.',
    en: 'The child is enrolled in the class from today. Statutory bases must be established again.',
  },
  now: { da: 'Går i {group}', en: 'Is in {group}' },
  to: { da: 'Til hvilken klasse?', en: 'To which class?' },
  choose: { da: 'Vælg en klasse', en: 'Choose a class' },
  option: { da: '{group}, {institution}', en: '{group}, {institution}' },
  another: { da: 'En klasse, der ikke er her', en: 'A class that is not here' },
  anotherHint: {
    da: 'Lad listen ovenfor stå, og skriv klassen her. Så findes den fra nu af.',
    en: 'Leave the list above and write the class here. It exists from then on.',
  },
  save: { da: 'Flyt barnet', en: 'Move the child' },
  saveBack: { da: 'Indmeld barnet igen', en: 'Enrol the child again' },
  nothing: {
    da: 'Vælg klassen, eller skriv institution og navn',
    en: 'Choose the class, or write institution and name',
  },
} as const satisfies Texts;

export const LEAVE = {
  title: { da: 'Meld barnet ud', en: 'Let the child leave' },
  followsTitle: { da: 'Det følger med', en: 'What follows' },
  follows: {
    da: 'Alle grundlag stopper. Samtykker bruges ikke mere. Hver leverandør skal slette det, den har, og bekræfte det.',
    en: 'All grounds end. Consents are no longer used. Each vendor must erase what it holds, and confirm it.',
  },
  notUndone: {
    da: 'Barnet kan indmeldes igen, men det, der er slettet hos leverandørerne, kommer ikke tilbage.',
    en: 'The child can be enrolled again, but what was erased at the vendors does not come back.',
  },
  moveInstead: {
    da: 'Skal barnet gå i en anden klasse i kommunen, så flyt det i stedet.',
    en: 'If the child is to be in another class of the municipality, move it instead.',
  },
  on: { da: 'Fra hvilken dag?', en: 'From which day?' },
  onHint: {
    da: 'Den første dag, barnet ikke er der mere. I dag eller en dag, der er gået.',
    en: 'The first day the child is no longer there. Today or a day that has passed.',
  },
  word: { da: 'MELD UD', en: 'LEAVE' },
  confirm: { da: 'Skriv MELD UD for at bekræfte', en: 'Type LEAVE to confirm' },
  notTheWord: { da: 'Skriv MELD UD i feltet for at bekræfte', en: 'Type LEAVE in the field to confirm' },
  wrongDate: { da: 'Skriv en dato, der findes', en: 'Type a date that exists' },
  save: { da: 'Meld barnet ud', en: 'Let the child leave' },
} as const satisfies Texts;

export const CONFLICTS = {
  title: { da: 'Uenigheder', en: 'Disagreements' },
  lead: {
    da: 'Her har to med forældremyndighed svaret forskelligt. Nejet gælder imens. De ældste står først.',
    en: 'Here two with custody have answered differently. The no holds meanwhile. The oldest come first.',
  },
  none: { da: 'Ingen er uenige.', en: 'Nobody disagrees.' },
  since: { da: 'Uenige siden', en: 'Disagree since' },
  days: { da: '{n} dage', en: '{n} days' },
  day: { da: '1 dag', en: '1 day' },
  today: { da: 'i dag', en: 'today' },
  answers: { da: 'Svar', en: 'Answers' },
  settle: { da: 'Afslut', en: 'Settle' },
  about: { da: 'uenigheden om {purpose} for {name}', en: 'the disagreement about {purpose} for {name}' },
  aboutPaper: { da: 'om {purpose} for {name}', en: 'about {purpose} for {name}' },
  more: { da: 'Vis flere', en: 'Show more' },
  first: { da: 'Vis de første', en: 'Show the first' },
  pages: { da: 'Flere uenigheder', en: 'More disagreements' },

  settleTitle: { da: 'Afslut uenigheden', en: 'Settle the disagreement' },
  settleLead: {
    da: 'Du afslutter sagen om uenigheden. Du ændrer ingens svar.',
    en: 'You end the case about the disagreement. You change nobody’s answer.',
  },
  noStands: { da: 'Nejet gælder stadig', en: 'The no still stands' },
  noStandsText: {
    da: 'Oplysningerne bruges ikke, før den, der har sagt nej eller trukket sit ja tilbage, selv siger ja. Det kan personen gøre når som helst.',
    en: 'The data is not used before the one who said no, or took the yes back, says yes. That person can do so at any time.',
  },
  reason: { da: 'Hvad er I nået frem til?', en: 'What have you arrived at?' },
  reasonHint: {
    da: 'Skriv, hvem du har talt med, og hvorfor sagen kan afsluttes. Det gemmes forseglet i barnets sag.',
    en: 'Write whom you have talked to, and why the case can be ended. It is kept sealed in the child’s file.',
  },
  wrongReason: {
    da: 'Skriv en begrundelse på højst 4.000 tegn',
    en: 'Write a reason of at most 4,000 characters',
  },
  save: { da: 'Afslut uenigheden', en: 'Settle the disagreement' },
  settled: { da: 'Uenigheden er afsluttet', en: 'The disagreement is settled' },
  gone: { da: 'Der er ingen uenighed at afslutte', en: 'There is no disagreement to settle' },
  goneText: {
    da: 'De er blevet enige, eller en kollega har afsluttet den.',
    en: 'They have agreed, or a colleague has settled it.',
  },
  toList: { da: 'Se uenighederne', en: 'See the disagreements' },
} as const satisfies Texts;
