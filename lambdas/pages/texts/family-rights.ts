import type { Bilingual } from '../../domain/purpose.ts';
import type { Question, RestrictionGround } from '../../domain/request.ts';
import type { Right } from '../../domain/rights.ts';
import type { Texts } from '../web/say.ts';

/** A right that is asked for; a withdrawal is made where the consent was given. */
export type AskedRight = Exclude<Right, 'withdrawal'>;

/** What each right is, in two sentences, and what it comes to; `{name}` is the child, or «you». */
export const RIGHT_WORDS: Readonly<
  Record<AskedRight, Readonly<Record<'title' | 'explains' | 'ask' | 'request' | 'yes' | 'no', Bilingual>>>
> = {
  access: {
    title: { da: 'Se oplysningerne', en: 'See the data' },
    explains: {
      da: 'Du får en kopi af de oplysninger, som leverandørerne har om {name}, og hvad de bruges til; en medarbejder ser kopien igennem først, så den ikke afslører noget om andre. Du har også ret til at se det, kommunen selv har i sine sager: Bed skolen, dagtilbuddet eller kommunen om det.',
      en: 'You get a copy of the data that the vendors hold about {name}, and what it is used for; a member of staff checks the copy first, so that it reveals nothing about others. You also have the right to see what the municipality has in its own files: ask the school, the daycare or the municipality.',
    },
    ask: { da: 'Bed om indsigt', en: 'Ask for access' },
    request: { da: 'Anmodning om at se oplysningerne', en: 'Request to see the data' },
    yes: { da: 'Du får en kopi', en: 'You get a copy' },
    no: { da: 'Du får ikke en kopi', en: 'You get no copy' },
  },
  rectification: {
    title: { da: 'Få rettet fejl', en: 'Have mistakes corrected' },
    explains: {
      da: 'Er en oplysning om {name} forkert, bliver den rettet alle steder, og er det en vurdering, du er uenig i, kan din bemærkning føjes til. Kommunen undersøger først, om oplysningen er forkert, og skriver til dig, hvad den er kommet frem til.',
      en: 'If something recorded about {name} is wrong, it is corrected everywhere, and if it is an opinion you disagree with, your comment can be added. The municipality first looks into whether it is wrong, and writes to you what it found.',
    },
    ask: { da: 'Bed om rettelse', en: 'Ask for a correction' },
    request: { da: 'Anmodning om at få rettet fejl', en: 'Request to have mistakes corrected' },
    yes: { da: 'Rettes, hvis det er forkert', en: 'Corrected, if it is wrong' },
    no: { da: 'Rettes ikke', en: 'Not corrected' },
  },
  erasure: {
    title: { da: 'Få slettet oplysninger', en: 'Have data erased' },
    explains: {
      da: 'Det om {name}, som der ikke længere er grund til at have, bliver slettet hos leverandørerne, og de samtykker, du kan trække tilbage, stopper med det samme. Det, der stadig bruges eller gemmes efter loven, bliver ikke slettet.',
      en: 'What there is no longer a reason to hold about {name} is erased at the vendors, and the consents you can withdraw stop at once. What is still used or kept by law is not erased.',
    },
    ask: { da: 'Bed om sletning', en: 'Ask for erasure' },
    request: { da: 'Anmodning om at få slettet oplysninger', en: 'Request to have data erased' },
    yes: { da: 'Slettes', en: 'Erased' },
    no: { da: 'Slettes ikke', en: 'Not erased' },
  },
  restriction: {
    title: { da: 'Sæt brugen på pause', en: 'Pause the use' },
    explains: {
      da: 'Oplysningerne om {name} bliver gemt, men leverandørerne må ikke bruge dem, så det, de bruges til, fx et læremiddel, virker måske ikke imens. Pausen gælder, så snart du har sendt, og du får besked, før den slutter.',
      en: 'The data about {name} is kept, but the vendors may not use it, so what it is used for, such as a learning tool, may not work meanwhile. The pause applies as soon as you have sent, and you are told before it ends.',
    },
    ask: { da: 'Bed om en pause', en: 'Ask for a pause' },
    request: { da: 'Anmodning om at sætte brugen på pause', en: 'Request to pause the use' },
    yes: { da: 'Sættes på pause', en: 'Paused' },
    no: { da: 'Sættes ikke på pause', en: 'Not paused' },
  },
  portability: {
    title: { da: 'Tag oplysningerne med', en: 'Take the data with you' },
    explains: {
      da: 'Du får oplysningerne om {name} som en fil, der kan læses af et andet system. Det gælder kun det, der bruges med samtykke eller efter en aftale; resten kan du bede om at se.',
      en: 'You get the data about {name} as a file that another system can read. It covers only what is used by consent or contract; the rest you can ask to see.',
    },
    ask: { da: 'Bed om en fil', en: 'Ask for a file' },
    request: { da: 'Anmodning om at tage oplysningerne med', en: 'Request to take the data along' },
    yes: { da: 'Du får en fil', en: 'You get a file' },
    no: { da: 'Kommer ikke med i filen', en: 'Not in the file' },
  },
  objection: {
    title: { da: 'Gør indsigelse', en: 'Object' },
    explains: {
      da: 'Du kan sige fra over for noget, loven ellers tillader, når det er forkert netop for {name}. Oplysningerne må ikke bruges, mens kommunen vurderer det, og du får et svar med en begrundelse.',
      en: 'You can object to something the law otherwise allows, when it is wrong for {name} in particular. The data may not be used while the municipality considers it, and you get an answer with reasons.',
    },
    ask: { da: 'Gør indsigelse', en: 'Object' },
    request: { da: 'Indsigelse', en: 'Objection' },
    yes: { da: 'Må ikke bruges, mens det vurderes', en: 'May not be used while it is considered' },
    no: { da: 'Ingen indsigelse', en: 'No objection' },
  },
};

/** What a person looks at before a request goes on. */
export const WEIGHED: Readonly<Record<Exclude<Question, 'joint'>, Bilingual>> = {
  admissible: { da: 'om anmodningen kan behandles', en: 'whether the request can be handled' },
  maturity: {
    da: 'om barnet er modent nok til selv at bede om det',
    en: 'whether the child is mature enough to ask',
  },
  accuracy: { da: 'om oplysningerne er forkerte', en: 'whether the data is wrong' },
  objection: { da: 'om indsigelsen skal følges', en: 'whether the objection is upheld' },
  release: {
    da: 'om kopien afslører noget om andre',
    en: 'whether the copy reveals anything about others',
  },
};

/** The same, as a child reads it of herself. */
export const WEIGHED_OWN: typeof WEIGHED = {
  ...WEIGHED,
  maturity: {
    da: 'om du er gammel nok til selv at bede om det',
    en: 'whether you are old enough to ask yourself',
  },
};

/** Why a pause is asked for (art. 18(1)(a) to (c)). */
export const PAUSED_BECAUSE: Readonly<Record<RestrictionGround, Bilingual>> = {
  'accuracy-contested': {
    da: 'Oplysningerne er forkerte, og det skal undersøges først',
    en: 'The data is wrong, and that must be looked into first',
  },
  'processing-unlawful': {
    da: 'Brugen er ulovlig, men oplysningerne skal ikke slettes',
    en: 'The use is unlawful, but the data is not to be erased',
  },
  'needed-for-claims': {
    da: 'Jeg har brug for oplysningerne til et retskrav, fx en klage',
    en: 'I need the data for a legal claim, such as a complaint',
  },
};

/** The rights of a child, what each would do today, and asking for one. */
export const RIGHTS_TEXTS = {
  title: { da: 'Rettigheder', en: 'Rights' },
  lead: {
    da: 'Skole, dagtilbud og leverandører bruger oplysninger om dit barn, og loven giver jer rettigheder over dem. Vælg barnet, så ser du, hvad du kan bede om, og hvad der så vil ske, før du sender noget.',
    en: 'School, daycare and vendors use data about your child, and the law gives you rights over it. Choose the child to see what you can ask for, and what would then happen, before you send anything.',
  },
  choose: { da: 'Vælg barnet', en: 'Choose the child' },
  six: { da: 'Det kan du bede om', en: 'What you can ask for' },
  yourChild: { da: 'dit barn', en: 'your child' },
  you: { da: 'dig', en: 'you' },
  theChild: { da: 'barnet', en: 'the child' },
  childLead: {
    da: 'Her er det, du kan bede om, og hvad det vil betyde for {name}, hvis du gør det i dag. Intet bliver sendt, før du selv sender det.',
    en: 'Here is what you can ask for, and what it would mean for {name} if you did so today. Nothing is sent until you send it.',
  },
  withdrawTitle: { da: 'Vil du trække et samtykke tilbage?', en: 'Do you want to withdraw a consent?' },
  withdrawText: {
    da: 'Det kan du altid gøre, uden at give en grund, og det gælder med det samme. {link}.',
    en: 'You can always do that, without giving a reason, and it takes effect at once. {link}.',
  },
  withdrawLink: { da: 'Gå til samtykkerne', en: 'Go to the consents' },
  seeRequests: { da: 'Se de anmodninger, der er sendt', en: 'See the requests that were sent' },
  forName: { da: 'Hvad det betyder for {name} i dag', en: 'What it means for {name} today' },
  nothingHeld: {
    da: 'Ingen leverandør har oplysninger om {name}, som det kan gælde.',
    en: 'No vendor holds data about {name} that it could concern.',
  },
  which: { da: 'Vis de {n} formål', en: 'Show the {n} purposes' },
  at: { da: '{purpose} ({vendors})', en: '{purpose} ({vendors})' },
  oneLine: { da: '{label}: {vendors}', en: '{label}: {vendors}' },
  purpose: { da: '1 formål', en: '1 purpose' },
  purposes: { da: '{n} formål', en: '{n} purposes' },
  ownKept: { da: 'Kommunens egen sag gemmes', en: 'The municipality’s own file is kept' },
  keptFor: {
    da: '{vendors} beholder det, som også bruges til: {purposes}.',
    en: '{vendors} keeps what is also used for: {purposes}.',
  },
  answered: { da: 'Sender du i dag, får du svar senest', en: 'If you send today, you get an answer by' },
  weighed: { da: 'Det vurderer en medarbejder først', en: 'A member of staff first assesses' },
  askedFirst: { da: 'Det bliver der spurgt om først', en: 'This is asked first' },
  askedJoint: {
    da: 'Den anden forældremyndighedsindehaver bliver spurgt her, om hun eller han er enig',
    en: 'The other custody holder is asked here whether she or he agrees',
  },
  notNow: { da: 'Kan ikke bruges nu', en: 'Cannot be used now' },
  scope: { da: 'Hvad gælder det?', en: 'What is it about?' },
  scopeHint: {
    da: 'Vælg alt, eller vælg »Kun noget af det« og sæt kryds nedenfor.',
    en: 'Choose everything, or choose “Only some of it” and tick below.',
  },
  all: { da: 'Alt, hvad der bruges om {name}', en: 'Everything used about {name}' },
  allObjection: { da: 'Alt det, der kan gøres indsigelse mod', en: 'Everything that can be objected to' },
  some: { da: 'Kun noget af det', en: 'Only some of it' },
  somePurposes: {
    da: 'Sæt kryds, hvis du valgte »Kun noget af det«',
    en: 'Tick here if you chose “Only some of it”',
  },
  wrongScope: { da: 'Vælg, hvad det gælder', en: 'Choose what it is about' },
  wrongPurposes: { da: 'Sæt kryds ved mindst ét formål', en: 'Tick at least one purpose' },
  because: { da: 'Hvorfor skal brugen på pause?', en: 'Why is the use to be paused?' },
  reason: {
    da: 'Vil du skrive noget til kommunen?',
    en: 'Do you want to write anything to the municipality?',
  },
  reasonHint: {
    da: 'Det læses af kommunens medarbejdere og ikke af leverandørerne.',
    en: 'It is read by the municipality’s staff, not by the vendors.',
  },
  objectionReason: {
    da: 'Hvad ved {whose} situation taler imod?',
    en: 'What in {whose} situation speaks against it?',
  },
  objectionHint: {
    da: 'Det er det, kommunen vurderer. Leverandørerne ser det ikke.',
    en: 'It is what the municipality assesses. The vendors do not see it.',
  },
  wrongReason: { da: 'Skriv hvorfor, med højst 2000 tegn', en: 'Write why, in 2000 characters at most' },
  elseAccess: { da: 'Og resten?', en: 'And the rest?' },
  elseAccessYes: {
    da: 'Giv mig også indsigt i det, der ikke kan komme med i filen',
    en: 'Also give me access to what cannot be in the file',
  },
  review: { da: 'Gennemse, før du sender', en: 'Review before you send' },
  reviewHint: { da: 'Intet bliver sendt endnu.', en: 'Nothing is sent yet.' },
  reviewTitle: { da: 'Sådan bliver det. Skal det sendes?', en: 'This is what happens. Send it?' },
  youAsk: { da: 'Rettighed', en: 'Right' },
  itConcerns: { da: 'Det gælder', en: 'It concerns' },
  youWrote: { da: 'Du har skrevet', en: 'You have written' },
  whatHappens: { da: 'Det sker der', en: 'What happens' },
  takesBackTitle: {
    da: 'Du trækker også dit samtykke tilbage',
    en: 'You also withdraw your consent',
  },
  takesBack: {
    da: 'Når du sender, gælder det med det samme, også hvis intet bliver slettet: {purposes}.',
    en: 'When you send, this takes effect at once, even if nothing is erased: {purposes}.',
  },
  erased: { da: 'Det bliver slettet', en: 'This is erased' },
  stays: { da: 'Det bliver ikke slettet, og her er hvorfor', en: 'This is not erased, and why' },
  nothingErased: { da: 'Intet bliver slettet hos leverandørerne.', en: 'Nothing is erased at the vendors.' },
  nothingGranted: {
    da: 'Du kan stadig sende den: Så får du et svar med begrundelse, som du kan klage over.',
    en: 'You can still send it: then you get an answer with reasons, which you can complain about.',
  },
  finalTitle: { da: 'Sletning kan ikke fortrydes', en: 'Erasure cannot be undone' },
  finalText: {
    da: 'Når leverandørerne har slettet, kan ingen hente det frem igen. Vil du have en kopi, så bed om indsigt først.',
    en: 'Once the vendors have erased it, nobody can get it back. If you want a copy, ask for access first.',
  },
  whoSees: {
    da: 'Andre med forældremyndighed og barnet selv kan her se, at du har bedt om det, hvad det gælder, og hvad kommunen svarer. De kan ikke se, hvad du har skrevet.',
    en: 'Others with custody and the child can see here that you asked, what it concerns, and what the municipality answers. They cannot see what you have written.',
  },
  whoSeesOwn: {
    da: 'De, der har forældremyndighed over dig, kan her se, at du har bedt om det, hvad det gælder, og hvad kommunen svarer. De kan ikke se, hvad du har skrevet.',
    en: 'Those who have custody of you can see here that you asked, what it concerns, and what the municipality answers. They cannot see what you have written.',
  },
  send: { da: 'Send anmodningen', en: 'Send the request' },
  sendErasure: { da: 'Ja, send og slet', en: 'Yes, send and erase' },
  change: { da: 'Ret', en: 'Change' },
  law: { da: 'Loven kalder det {name} ({article}).', en: 'The law calls it {name} ({article}).' },
} as const satisfies Texts;
