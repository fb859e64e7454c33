import { REQUEST_REFUSALS } from './request-reasons.ts';

/**
 * Every reason for which a command is refused, with the words people read. The code is stable: it stands unchanged
 * in the domain, the log and the problem document.
 */
export const REFUSALS = {
  ...REQUEST_REFUSALS,
  'no-such-purpose': { da: 'Formålet er ikke registreret.', en: 'The purpose is not registered.' },
  'unknown-purpose': {
    da: 'Et formål i anmodningen er ikke registreret.',
    en: 'A purpose in the request is not registered.',
  },
  'no-such-controller': {
    da: 'Det er ikke et gyldigt CVR-nummer.',
    en: 'This is not a valid CVR number.',
  },
  'controller-not-described': {
    da: 'Kommunen har endnu ikke beskrevet sig selv.',
    en: 'The municipality has not described itself yet.',
  },
  'no-such-vendor': { da: 'Leverandøren er ikke registreret.', en: 'The vendor is not registered.' },
  'no-such-agreement': { da: 'Aftalen findes ikke.', en: 'There is no such agreement.' },
  'no-such-child': { da: 'Barnet findes ikke.', en: 'There is no such child.' },
  'no-such-conflict': {
    da: 'Der er ingen åben uenighed om formålet.',
    en: 'There is no open conflict about the purpose.',
  },
  'no-such-group': {
    da: 'Ingen børn er indmeldt i klassen eller institutionen.',
    en: 'No child is enrolled in the class or the institution.',
  },
  'ledger-broken': {
    da: 'Registeret kan ikke bekræftes, så det kan ikke siges, hvad der har gældt.',
    en: 'The ledger cannot be verified, so nobody can tell what was in force.',
  },
  'no-such-bulk': { da: 'Sletningen for mange børn findes ikke.', en: 'There is no such bulk of requests.' },
  'already-registered': { da: 'Id’et er allerede i brug.', en: 'The id is already in use.' },
  'nothing-to-change': { da: 'Der er ingen ændring.', en: 'Nothing would change.' },
  'agreement-not-draft': { da: 'Aftalen er ikke en kladde.', en: 'The agreement is not a draft.' },
  'agreement-not-signed': { da: 'Aftalen er ikke underskrevet.', en: 'The agreement is not signed.' },
  'agreement-ended': { da: 'Aftalen er allerede opsagt.', en: 'The agreement is already terminated.' },
  'ends-before-signed': {
    da: 'Aftalen kan ikke ophøre, før den er underskrevet.',
    en: 'An agreement cannot end before it was signed.',
  },
  'purpose-rests-on-consent': {
    da: 'Formålet hviler på samtykke; der kan ikke noteres lovhjemmel.',
    en: 'The purpose rests on consent; no statutory basis can be established for it.',
  },
  'purpose-rests-on-statute': {
    da: 'Formålet hviler på lov og ikke på samtykke.',
    en: 'The purpose rests on statute, not on consent.',
  },
  'rests-on-statute-may-object': {
    da: 'Behandlingen hviler på den hjemmel, der står i detail, og ikke på samtykke. Der er intet at trække tilbage, men du kan gøre indsigelse (GDPR artikel 21).',
    en: 'The processing rests on the provision named in detail, not on consent. There is nothing to withdraw, but you may object (GDPR art. 21).',
  },
  'rests-on-statute': {
    da: 'Behandlingen hviler på den hjemmel, der står i detail, og ikke på samtykke. Der er intet at trække tilbage, og loven giver ikke ret til indsigelse.',
    en: 'The processing rests on the provision named in detail, not on consent. There is nothing to withdraw, and the law gives no right to object.',
  },
  'not-the-current-text': {
    da: 'Teksten er ændret siden; læs den nye.',
    en: 'The text has changed since; read the current one.',
  },
  'not-a-guardian-of-the-child': {
    da: 'Personen har ikke forældremyndighed over barnet.',
    en: 'The person does not hold custody of the child.',
  },
  'child-decides-herself': {
    da: 'Barnet er gammelt nok til selv at bestemme.',
    en: 'The child is old enough to decide herself.',
  },
  'child-too-young': {
    da: 'Barnet er for ungt til selv at bestemme dette.',
    en: 'The child is too young to decide this herself.',
  },
  'no-consent-to-withdraw': {
    da: 'Der er intet samtykke at trække tilbage.',
    en: 'There is no consent to withdraw.',
  },
  'child-erased': {
    da: 'Barnets oplysninger er slettet eller ved at blive slettet.',
    en: 'The child’s data is erased or being erased.',
  },
  'child-left': { da: 'Barnet er meldt ud.', en: 'The child has left.' },
  'person-not-known': {
    da: 'Personen er ikke knyttet til barnet; angiv CPR-nummer og navn.',
    en: 'The person is not tied to the child; give CPR number and name.',
  },
  'custody-of-herself': {
    da: 'Et barn har ikke forældremyndighed over sig selv.',
    en: 'A child does not hold custody of herself.',
  },
  'date-in-the-future': { da: 'Datoen ligger i fremtiden.', en: 'The date lies in the future.' },
  'paper-needs-person-and-date': {
    da: 'Et papir kræver personen og datoen på papiret (onPaper).',
    en: 'A paper needs the person and the date on it (onPaper).',
  },
  'paper-is-for-caseworkers': {
    da: 'Kun sagsbehandlere registrerer papirer.',
    en: 'Only case workers register papers.',
  },
  'name-a-group': {
    da: 'Angiv institution og klasse (institution og group).',
    en: 'Name the institution and the group (institution and group).',
  },
  'webhook-not-https': {
    da: 'En webhook skal være en https-adresse på en offentlig vært, uden brugernavn, på port 443 eller fra 1024 og op.',
    en: 'A webhook must be an https address of a public host, without a user name, on port 443 or from 1024 up.',
  },
  'objection-upheld': {
    da: 'En indsigelse mod formålet er taget til følge for barnet.',
    en: 'An objection to the purpose has been upheld for the child.',
  },
  'older-than-the-text': {
    da: 'Datoen ligger før teksten blev taget i brug.',
    en: 'The date lies before the text was in use.',
  },
  'later-answer-known': {
    da: 'Personen har svaret senere end denne dato.',
    en: 'The person has answered later than this date.',
  },
  'ground-cannot-change': {
    da: 'Et formål skifter ikke mellem samtykke og lov; registrer et nyt formål.',
    en: 'A purpose does not change between consent and statute; register another purpose.',
  },
  'processor-is-not-the-vendor': {
    da: 'Aftalens databehandler har et andet CVR-nummer eller land end leverandøren.',
    en: 'The agreement’s processor has another CVR number or country than the vendor.',
  },
  'sub-processor-named-twice': {
    da: 'En underdatabehandler har samme navn som en anden eller som leverandøren; se detail. Skriv selskabets fulde navn og sted.',
    en: 'A sub-processor has the name of another or of the vendor; see detail. Write the company’s full name and place.',
  },
  'engaged-by-unknown': {
    da: 'En underdatabehandler er antaget af en, som aftalen ikke nævner; se detail.',
    en: 'A sub-processor is engaged by one that the agreement does not name; see detail.',
  },
  'engaged-in-a-circle': {
    da: 'Underdatabehandlere er antaget af hinanden i ring; se detail.',
    en: 'Sub-processors are engaged by one another in a circle; see detail.',
  },
  'webhook-outside-eea': {
    da: 'En webhook skal ligge i EØS.',
    en: 'A webhook must be in the EEA.',
  },
  'loa-too-low': {
    da: 'Log ind med et højere sikringsniveau (NSIS Betydelig).',
    en: 'Sign in with a higher level of assurance (NSIS Substantial).',
  },
  'key-reused': {
    da: 'Idempotency-Key er brugt før til et andet kald.',
    en: 'The Idempotency-Key was used before for another call.',
  },
  conflict: {
    da: 'En anden nåede at ændre det samme; prøv igen.',
    en: 'Someone else changed the same thing first; try again.',
  },
} as const satisfies Record<string, { da: string; en: string }>;

export type RefusalReason = keyof typeof REFUSALS;
