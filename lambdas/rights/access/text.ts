/** The words of the access package that are the same for everyone. */
export const TEXT = {
  source: {
    da: 'Oplysningerne stammer fra den dataansvarlige og institutionen, fra forældremyndighedens indehavere og barnet selv og fra leverandørernes systemer. Ved hvert formål står det for hver slags oplysning.',
    en: 'The data comes from the controller and the institution, from the custody holders and the child and from the vendors’ systems. At each purpose it is told for each kind of data.',
  },
  /** Where a category of data comes from (art. 15(1)(g)), by its origin in the agreement. */
  sources: {
    provided: { da: 'Fra barnet eller familien selv', en: 'From the child or the family' },
    observed: { da: 'Opstår, når barnet bruger systemet', en: 'Arises when the child uses the system' },
    derived: {
      da: 'Laves af personalet eller leverandøren',
      en: 'Made by the staff or the vendor',
    },
    roster: {
      da: 'Fra skolens, institutionens eller kommunens register',
      en: 'From the register of the school, institution or municipality',
    },
    'not-stated': {
      da: 'Aftalen siger ikke entydigt, hvorfra',
      en: 'The agreement does not say clearly from where',
    },
  },
  rights: {
    da: 'Du kan altid bede om indsigt, berigtigelse og begrænsning. Om du også kan få sletning, dataportabilitet, gøre indsigelse eller trække et samtykke tilbage, afhænger af grundlaget og står ved hvert formål. Skriv til den dataansvarlige, eller bed om det i Hjemmel.',
    en: 'You can always ask for access, rectification and restriction. Whether you can also have erasure or data portability, object, or withdraw a consent depends on the ground, and is told at each purpose. Write to the controller or ask in Hjemmel.',
  },
  complaint: {
    da: 'Skriv til den dataansvarlige, og sig, hvad du mener er forkert. Du kan også klage til Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, www.datatilsynet.dk.',
    en: 'Write to the controller, and say what you think is wrong. You can also complain to Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, Denmark, www.datatilsynet.dk.',
  },
  automatedDecisions: {
    da: 'Hjemmel træffer ingen afgørelser om barnet alene ved automatisk behandling, heller ikke ved profilering.',
    en: 'Hjemmel makes no decision about the child by automated means alone, nor by profiling.',
  },
  transfers: {
    da: 'Oplysninger må kun nå et land uden for EU og EØS, hvis aftalen instruerer det, og der er et grundlag i databeskyttelsesforordningens kapitel V. Mangler det, sender Hjemmel ingenting.',
    en: 'Data may reach a country outside the EU and EEA only where the agreement instructs it and there is a ground in Chapter V of the GDPR. Where it is missing, Hjemmel lets nothing be sent.',
  },
  /** What is known where an agreement states no place of processing, by whether an instruction could open it. */
  unstated: {
    closed: {
      da: 'Aftalen siger ikke, hvor oplysningerne behandles. Den forbyder overførsel til lande uden for EU og EØS.',
      en: 'The agreement does not say where the data is processed. It forbids transfer outside the EU and EEA.',
    },
    'by-instruction': {
      da: 'Aftalen siger ikke, hvor oplysningerne behandles. Overførsel til lande uden for EU og EØS kræver efter aftalen den dataansvarliges instruks og et lovligt grundlag.',
      en: 'The agreement does not say where the data is processed. By the agreement, transfer outside the EU and EEA takes an instruction of the controller and a lawful ground.',
    },
  },
  safeguards: {
    'art-45': {
      da: 'EU-Kommissionen har afgjort, at landet beskytter oplysninger tilstrækkeligt (GDPR art. 45)',
      en: 'the Commission has decided that the country protects data adequately (GDPR art. 45)',
    },
    'art-46': {
      da: 'der er givet fornødne garantier, for eksempel EU’s standardkontrakter (GDPR art. 46); den dataansvarlige kan vise dig dem',
      en: 'appropriate safeguards are given, for example the EU’s standard clauses (GDPR art. 46); the controller can show you them',
    },
    none: {
      da: 'der er intet grundlag for overførslen, og oplysninger må ikke sendes dertil',
      en: 'there is no ground for the transfer, and no data may be sent there',
    },
  },
} as const;
