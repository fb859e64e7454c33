/** Why a word on a request, a task or a package is refused, with the words people read. */
export const REQUEST_REFUSALS = {
  'no-such-request': { da: 'Anmodningen findes ikke.', en: 'There is no such request.' },
  'no-such-task': { da: 'Opgaven findes ikke.', en: 'There is no such task.' },
  'no-package-yet': { da: 'Der er ingen pakke at hente endnu.', en: 'There is no package to fetch yet.' },
  'task-withdrawn': { da: 'Opgaven er taget tilbage.', en: 'The task has been taken back.' },
  'withdrawal-cannot-be-refused': {
    da: 'Man kan altid trække et samtykke tilbage uden at give en grund.',
    en: 'A consent can always be withdrawn, without giving a reason.',
  },
  'needs-a-ground-to-refuse': {
    da: 'En anmodning kan kun afvises, fordi identiteten ikke er bekræftet, eller fordi den er åbenbart grundløs eller overdreven.',
    en: 'A request can be refused only because the identity is not proved, or because it is manifestly unfounded or excessive.',
  },
  'request-with-vendors': {
    da: 'Leverandørerne er allerede spurgt.',
    en: 'The vendors have already been asked.',
  },
  'clock-paused': {
    da: 'Fristen er sat i bero, mens den, der bad om det, bliver spurgt.',
    en: 'The clock is suspended while the requester is asked.',
  },
  'clock-not-paused': { da: 'Fristen er ikke sat i bero.', en: 'The clock is not suspended.' },
  'no-clock-to-change': {
    da: 'Anmodningen har ingen svarfrist at ændre.',
    en: 'The request has no day to answer by that could change.',
  },
  'identity-already-assured': {
    da: 'Den, der bad om det, er logget ind og skal ikke bevise sin identitet igen.',
    en: 'The requester has signed in and need not prove her identity again.',
  },
  'deadline-passed': {
    da: 'Fristen er overskredet og kan ikke længere ændres.',
    en: 'The deadline has passed and can no longer be changed.',
  },
  'date-before-the-question': {
    da: 'Svaret kan ikke være kommet før spørgsmålet.',
    en: 'The answer cannot have come before the question.',
  },
  'pause-for-requester-only': {
    da: 'Kun den, der bad om det, kan svare på spørgsmålet.',
    en: 'Only the requester can answer what was asked.',
  },
  'no-answer-to-read': {
    da: 'Der er intet svar, som ikke er læst.',
    en: 'There is no answer that has not been read.',
  },
  'no-letter-to-send': {
    da: 'Der er intet brev at sende. Det er der kun, når en anden end kommunen har bedt om det på papir.',
    en: 'There is no letter to send. There is one only where somebody other than the municipality asked on paper.',
  },
  'not-answered-yet': {
    da: 'Anmodningen er ikke besvaret endnu.',
    en: 'The request is not answered yet.',
  },
  'letter-already-sent': {
    da: 'Det er allerede registreret, at brevet er sendt.',
    en: 'That the letter was sent is already registered.',
  },
  'date-before-the-answer': {
    da: 'Brevet kan ikke være sendt, før anmodningen blev besvaret.',
    en: 'The letter cannot have been sent before the request was answered.',
  },
  'already-extended': { da: 'Fristen er allerede forlænget.', en: 'The deadline is already extended.' },
  'lift-already-announced': {
    da: 'Ophævelsen er allerede varslet.',
    en: 'The lift has already been announced.',
  },
  'lift-needs-notice': {
    da: 'Den, der bad om begrænsningen, skal have besked mindst dagen før.',
    en: 'The requester must be told at least the day before.',
  },
  'lift-not-announced': {
    da: 'Den, der bad om begrænsningen, skal have besked, før den ophæves (art. 18, stk. 3).',
    en: 'The requester must be told before the restriction is lifted (art. 18(3)).',
  },
  'right-to-information': {
    da: 'Uden forældremyndighed har du ikke barnets databeskyttelsesrettigheder, men ret til orientering: Spørg skolen eller institutionen (forældreansvarsloven § 23).',
    en: 'Without custody you do not exercise the child’s data protection rights, but you have a right to information: ask the school or institution (forældreansvarsloven § 23).',
  },
  'received-before-gdpr': {
    da: 'Anmodningen er modtaget, før databeskyttelsesforordningen fandt anvendelse.',
    en: 'The request was received before the GDPR applied.',
  },
  'correct-at-the-source-first': {
    da: 'Navn og Unilogin kommer fra kilden: Få dem rettet der først, og bekræft det her.',
    en: 'Names and Unilogin come from the source: have them corrected there first, and confirm it here.',
  },
  'restriction-in-force': {
    da: 'Familien har bedt om begrænsning eller gjort indsigelse; det skal afsluttes, før barnet slettes.',
    en: 'The family has asked for a restriction or objected; that must end before the child is erased.',
  },
  'answer-open-requests-first': {
    da: 'Familien har anmodninger, der ikke er besvaret; besvar dem, før barnet slettes.',
    en: 'The family has requests that are not answered; answer them before the child is erased.',
  },
  'no-law-to-withhold': {
    da: 'Loven giver ikke grund til at udelade det af det, der udleveres på denne ret.',
    en: 'The law gives no ground to leave that out of what this right hands over.',
  },
  'no-such-part': {
    da: 'Der ligger intet fra leverandøren at gennemgå på denne anmodning.',
    en: 'Nothing from this vendor waits to be reviewed on this request.',
  },
  'no-such-value': {
    da: 'Det, der skal udelades, findes ikke i det, leverandøren har udleveret.',
    en: 'What is to be left out is not in what the vendor has handed over.',
  },
  'not-a-data-category': {
    da: 'Til dataportabilitet udleveres oplysningerne efter aftalens kategorier: Brug deres id’er som nøgler.',
    en: 'For portability, data is handed over by the categories of the agreement: use their ids as keys.',
  },
  'not-the-other-holder': {
    da: 'Kun den anden forældremyndighedsindehaver kan svare på dette.',
    en: 'Only the other custody holder can answer this.',
  },
  'certificate-for-erasure-only': {
    da: 'Kun en gennemført sletning har en attest.',
    en: 'Only an erasure that was carried out has a certificate.',
  },
  'right-is-the-familys': {
    da: 'Retten er familiens: Angiv, hvem der skrev, og hvornår anmodningen kom.',
    en: 'The right is the family’s: say who wrote, and when it was received.',
  },
  'right-not-for-caller': {
    da: 'En sagsbehandler sletter hele barnet; for en del registreres forælderens brev med onPaper.',
    en: 'A case worker erases the whole child; for a part, register the guardian’s letter with onPaper.',
  },
  'nothing-to-object-to': {
    da: 'Der er intet formål, som man kan gøre indsigelse mod.',
    en: 'There is no purpose here that can be objected to.',
  },
  'not-a-restriction': { da: 'Kun en begrænsning kan ophæves.', en: 'Only a restriction can be lifted.' },
  'request-not-open': { da: 'Anmodningen er afsluttet.', en: 'The request is closed.' },
  'request-waits-for-another': {
    da: 'Det næste skridt er ikke systemets eget, så der er intet at sende igen; detail siger, hvad anmodningen venter på.',
    en: 'The next step is not the system’s own, so there is nothing to send again; detail says what the request waits for.',
  },
  'request-not-awaiting-decision': {
    da: 'Anmodningen venter ikke på en afgørelse.',
    en: 'The request awaits no decision.',
  },
  'task-already-answered': { da: 'Opgaven er allerede besvaret.', en: 'The task has been answered already.' },
  'already-lifted': { da: 'Begrænsningen er allerede ophævet.', en: 'The restriction is already lifted.' },
  'package-for-requester-only': {
    da: 'Pakken er til den, der bad om den.',
    en: 'The package is for the one who asked for it.',
  },
  'no-such-format': {
    da: 'Pakken er ikke lavet i dette format.',
    en: 'The package is not made in this format.',
  },
  'package-expired': {
    da: 'Pakken er udløbet; bed om indsigt igen.',
    en: 'The package has expired; ask for access again.',
  },
  'restriction-not-carried-out': {
    da: 'Begrænsningen er ikke gennemført hos alle leverandører endnu.',
    en: 'The restriction is not carried out at every vendor yet.',
  },
  'hand-over-needs-data': {
    da: 'Opgaven er at udlevere oplysninger; send dem i data, eller svar no-data.',
    en: 'The task is to hand data over; send it in data, or answer no-data.',
  },
  'changes-not-shown': {
    da: 'De nye værdier er ikke vist, fordi et led i kæden ikke ligger, hvor aftalen tillader det. Opgaven kan ikke være udført: Svar failed eller refused, eller no-data, hvis I ingen oplysninger har.',
    en: 'The new values were not shown, because a link of the chain is not where the agreement allows. The task cannot be done: answer failed or refused, or no-data if you hold nothing.',
  },
  'task-takes-no-data': {
    da: 'Opgaven er ikke at udlevere oplysninger; send ingen data.',
    en: 'The task is not to hand data over; send no data.',
  },
} as const satisfies Record<string, { da: string; en: string }>;
