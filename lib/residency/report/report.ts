import { ADEQUACY, STANDINGS } from '../../../lambdas/domain/countries.ts';
import { countryOfRegion } from '../../guard/regions.ts';
import { RULES } from '../../guard/rules.ts';
import { CLOUD_FACTS_READ_ON, cloudFacts, NOT_BOUND } from './cloud-facts.ts';
import { guardRules, leftOut, statements, statementsFor } from './holds.ts';
import { journeys, NODES, type WaysOut } from './journeys.ts';
import { kindOf, serviceOf } from './kinds.ts';
import { restingPlaces } from './rests.ts';
import {
  type AgreementFacts,
  BOOKS,
  type Hold,
  type ResidencyReport,
  type ResourceGroup,
  type Setting,
} from './shape.ts';
import { summaryOf, toArrange } from './summary.ts';
import { hashOf, type Resource, type StackTemplate } from './templates.ts';
import { viewers } from './viewers.ts';

/** What the report is drawn from. */
export type ReportSources = WaysOut & {
  readonly templates: readonly StackTemplate[];
  readonly agreements: readonly AgreementFacts[];
  /** The day whose law counts, 'YYYY-MM-DD'. */
  readonly on: string;
};

/** Every place data rests, travels or is seen from, and what holds each; throws for anything nobody has explained. */
export function residencyReport({ templates, agreements, on, ...waysOut }: ReportSources): ResidencyReport {
  const resources = templates.flatMap((template) => template.resources);
  const facts = {
    templates: hashOf(templates),
    lawSince: lawSince(on),
    region: regionOf(templates),
    stacks: templates.map(({ name, region, resources: { length } }) => ({ name, region, resources: length })),
    books: BOOKS,
    everywhere: everywhere(),
    rests: restingPlaces(resources),
    resources: groupsOf(resources),
    settings: settingsOf(templates),
    nodes: NODES,
    travels: journeys(resources, waysOut),
    agreements,
    seenFrom: viewers(),
    cloudFactsReadOn: CLOUD_FACTS_READ_ON,
    outside: cloudFacts(leftOut()),
    notBound: NOT_BOUND,
    guardRules: RULES.map(({ id, forbids, source }) => ({ id, forbids, source })),
  };
  return { schema: 1, ...facts, summary: summaryOf(facts), toArrange: toArrange(facts) };
}

/** The last day up to a day on which a country came in, went out, or became or ceased to be adequate. */
export const lawSince = (on: string): string =>
  [...STANDINGS, ...ADEQUACY]
    .flatMap(({ from, until }) => [from, until ?? from])
    .filter((day) => day <= on)
    .sort()
    .at(-1) ?? on;

/** The one region of all stacks; throws when there are two. */
function regionOf(templates: readonly StackTemplate[]): ResidencyReport['region'] {
  const [id = '', ...more] = new Set(templates.map(({ region }) => region));
  const country = countryOfRegion(id);
  if (more.length > 0 || country === undefined)
    throw new Error(`the stacks are not in one known region: ${[id, ...more].join(', ')}`);
  return { id, country };
}

/** What holds whatever is in the stacks. */
const everywhere = (): Hold[] => [
  ...guardRules(
    'unknown-region',
    'stack-abroad',
    'unreadable',
    'remote-template',
    'third-party-type',
    'stack-output-abroad',
    'arn',
    'endpoint',
    'region',
  ),
  ...statements('organisation-policy', 'OtherRegions', 'MoreRegionsOrNoOrganisation'),
  ...statements('permissions-boundary', 'OtherRegions'),
];

function groupsOf(resources: readonly Resource[]): ResourceGroup[] {
  const byType = Map.groupBy(resources, ({ type }) => type);
  return [...byType]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, of]) => {
      const { role, says, guard } = kindOf(type);
      return {
        type,
        role,
        says,
        resources: of.map(({ stack, logicalId }) => `${stack}/${logicalId}`).sort(),
        heldBy: [...guardRules(...guard), ...statementsFor(serviceOf(type))],
      };
    });
}

/** What is set at deployment, and what to mind when setting it. */
const SETTINGS: Readonly<Record<string, string>> = {
  'HjemmelService/IssuerUrl': 'The sign-in issuer. Choose one in the EEA: it learns who signs in',
  'HjemmelService/IssuerAudience': 'The name the issuer knows this system by',
  'HjemmelService/IssuerJwksUrl': 'Where the issuer’s public keys are; nothing of a person is sent there',
  'HjemmelService/FamilyIssuerUrl':
    'Where families sign in for the pages. Choose one in the EEA: it learns who signs in, and when',
  'HjemmelService/FamilyClientId': 'The name it knows the pages by',
  'HjemmelService/FamilyAcrValues': 'What it is asked for when a higher level of assurance is needed',
  'HjemmelService/StaffIssuerUrl': 'The same for staff',
  'HjemmelService/StaffClientId': 'The name it knows the pages by',
  'HjemmelOrganisation/TargetIds': 'The accounts that the organisation’s policy is attached to',
};
/** The CDK's own, in every stack with assets: a number. */
const BOOTSTRAP = 'BootstrapVersion';

function settingsOf(templates: readonly StackTemplate[]): Setting[] {
  return templates.flatMap(({ name: stack, parameters }) =>
    parameters
      .filter((name) => name !== BOOTSTRAP)
      .map((name) => {
        const says = SETTINGS[`${stack}/${name}`];
        if (says === undefined)
          throw new Error(`${stack}/${name}: nobody has said what this parameter may lead to`);
        return { stack, name, says };
      }),
  );
}
