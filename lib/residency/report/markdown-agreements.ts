import { bullets, section, table } from './markdown-parts.ts';
import type { AgreementFacts, ChainLink } from './shape.ts';

const STATUS: Readonly<Record<ChainLink['status'], string>> = {
  inside: 'inside',
  outside: '**outside: denied**',
  unknown: '**not stated: denied**',
};

/** The vendors' chains, agreement by agreement. */
export const agreementsSection = (agreements: readonly AgreementFacts[]): string[] => [
  section(4, 'Hos leverandørerne', 'At the vendors'),
  'What each agreement says of who holds or sees data. It is asked at every check, and again before something is sent; a link outside, or in a country nobody has stated, denies. These are the agreements that come with the system; those in force are in the register, and answer the same questions there.',
  ...agreements.flatMap(agreementSection),
];

const agreementSection = ({ vendor, title, file, perimeter, chain, findings }: AgreementFacts): string[] => {
  const shown = findings.filter(({ whereabouts }) => whereabouts);
  const others = findings.length - shown.length;
  return [
    `### ${vendor}`,
    `_${title}_ (\`${file}\`). Grænse · perimeter \`${perimeter.kind}\` (${perimeter.clause}): ${perimeter.da}`,
    table(
      ['Link of the chain', 'Does', 'Country', 'Perimeter'],
      chain.map(({ path, activity, country, status }) => [
        path.join(' → '),
        activity,
        country ?? '–',
        STATUS[status],
      ]),
    ),
    shown.length === 0 ? 'Ingen fund · no findings.' : 'Fund · findings:',
    ...(shown.length === 0
      ? []
      : [
          bullets(
            shown.map(
              ({ code, da, clause }) =>
                `\`${code}\`${clause === null || da.includes(clause) ? '' : ` (${clause})`}: ${da}`,
            ),
          ),
        ]),
    ...(others > 0 ? [`${others} other findings, on other matters: [residency.json](residency.json).`] : []),
  ];
};
