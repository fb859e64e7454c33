import type { Journey, ResidencyReport, Zone } from './shape.ts';

const ZONES: Readonly<Record<Zone, string>> = {
  region: 'AWS-region',
  eea: 'EØS',
  anywhere: 'hvor som helst',
  arranged: 'hvor den dataansvarlige bestemmer',
  unknown: 'land ikke oplyst: behandling afvises',
  outside: 'uden for EØS',
};

/** What only the operators look at. */
const LOGS: readonly string[] = ['AWS::Logs::LogGroup', 'AWS::SNS::Topic'];

type Drawn = {
  readonly id: string;
  readonly says: string;
  readonly zone: Zone;
  readonly edges: readonly string[];
};

const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;

/** The report as a Mermaid flowchart, in Danish: where data rests, and by its number which way it goes. Dashed is what no technique holds. */
export function pictureOf({ nodes, travels, rests, agreements, region }: ResidencyReport): string {
  const logs = rests.filter(({ type }) => LOGS.includes(type)).length;
  const counts: Readonly<Record<string, number>> = { logs, stores: rests.length - logs };
  const drawn: Drawn[] = [
    ...nodes.map((node) => ({
      ...node,
      says: counts[node.id] === undefined ? node.says.da : `${node.says.da} (${counts[node.id]} steder)`,
      edges: [],
    })),
    ...agreements.flatMap(chainOf),
  ];
  const zones = (Object.keys(ZONES) as Zone[]).filter((zone) => drawn.some((each) => each.zone === zone));
  return [
    '```mermaid',
    'flowchart LR',
    ...zones.flatMap((zone) => [
      `  subgraph zone_${zone}[${quoted(zone === 'region' ? `${ZONES[zone]} ${region.id}, ${region.country}` : ZONES[zone])}]`,
      ...drawn.filter((each) => each.zone === zone).map(({ id, says }) => `    ${id}[${quoted(says)}]`),
      '  end',
    ]),
    ...travels.map(edgeOf),
    ...drawn.flatMap(({ edges }) => edges),
    '```',
  ].join('\n');
}

const edgeOf = ({ number, from, to, leavesEea }: Journey): string =>
  leavesEea === 'not held by technique'
    ? `  ${from} -. ${number} .-> ${to}`
    : `  ${from} -- ${number} --> ${to}`;

const STANDS: Readonly<Record<string, Zone>> = { inside: 'eea', outside: 'outside', unknown: 'unknown' };

/** A vendor and those below it, each company or place once in each country. */
function chainOf({ chain, file }: ResidencyReport['agreements'][number], index: number): Drawn[] {
  const ids = new Map<string, string>();
  const drawn: Drawn[] = [];
  for (const { path, country, status } of chain) {
    const name = path.at(-1) ?? file;
    const key = `${name} ${country}`;
    if (ids.has(key)) continue;
    const id = `chain${index}_${ids.size}`;
    const above =
      path.length < 2
        ? 'vendors'
        : ([...ids].find(([known]) => known.startsWith(path.at(-2) ?? '-'))?.[1] ?? 'vendors');
    ids.set(key, id);
    drawn.push({
      id,
      says: country === null ? name : `${name} (${country})`,
      zone: STANDS[status] ?? 'unknown',
      edges: [`  ${above} --> ${id}`],
    });
  }
  return drawn;
}
