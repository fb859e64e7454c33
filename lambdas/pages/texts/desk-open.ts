import type { Bilingual } from '../../domain/purpose.ts';
import type { RestrictionGround } from '../../domain/request.ts';
import type { Texts } from '../web/say.ts';
import type { AskedRight } from './family-rights.ts';

/** What a letter about each right says, so that it is found. */
export const LETTER_SAYS: Readonly<Record<AskedRight, Bilingual>> = {
  access: { da: 'De vil se, hvad der er registreret.', en: 'They want to see what is recorded.' },
  rectification: { da: 'De siger, at noget er forkert.', en: 'They say that something is wrong.' },
  erasure: { da: 'De vil have noget slettet.', en: 'They want something erased.' },
  restriction: { da: 'De vil have brugen sat på pause.', en: 'They want the use paused.' },
  portability: { da: 'De vil have en fil med oplysningerne.', en: 'They want a file with the data.' },
  objection: {
    da: 'De gør indsigelse mod noget, oplysningerne bruges til.',
    en: 'They object to something data is used for.',
  },
};

/** What the municipality may decide itself. */
export const OWN_RIGHTS: Readonly<Record<'erasure' | 'restriction' | 'rectification', Bilingual>> = {
  erasure: {
    da: 'Alt om barnet slettes hos leverandørerne og i Hjemmel.',
    en: 'Everything about the child is erased at the vendors and in Hjemmel.',
  },
  restriction: {
    da: 'Oplysningerne gemmes, men bruges ikke imens.',
    en: 'The data is kept but not used meanwhile.',
  },
  rectification: {
    da: 'Hver leverandør får besked om, hvad der skal rettes.',
    en: 'Every vendor is told what to correct.',
  },
};

/** Why the use is restricted (art. 18(1)(a) to (c)). */
export const RESTRICTED_BECAUSE: Readonly<Record<RestrictionGround, Bilingual>> = {
  'accuracy-contested': {
    da: 'Rigtigheden bestrides og skal undersøges',
    en: 'The accuracy is contested and to be verified',
  },
  'processing-unlawful': {
    da: 'Brugen er ulovlig, men sletning ønskes ikke',
    en: 'The use is unlawful, but erasure is not wanted',
  },
  'needed-for-claims': {
    da: 'Oplysningerne skal bruges til et retskrav',
    en: 'The data is needed for a legal claim',
  },
};

/** Opening a request for a child: a letter that came, or the municipality's own decision. */
export const OPEN_TEXTS = {
  title: { da: 'Åbn en anmodning', en: 'Open a request' },
  search: { da: 'Søg', en: 'Search' },
  onPaper: { da: 'Familien har skrevet', en: 'The family has written' },
  onPaperHint: {
    da: 'På papir, i en mail eller i Digital Post. Fristen regnes fra den dag, det kom.',
    en: 'On paper, in an e-mail or by Digital Post. The time runs from the day it came.',
  },
  own: { da: 'Kommunen beslutter selv', en: 'The municipality decides itself' },
  ownHint: { da: 'Uden at familien har bedt om det.', en: 'Without the family having asked.' },
  paperTitle: { da: 'Registrér et brev: {right}', en: 'Register a letter: {right}' },
  ownTitle: { da: 'Kommunens beslutning: {right}', en: 'The municipality’s decision: {right}' },
  who: { da: 'Hvem har skrevet?', en: 'Who wrote?' },
  guardian: { da: '{name}, forælder', en: '{name}, parent' },
  formerGuardian: { da: '{name}, uden forældremyndighed i dag', en: '{name}, without custody today' },
  child: { da: '{name}, barnet selv', en: '{name}, the child' },
  receivedOn: { da: 'Hvornår kom det?', en: 'When did it come?' },
  receivedHint: {
    da: 'Den dag, det nåede kommunen, ikke den dag, det blev læst.',
    en: 'The day it reached the municipality, not the day it was read.',
  },
  scope: { da: 'Hvad gælder det?', en: 'What is it about?' },
  all: { da: 'Alt om barnet', en: 'Everything about the child' },
  some: { da: 'Kun noget af det', en: 'Only some of it' },
  purposes: { da: 'Hvis det kun er noget: Hvad?', en: 'If only some: which?' },
  statement: {
    da: 'Det er en vurdering, og en bemærkning skal føjes til',
    en: 'It is an opinion, and a comment is to be added',
  },
  to: { da: 'Det skal der stå, eller bemærkningen', en: 'What it should say, or the comment' },
  reason: { da: 'Hvad skrev de?', en: 'What did they write?' },
  reasonHint: { da: 'Skriv det af, eller gengiv det kort.', en: 'Copy it, or render it in short.' },
  ownReason: { da: 'Hvorfor?', en: 'Why?' },
  ownReasonHint: { da: 'Til sagen.', en: 'For the file.' },
  ownErasureHint: {
    da: 'Til sagen. Ingen har bedt om sletningen, så skriv gerne, hvorfor den sker.',
    en: 'For the file. Nobody has asked for the erasure, so please write why it happens.',
  },
  because: { da: 'Hvad bygger pausen på?', en: 'What does the restriction rest on?' },
  elseAccess: { da: 'Det, der ikke kan tages med', en: 'What cannot be taken along' },
  elseAccessYes: { da: 'De vil have indsigt i resten', en: 'They want access to the rest' },
  ask: { da: 'Skal afsenderen spørges først?', en: 'Is the requester to be asked first?' },
  askHint: {
    da: 'Så står fristen stille, til svaret kommer. Du sender selv spørgsmålet.',
    en: 'Then the clock stands still until the answer comes. You send the question yourself.',
  },
  askNo: { da: 'Nej', en: 'No' },
  askIdentity: { da: 'Ja, om hvem hun eller han er', en: 'Yes, who she or he is' },
  askScope: { da: 'Ja, om hvad der er ment', en: 'Yes, what is meant' },
  question: { da: 'Spørgsmålet', en: 'The question' },
  preview: { da: 'Se, hvad der vil ske', en: 'See what will happen' },
  previewHint: { da: 'Intet bliver åbnet endnu.', en: 'Nothing is opened yet.' },
  wrongWho: { da: 'Vælg, hvem der har skrevet', en: 'Choose who wrote' },
  wrongReceived: { da: 'Skriv den dag, det kom', en: 'Write the day it came' },
  wrongScope: { da: 'Vælg, hvad det gælder', en: 'Choose what it is about' },
  wrongPurposes: { da: 'Sæt kryds ved mindst ét formål', en: 'Tick at least one purpose' },
  wrongReason: { da: 'Skriv det, med højst 2000 tegn', en: 'Write it, in 2000 characters at most' },
  wrongBecause: { da: 'Vælg, hvad pausen bygger på', en: 'Choose what it rests on' },
  wrongQuestion: {
    da: 'Skriv spørgsmålet med højst 2000 tegn, eller vælg nej',
    en: 'Write the question in 2000 characters at most, or choose no',
  },

  previewTitle: { da: 'Det vil ske', en: 'What will happen' },
  cannot: { da: 'Det kan ikke åbnes nu', en: 'It cannot be opened now' },
  dueOn: { da: 'Svar senest', en: 'Answer by' },
  assess: { da: 'Du skal tage stilling til', en: 'You will be asked' },
  concerns: { da: 'Gælder', en: 'Concerns' },
  law: { da: 'Lov', en: 'Law' },
  follows: { da: 'Det følger af loven', en: 'What follows by law' },
  nothing: { da: 'Ingen leverandør har noget, det gælder.', en: 'No vendor holds anything it concerns.' },
  goes: { da: 'Det slettes', en: 'This is erased' },
  goesNothing: { da: 'Intet slettes hos leverandørerne.', en: 'Nothing is erased at the vendors.' },
  stays: { da: 'Det bliver, og derfor', en: 'This stays, and why' },
  erases: { da: 'Slettes', en: 'Erased' },
  erasesNot: { da: 'Slettes ikke', en: 'Not erased' },
  open: { da: 'Åbn anmodningen', en: 'Open the request' },
  change: { da: 'Ret noget', en: 'Change something' },
  finalTitle: { da: 'Sletning kan ikke fortrydes', en: 'Erasure cannot be undone' },
  finalText: {
    da: 'Fra nu af får ingen leverandør lov til at bruge noget om {name}. Når leverandørerne har bekræftet, slettes barnet også i Hjemmel. Kommunens egen sag bliver, og beviset for sletningen.',
    en: 'From now on no vendor may use anything about {name}. When the vendors have confirmed, the child is erased in Hjemmel too. The municipality’s own file stays, and the proof of the erasure.',
  },
  stillEnrolled: {
    da: '{name} er stadig indmeldt i {group}.',
    en: '{name} is still enrolled in {group}.',
  },
  word: { da: 'SLET', en: 'ERASE' },
  wordLabel: { da: 'Skriv SLET for at gå videre', en: 'Type ERASE to go on' },
  wrongWord: {
    da: 'Skriv SLET i feltet, hvis alt skal slettes',
    en: 'Type ERASE in the field if everything is to be erased',
  },
  erase: { da: 'Slet alt om barnet', en: 'Erase everything about the child' },
} as const satisfies Texts;
