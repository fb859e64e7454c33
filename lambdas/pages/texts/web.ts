import type { Texts } from '../web/say.ts';

/** What stands around every page, and what goes wrong on any. */
export const WEB = {
  hjemmel: { da: 'Hjemmel', en: 'Hjemmel' },
  toContent: { da: 'Gå til indholdet', en: 'Skip to content' },
  otherLanguage: { da: 'English', en: 'Dansk' },
  menu: { da: 'Hovedmenu', en: 'Main menu' },
  youAreHere: { da: 'Du er her', en: 'You are here' },
  signOut: { da: 'Log ud', en: 'Sign out' },
  footer: {
    da: 'Hjemmel holder styr på, hvem der må bruge børns oplysninger, til hvad og hvorfor. Det, Hjemmel selv gemmer, ligger i EU.',
    en: 'Hjemmel keeps track of who may use children’s data, what for and why. What Hjemmel itself stores stays in the EU.',
  },
  help: { da: 'Hjælp og klage', en: 'Help and complaints' },
  accessibility: { da: 'Tilgængelighed', en: 'Accessibility' },
  idleTitle: { da: 'Er du der stadig?', en: 'Are you still there?' },
  idleText: {
    da: 'Du bliver snart logget ud, fordi der ikke er sket noget i et stykke tid. Det, du har skrevet, bliver gemt.',
    en: 'You will soon be signed out because nothing has happened for a while. What you have written is kept.',
  },
  idleStay: { da: 'Bliv logget ind', en: 'Stay signed in' },
  errorsTitle: { da: 'Der er noget, der skal rettes', en: 'Something needs correcting' },
  errorPrefix: { da: 'Fejl:', en: 'Error:' },
  charactersLeft: { da: '{n} tegn tilbage', en: '{n} characters left' },
  charactersOver: { da: '{n} tegn for mange', en: '{n} characters too many' },
  optional: { da: '(valgfrit)', en: '(optional)' },
  reference: { da: 'Referencenummer', en: 'Reference number' },
  referenceText: {
    da: 'Skriver eller ringer du om det, så oplys nummeret. Det siger intet om dig.',
    en: 'Quote it if you write or call about this. It says nothing about you.',
  },
  toFront: { da: 'Til forsiden', en: 'To the front page' },
  tryAgain: { da: 'Prøv igen', en: 'Try again' },
  notFoundTitle: { da: 'Siden findes ikke', en: 'There is no such page' },
  notFoundText: {
    da: 'Måske er adressen skrevet forkert, eller siden er flyttet. Du har ikke mistet noget.',
    en: 'The address may be misspelt, or the page has moved. You have lost nothing.',
  },
  brokenTitle: { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' },
  brokenText: {
    da: 'Det er ikke din skyld, og vi har fået besked. Så du kun på noget, er intet ændret. Sendte du noget, så gå tilbage og se, om det er registreret, eller send det samme igen fra samme side: Det tæller kun én gang.',
    en: 'It is not your fault, and we have been told. If you were only looking, nothing has changed. If you sent something, go back and see whether it is registered, or send the same again from the same page: it counts only once.',
  },
  slowTitle: { da: 'Vi kan ikke få svar lige nu', en: 'We get no answer right now' },
  slowText: {
    da: 'Vi kan ikke hente oplysningerne lige nu. Det, der er registreret, er i sikkerhed: Et samtykke, der er trukket tilbage, er stadig trukket tilbage, og ingen leverandør får ja, mens vi ikke kan se efter. Vent lidt, og prøv igen. Sendte du noget, så send det igen fra samme side: Det tæller kun én gang.',
    en: 'We cannot fetch the data right now. What is registered is safe: a consent that was withdrawn is still withdrawn, and no vendor is told yes while we cannot look. Wait a little and try again. If you sent something, send it again from the same page: it counts only once.',
  },
  refusedTitle: { da: 'Det kan ikke lade sig gøre', en: 'That cannot be done' },
  wrongDoorTitle: { da: 'Den side er ikke til dig', en: 'That page is not for you' },
  wrongDoorText: {
    da: 'Du er logget ind, men siden er for en anden rolle. Log ud, og log ind igen, hvis du også har den.',
    en: 'You are signed in, but the page is for another role. Sign out and in again if you have that one too.',
  },
  readsOnly: {
    da: 'Det er en sagsbehandlers opgave. Som databeskyttelsesrådgiver læser du med og ændrer intet.',
    en: 'This is a case worker’s task. As data protection officer you read along and change nothing.',
  },
  stepUpTitle: { da: 'Log ind med MitID eller Unilogin', en: 'Sign in with MitID or Unilogin' },
  stepUpText: {
    da: 'Her handler det om et barns oplysninger, så vi skal være sikre på, at det er dig. Du er logget ind på et lavere sikringsniveau end Betydelig. Log ind igen på niveau Betydelig; så kommer du tilbage hertil.',
    en: 'This is about a child’s data, so we must be sure that it is you. You are signed in at a level of assurance below Substantial. Sign in again at Substantial, and you come back here.',
  },
  stepUp: { da: 'Log ind igen', en: 'Sign in again' },
  formRefusedTitle: { da: 'Formularen er for gammel', en: 'The form is too old' },
  formRefusedText: {
    da: 'Formularen hører ikke til dit login, så intet er ændret. Åbn siden igen, og send den derfra.',
    en: 'The form does not belong to your sign-in, so nothing has changed. Open the page again and send it from there.',
  },
  openAgain: { da: 'Åbn siden igen', en: 'Open the page again' },
  signedOutTitle: { da: 'Du er blevet logget ud', en: 'You have been signed out' },
  signedOutText: {
    da: 'Der var gået for lang tid, så intet blev sendt. Log ind igen, så kommer du tilbage til siden med det, du havde skrevet.',
    en: 'Too much time had passed, so nothing was sent. Sign in again, and you come back to the page with what you had written.',
  },
  signedOutCopy: {
    da: 'Det, du havde skrevet, er for langt til, at vi kan gemme det. Kopiér det herfra, før du logger ind.',
    en: 'What you had written is too long for us to keep. Copy it from here before you sign in.',
  },
  signInAgain: { da: 'Log ind igen', en: 'Sign in again' },
  changedTitle: { da: 'En anden var hurtigere', en: 'Someone else was faster' },
  changedText: {
    da: 'Siden er ændret, siden du åbnede den, så intet er sendt. Se, hvordan det står nu; det, du havde skrevet, er her stadig.',
    en: 'The page has changed since you opened it, so nothing was sent. See how it stands now; what you had written is still here.',
  },
} as const satisfies Texts;
