import { DATA, type Data, type InTwo, type ResidencyReport, type SummaryRow } from './shape.ts';

type Facts = Omit<ResidencyReport, 'schema' | 'summary' | 'toArrange'>;

/** What is data of persons, most revealing first. */
const PERSONAL: readonly Data[] = ['direct', 'packages', 'addresses', 'pseudonymous'];

/** `3 med direkte identifikation, 2 med IP-adresser`: each place counted once, by the most revealing it holds. */
function byKind(rests: Facts['rests'], language: keyof InTwo, joining: string): string {
  const most = rests.flatMap(({ holds }) => PERSONAL.filter((data) => holds.includes(data)).slice(0, 1));
  return PERSONAL.filter((data) => most.includes(data))
    .map((data) => `${most.filter((one) => one === data).length} ${joining} ${DATA[data][language]}`)
    .join(', ');
}

/** The table at the top of the page. */
export const summaryOf = (facts: Facts): SummaryRow[] => [
  resting(facts),
  travelling(facts),
  seen(facts),
  atVendors(facts),
  outsideEea(facts),
];

function resting({ rests, region, stacks }: Facts): SummaryRow {
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  const data = rests.filter(({ type }) => type !== 'AWS::KMS::Key');
  const personal = data.filter(({ holds }) => holds.some((each) => PERSONAL.includes(each)));
  const own = data.filter(({ encryption }) => encryption.startsWith('own key')).length;
  return {
    asks: { da: 'Hvor ligger oplysningerne?', en: 'Where does data rest?' },
    answer: {
      da: `Alt, hvad systemet gemmer, ligger i ${region.id} (Frankfurt, ${region.country}): ${personal.length} steder med personoplysninger (${byKind(rests, 'da', 'med')}) blandt ${resources} ressourcer. Alle er krypteret; ${own} af ${data.length} steder med en nøgle, som systemet selv råder over.`,
      en: `All that the system stores is in ${region.id} (Frankfurt, ${region.country}): ${personal.length} places with personal data (${byKind(rests, 'en', 'with')}) among ${resources} resources. All are encrypted; ${own} of ${data.length} places with a key of the system’s own.`,
    },
    heldBy: {
      da: 'kontrol af skabelonerne (guard), organisationspolitikken, rettighedsgrænsen, ressourcernes egne politikker',
      en: 'the guard on the templates, the organisation’s policy, the permissions boundary, the policies of the resources',
    },
  };
}

function travelling({ travels }: Facts): SummaryRow {
  const notHeld = travels.filter(({ leavesEea }) => leavesEea === 'not held by technique').length;
  return {
    asks: { da: 'Hvor sendes de hen?', en: 'Where does it travel?' },
    answer: {
      da: `Ad ${travels.length} veje. Leverandører og medarbejdere kan kun kalde fra EØS (efter IP-adressens land). Forældre og børn kan se deres egne oplysninger hvor som helst fra; det er ikke en overførsel. De beskeder, systemet selv sender til leverandørerne, indeholder kun pseudonyme id’er. ${notHeld} af vejene er ikke sikret teknisk.`,
      en: `By ${travels.length} ways. Vendors and staff can call from the EEA only (by the country of the IP address). Guardians and children reach their own data from anywhere, which is no transfer. The notices that the system sends to vendors hold pseudonymous ids only. ${notHeld} of the ways are not held by technique.`,
    },
    heldBy: {
      da: 'firewallen, en kontrol ved hvert kald og af hver adresse, der sendes til',
      en: 'the firewall, a check at each call and of each address that is sent to',
    },
  };
}

function seen({ seenFrom }: Facts): SummaryRow {
  const notHeld = seenFrom.filter(({ leavesEea }) => leavesEea === 'not held by technique');
  const who = (language: keyof InTwo): string => notHeld.map((viewer) => viewer.who[language]).join('; ');
  return {
    asks: { da: 'Hvor ses de fra?', en: 'Where is it seen from?' },
    answer: {
      da: `Leverandører og medarbejdere kan kun se oplysninger fra EØS. Hvorfra disse ser noget, er kun styret ved instruks: ${who('da')}.`,
      en: `Vendors and case workers can see data from the EEA only. From where these see anything is held by instruction only: ${who('en')}.`,
    },
    heldBy: { da: 'firewallen; ellers instruks', en: 'the firewall; else instruction' },
  };
}

function atVendors({ agreements }: Facts): SummaryRow {
  const links = agreements.flatMap(({ chain }) => chain);
  const count = (status: string): number => links.filter((link) => link.status === status).length;
  const silent = agreements.filter(({ placesStated }) => !placesStated).map(({ vendor }) => vendor);
  return {
    asks: { da: 'Hvem har dem hos leverandørerne?', en: 'Who holds it at the vendors?' },
    answer: {
      da: `${agreements.length} aftaler med ${links.length} led: ${count('inside')} inden for aftalens grænse, ${count('outside')} uden for, ${count('unknown')} uden oplyst land (behandling afvises).${silent.length === 0 ? '' : ` Aftaler uden oplyst behandlingssted: ${silent.join('; ')}.`}`,
      en: `${agreements.length} agreements with ${links.length} links: ${count('inside')} inside the agreement’s perimeter, ${count('outside')} outside, ${count('unknown')} without a country (processing is denied).${silent.length === 0 ? '' : ` Agreements that state no place of processing: ${silent.join('; ')}.`}`,
    },
    heldBy: {
      da: 'kontrollen, hver gang en leverandør spørger, og hver gang der sendes',
      en: 'the check, whenever a vendor asks and whenever something is sent',
    },
  };
}

function outsideEea({ outside }: Facts): SummaryRow {
  const areas = outside.filter(({ leftOut }) => leftOut.length > 0).length;
  return {
    asks: { da: 'Hvad er uden for EØS?', en: 'What stays outside the EEA?' },
    answer: {
      da: `AWS’ egen administration i USA (${areas} områder, se afsnit 6). Den kender navne på roller, ressourcer og medarbejdere og det forbrug, der betales for, men ingen oplysninger om børn.`,
      en: `AWS’s own administration in the United States (${areas} areas, see section 6). It knows names of roles, resources and staff, and the use that is paid for, but no child’s data.`,
    },
    heldBy: {
      da: 'instruks; kan ikke flyttes i denne del af AWS',
      en: 'instruction; it cannot be moved in this partition',
    },
  };
}

/** What the controller has to see to, because no technique does. */
export function toArrange({ agreements, outside }: Facts): InTwo[] {
  const wanting = agreements.flatMap(({ vendor, findings }) => {
    const annexes = findings.filter(({ code }) => code.startsWith('annex-')).map(({ clause }) => clause);
    return annexes.length === 0 ? [] : [`${vendor} (${annexes.join(', ')})`];
  });
  const arrange = (id: string): InTwo => {
    const fact = outside.find((each) => each.id === id);
    if (!fact) throw new Error(`there is no fact ${id} about AWS`);
    return fact.arrange;
  };
  return [
    {
      da: 'Kontrollér, at organisationspolitikken er knyttet til kontoen (docs/operations.md), og at administrationskontoen ikke bruges til andet.',
      en: 'See that the organisation’s policy is attached to the account (docs/operations.md), and that the management account is used for nothing else.',
    },
    arrange('content'),
    arrange('parent'),
    arrange('support'),
    {
      da: 'Instruér driftsfolk i kun at arbejde fra EØS, og giv kun roller, der kan læse tabeller og pakker, til én opgave ad gangen.',
      en: 'Instruct operators to work from the EEA only, and give roles that can read tables and packages for one task at a time.',
    },
    {
      da: 'Instruér medarbejdere i kun at åbne links til pakker på arbejdspladsen.',
      en: 'Instruct staff to open links to packages at the workplace only.',
    },
    arrange('metadata'),
    {
      da: 'Vælg en login-udbyder i EØS og modtagere af alarmer dér.',
      en: 'Choose a sign-in issuer in the EEA, and recipients of alarms there.',
    },
    ...(wanting.length === 0
      ? []
      : [
          {
            da: `Indhent bilag, der mangler eller er ufuldstændige: ${wanting.join('; ')}.`,
            en: `Obtain annexes that are missing or incomplete: ${wanting.join('; ')}.`,
          },
        ]),
  ];
}
