import type { Bilingual } from './purpose.ts';

/** How grave a finding is: the check denies because of it, it is to be put right, or a person is to assess it. */
export const SEVERITIES = ['denies', 'amend', 'assess'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a finding amounts to, and what would mend it. */
export type Mend = { readonly severity: Severity; readonly mend: Bilingual };

const asked = (da: string, en: string): Bilingual => ({
  da: `Bed leverandøren om ${da}, og registrér en ny aftale, hvor det står.`,
  en: `Ask the vendor for ${en}, and register a new agreement that states it.`,
});

/** The findings that are made here, by their code. */
export const MENDS: Readonly<Record<string, Mend>> = {
  'controller-not-described': {
    severity: 'amend',
    mend: {
      da: 'Skriv den dataansvarliges navn og kontakt på siden »Den dataansvarlige«.',
      en: 'Write the controller’s name and contact on the page “The controller”.',
    },
  },
  'officer-not-named': {
    severity: 'assess',
    mend: {
      da: 'Skal der være en, så udpeg den, og skriv kontakten på siden »Den dataansvarlige«. Ellers gem vurderingen.',
      en: 'If there must be one, designate it, and write the contact on the page “The controller”. Otherwise keep the assessment.',
    },
  },
  'no-agreement-in-force': {
    severity: 'denies',
    mend: {
      da: 'Underskriv en aftale med leverandøren. Indtil da må den ikke behandle noget.',
      en: 'Sign an agreement with the vendor. Until then it may process nothing.',
    },
  },
  'place-unknown': {
    severity: 'denies',
    mend: asked('det land, leddet ligger i', 'the country the link is in'),
  },
  'outside-perimeter': {
    severity: 'denies',
    mend: {
      da: 'Få leverandøren til at flytte leddet inden for grænsen, eller til at undvære det. Kun hvis aftalen åbner for det, kan der gives instruks om overførsel med et grundlag i GDPR kapitel V.',
      en: 'Have the vendor move the link inside the perimeter, or do without it. Only where the agreement allows it may a transfer be instructed, on a ground of GDPR chapter V.',
    },
  },
  'transfer-ground-ending': {
    severity: 'amend',
    mend: {
      da: 'Find et andet grundlag, før det ophører, eller stop overførslen inden da.',
      en: 'Find another ground before this one ends, or stop the transfer by then.',
    },
  },
  'transfer-ground-ended': {
    severity: 'amend',
    mend: {
      da: 'Giv instruks på et grundlag, der gælder, eller få leverandøren til at stoppe overførslen.',
      en: 'Instruct on a ground that is in force, or have the vendor stop the transfer.',
    },
  },
  'instruction-grounds-nothing': {
    severity: 'amend',
    mend: {
      da: 'Tag instruksen ud af aftalen, eller giv den på et grundlag, der dækker modtageren.',
      en: 'Take the instruction out of the agreement, or give it on a ground that covers the recipient.',
    },
  },
  'instructed-transfer': {
    severity: 'assess',
    mend: {
      da: 'Gennemgå grundlaget og vurderingen af landets lov, og gem vurderingen.',
      en: 'Go through the ground and the assessment of the country’s law, and keep the assessment.',
    },
  },
  'stricter-than-gdpr': {
    severity: 'assess',
    mend: {
      da: 'Aftal, at EØS er tilladt, eller få leddet flyttet til EU.',
      en: 'Agree that the EEA is allowed, or have the link moved to the EU.',
    },
  },
  'owner-outside-eea': {
    severity: 'assess',
    mend: {
      da: 'Vurder, om ejerlandets lov kan nå oplysningerne, og gem vurderingen.',
      en: 'Assess whether the law of the owner’s country can reach the data, and keep the assessment.',
    },
  },
  'processor-incomplete': {
    severity: 'amend',
    mend: asked('navn, adresse og kontakt', 'name, address and contact'),
  },
  'processor-name-differs': {
    severity: 'assess',
    mend: {
      da: 'Sammenlign CVR-numrene. Er det to selskaber, skal aftalen indgås med det, der behandler oplysningerne.',
      en: 'Compare the CVR numbers. If they are two companies, the agreement must be with the one that processes the data.',
    },
  },
  'place-incomplete': {
    severity: 'amend',
    mend: asked('stedets navn og fulde adresse', 'the place’s name and full address'),
  },
  'sub-processor-incomplete': {
    severity: 'amend',
    mend: asked(
      'underdatabehandlerens navn, adresse, land og kontakt',
      'the sub-processor’s name, address, country and contact',
    ),
  },
  'sub-processors-not-confirmed': {
    severity: 'amend',
    mend: asked(
      'den liste over underdatabehandlere, der gælder nu',
      'the list of sub-processors as it is now',
    ),
  },
  'places-not-stated': {
    severity: 'amend',
    mend: asked('en liste over stederne', 'a list of the places'),
  },
  'sub-processors-not-stated': {
    severity: 'amend',
    mend: asked('en liste over underdatabehandlerne', 'a list of the sub-processors'),
  },
  'vendor-cvr-missing': { severity: 'amend', mend: asked('CVR-nummeret', 'the CVR number') },
  'breach-notice-not-stated': {
    severity: 'amend',
    mend: {
      da: 'Aftal en frist for at melde brud, der giver tid til at anmelde dem inden for 72 timer (GDPR art. 33).',
      en: 'Agree on a time to report breaches that leaves room to notify them within 72 hours (GDPR art. 33).',
    },
  },
  'retention-not-stated': {
    severity: 'amend',
    mend: { da: 'Aftal en slettefrist.', en: 'Agree on a time limit for erasure.' },
  },
  'annex-missing': { severity: 'amend', mend: asked('bilaget', 'the annex') },
  'annex-incomplete': { severity: 'amend', mend: asked('hele bilaget', 'the whole annex') },
  'excluded-data-listed': {
    severity: 'amend',
    mend: {
      da: 'Aftal, om oplysningerne er med eller ej, og ret aftalen. Indtil da bør de ikke sendes.',
      en: 'Agree whether the data is covered or not, and amend the agreement. Until then it should not be sent.',
    },
  },
  'consent-beside-statute': {
    severity: 'assess',
    mend: {
      da: 'Hører formålet til den lovbestemte opgave, så registrér det med sin lovhjemmel og hold op med at spørge. Gør det ikke, er samtykket rigtigt, og et nej skal kunne mærkes.',
      en: 'If the purpose belongs to the statutory task, register it with its provision and stop asking. If it does not, consent is right, and a no must make a difference.',
    },
  },
};

/** What a reviewer remarked in an agreement's own text, whatever its code. */
export const OF_REMARKS: Mend = {
  severity: 'assess',
  mend: {
    da: 'Læs stedet i aftalen, og tag det op med leverandøren, hvis det skal ændres.',
    en: 'Read the place in the agreement, and take it up with the vendor if it is to change.',
  },
};
