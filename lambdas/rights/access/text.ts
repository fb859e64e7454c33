/** The words of the access package that are the same for everyone. */
export const TEXT = {
  source: {
    da: 'Oplysningerne stammer fra kommunen eller institutionen, fra forældremyndighedens indehavere og fra leverandørernes systemer.',
    en: 'The data comes from the municipality or institution, from the custody holders and from the vendors’ systems.',
  },
  rights: {
    da: 'Du kan bede om berigtigelse, sletning, begrænsning og dataportabilitet, gøre indsigelse og når som helst trække et samtykke tilbage.',
    en: 'You can ask for rectification, erasure, restriction and data portability, object, and withdraw a consent at any time.',
  },
  complaint: {
    da: 'Du kan klage til kommunens forvaltning og databeskyttelsesrådgiver og til Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby.',
    en: 'You can complain to the municipal department and its data protection officer, and to Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, Denmark.',
  },
  automatedDecisions: {
    da: 'Hjemmel træffer ingen afgørelser om barnet alene ved automatisk behandling.',
    en: 'Hjemmel makes no decision about the child by automated means alone.',
  },
  page: {
    title: 'Indsigt i oplysninger om',
    asked: 'Anmodning modtaget',
    made: 'Pakken er lavet',
    who: 'Barnet',
    uses: 'Hvem bruger hvad, hvorfor og på hvilket grundlag',
    ground: 'Grundlag',
    statute: 'Lov',
    consent: 'Samtykke',
    recipients: 'Modtagere',
    categories: 'Oplysninger',
    noCategories: 'ikke angivet',
    kept: 'Det, leverandørerne har udleveret',
    nothing: 'Leverandøren har ingen oplysninger om barnet.',
    source: 'Hvor oplysningerne kommer fra',
    rights: 'Dine rettigheder',
    complaint: 'Klage',
    automated: 'Automatiske afgørelser',
  },
} as const;
