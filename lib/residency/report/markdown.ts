import { agreementsSection } from './markdown-agreements.ts';
import { bookAndName, bullets, held, kindsOf, numbered, section, table } from './markdown-parts.ts';
import { pictureOf } from './picture.ts';
import { type Book, type Hold, LEAVES, type ResidencyReport, type Resting } from './shape.ts';

/** The report as the page that is filed. */
export function markdownOf(report: ResidencyReport): string {
  return `${[
    ...head(report),
    ...rests(report),
    ...travels(report),
    ...agreementsSection(report.agreements),
    ...seenFrom(report),
    ...outside(report),
    ...rules(report),
    ...resources(report),
  ].join('\n\n')}\n`;
}

const head = (report: ResidencyReport): string[] => [
  '# Hvor oplysningerne er · Where data is',
  '_Dokumentation til den dataansvarliges databeskyttelsesrådgiver: hvor Hjemmels oplysninger ligger, hvor de sendes hen, hvor de ses fra, og hvilken regel der sikrer hvert sted (GDPR art. 5, stk. 2, art. 28, stk. 3, litra a, art. 30, stk. 1, litra e, art. 32 og kapitel V)._',
  table(
    ['Grundlag · drawn from', ''],
    [
      [
        'Skabeloner · templates',
        `${report.stacks.map(({ name, resources }) => `${name} (${resources})`).join(', ')}; SHA-256 \`${report.templates}\``,
      ],
      ['Retstilstand · law', `EØS og tilstrækkelighedsafgørelser, uændret siden ${report.lawSince}`],
      ['Oplysninger om AWS · facts about AWS', `læst ${report.cloudFactsReadOn}`],
    ],
  ),
  // Why in two languages: the officer reads Danish, and the rules are known by their English names in the code.
  'Siden er skrevet af `npm run residency` ud fra de skabeloner, systemet sættes i drift med, og må ikke rettes i hånden; `npm run -s residency -- --check cdk.out` viser, om en mappe med skabeloner er disse. Overblikket er på dansk, fordi rådgiveren læser dansk; resten er på engelsk, fordi det henviser til reglerne ved deres navne i koden. Det samme som data: [residency.json](residency.json).',
  '## 1. Overblik · Summary',
  table(
    ['Spørgsmål', 'Svar', 'Sikret af'],
    report.summary.map(({ asks, answer, heldBy }) => [`**${asks.da}**`, answer.da, heldBy.da]),
  ),
  '**Det skal den dataansvarlige selv sørge for**, fordi teknikken ikke gør det:',
  numbered(report.toArrange.map(({ da }) => da)),
  '<details><summary>In English</summary>',
  table(
    ['Question', 'Answer', 'Held by'],
    report.summary.map(({ asks, answer, heldBy }) => [`**${asks.en}**`, answer.en, heldBy.en]),
  ),
  'What the controller has to see to, because no technique does:',
  numbered(report.toArrange.map(({ en }) => en)),
  '</details>',
  pictureOf(report),
  'Tallene er vejene i afsnit 3. Stiplet: ikke sikret teknisk. _The numbers are the ways of section 3. Dashed: not held by technique._',
];

const rests = (report: ResidencyReport): string[] => {
  const data = report.rests.filter(({ type }) => type !== 'AWS::KMS::Key');
  const keys = report.rests.filter(({ type }) => type === 'AWS::KMS::Key');
  return [
    section(2, 'Hvor oplysningerne ligger', 'Where data rests'),
    `All in ${report.region.id}. Every resource is held by ${held(report.everywhere)}; the last column is what holds a place besides. The names are explained in section 7.`,
    restingTable(data),
    '### Nøgler · Keys',
    'KMS keeps the keys in the region and never shows them; none is a multi-region key.',
    restingTable(keys),
  ];
};

/** Places that differ in nothing but their names stand in one row, all named. */
const restingTable = (places: readonly Resting[]): string => {
  const alike = Map.groupBy(places, ({ says, holds, encryption, kept, heldBy }) =>
    JSON.stringify([says, holds, encryption, kept, heldBy]),
  );
  return table(
    ['Place', 'Holds', 'Encryption', 'Kept', 'Used by', 'Held besides by'],
    [...alike.values()].map((group) => {
      const [place] = group as [Resting, ...Resting[]];
      const users = [...new Set(group.flatMap(({ usedBy }) => usedBy))];
      return [
        named(group),
        `${place.says}. _${kindsOf(place.holds)}_`,
        place.encryption,
        place.kept,
        users.join(', ') || '–',
        held(place.heldBy) || '–',
      ];
    }),
  );
};

const named = (group: readonly Resting[]): string => {
  const names = group.map(({ name }) => `\`${name}\``).join(', ');
  return group.length === 1 ? names : `**${group.length}:** ${names}`;
};

const travels = ({ travels: ways, nodes, settings }: ResidencyReport): string[] => {
  const say = (id: string): string => nodes.find((node) => node.id === id)?.says.en ?? id;
  return [
    section(3, 'Hvor oplysningerne sendes hen', 'Where data travels'),
    table(
      ['', 'From → to', 'Carries', 'How', 'Outside the EEA?', 'Held by'],
      ways.map(({ number, from, to, carries, says, hosts, leavesEea, heldBy }) => [
        String(number),
        `${say(from)} → ${say(to)}`,
        kindsOf(carries),
        [says, ...(hosts.length > 0 ? [hosts.map((host) => `\`${host}\``).join(', ')] : [])].join('. '),
        LEAVES[leavesEea].en,
        held(heldBy),
      ]),
    ),
    'No template can speak for what is set at deployment:',
    bullets(settings.map(({ stack, name, says }) => `\`${stack}\` \`${name}\`: ${says}.`)),
  ];
};

const seenFrom = ({ seenFrom: viewers }: ResidencyReport): string[] => [
  section(5, 'Hvor oplysningerne ses fra', 'Where data is seen from'),
  'To look at data from a third country is to transfer it. The country of an IP address is an estimate: the rule stops mistakes and habit, and makes evasion deliberate.',
  table(
    ['Who', 'Sees', 'From', 'Outside the EEA?', 'Held by'],
    viewers.map(({ who, sees, from, leavesEea, heldBy }) => [
      `${who.da} · ${who.en}`,
      sees,
      from,
      LEAVES[leavesEea].en,
      held(heldBy),
    ]),
  ),
];

const outside = ({ outside: facts, notBound, cloudFactsReadOn }: ResidencyReport): string[] => [
  section(6, 'Hvad der er uden for EØS', 'What stays outside the EEA'),
  `What AWS does outside the region, as it was known on ${cloudFactsReadOn}. None of it is a child’s data unless somebody writes it there. The services in the second column are those that the organisation’s policy lets be called outside the region, all of them.`,
  table(
    ['What', 'Left out of the policy', 'Where', 'Knows', 'To arrange'],
    facts.map(({ name, leftOut, where, knows, arrange, sources }) => [
      `**${name}** ${sources.map((source, index) => `[[${index + 1}]](${source})`).join(' ')}`,
      leftOut.map((service) => `\`${service}\``).join(', ') || '–',
      where,
      knows,
      arrange.en,
    ]),
  ),
  '### Hvad organisationspolitikken ikke binder · What the organisation’s policy does not bind',
  bullets(notBound),
];

/** Every rule that the report names, once. */
const namedRules = (report: ResidencyReport): readonly Hold[] => [
  ...new Set([
    ...report.everywhere,
    ...[...report.rests, ...report.travels, ...report.seenFrom, ...report.resources].flatMap(
      ({ heldBy }) => heldBy,
    ),
  ]),
];

const rules = (report: ResidencyReport): string[] => {
  const books = Map.groupBy(namedRules(report), (hold) => bookAndName(hold).book);
  return [
    section(7, 'Reglerne', 'The rules'),
    'Each name above is one of these. What the statements deny: [README.md](README.md).',
    table(
      ['Rules', 'Act', 'Are', 'Stand in', 'Named above'],
      [...books].map(([book, holds]) => {
        const { at, says, file } = report.books[book];
        return [
          `**${book}**`,
          `at ${at} time`,
          says,
          file === null ? '–' : `\`${file}\``,
          namesOf(book, holds),
        ];
      }),
    ),
    'All rules of the guard, named above or not:',
    ...[...Map.groupBy(report.guardRules, ({ source }) => source)].flatMap(([source, of]) => [
      `_${source}_`,
      bullets(of.map(({ id, forbids }) => `\`${id}\`: ${forbids}`)),
    ]),
  ];
};

/** A check in the code is looked up by its file. */
const namesOf = (book: Book, holds: readonly Hold[]): string =>
  holds
    .map((hold) => (book === 'code' ? hold.slice('code/'.length) : bookAndName(hold).name))
    .map((name) => (book === 'by-hand' ? name : `\`${name}\``))
    .join(', ');

const resources = ({ resources: groups }: ResidencyReport): string[] => [
  section(8, 'Alle ressourcer', 'All resources'),
  'By type, so that nothing is left out; each by its name in [residency.json](residency.json). A type that is not known here stops the report.',
  table(
    ['Type', 'How many', 'Is', 'To data'],
    groups.map(({ type, role, says, resources: { length } }) => [`\`${type}\``, String(length), role, says]),
  ),
];
