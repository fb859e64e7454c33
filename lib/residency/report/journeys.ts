import type { Role, Route } from '../../../lambdas/contracts/route.ts';
import { ROUTES } from '../../../lambdas/contracts/routes.ts';
import { byHand, firewallRule, guardRules, inCode, resourcePolicy, statements } from './holds.ts';
import type { Hold, Journey, Node } from './shape.ts';
import { dictAt, listAt, type Resource } from './templates.ts';

/** What the code of the functions says of the ways out, for the report to quote. */
export type WaysOut = {
  /** The endpoints of AWS that are called, as URLs, by the name of the service. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** For how long a link to a package works, in seconds. */
  readonly linkSeconds: number;
};

/** Who and what stands at the ends of the journeys; a vendor's own chain comes with its agreement. */
export const NODES: readonly Node[] = [
  { id: 'family', says: { da: 'forældre og børn', en: 'guardians and children' }, zone: 'anywhere' },
  { id: 'staff', says: { da: 'medarbejdere', en: 'case workers' }, zone: 'eea' },
  { id: 'vendors', says: { da: 'leverandører', en: 'vendors' }, zone: 'eea' },
  { id: 'operators', says: { da: 'driftsfolk', en: 'operators' }, zone: 'arranged' },
  { id: 'issuer', says: { da: 'login-udbyder', en: 'sign-in issuer' }, zone: 'arranged' },
  { id: 'firewall', says: { da: 'firewall', en: 'firewall' }, zone: 'region' },
  { id: 'api', says: { da: 'API', en: 'API' }, zone: 'region' },
  { id: 'functions', says: { da: 'funktioner', en: 'functions' }, zone: 'region' },
  {
    id: 'stores',
    says: { da: 'tabeller, filer, køer, nøgler', en: 'tables, buckets, queues, keys' },
    zone: 'region',
  },
  { id: 'logs', says: { da: 'logge, alarmer', en: 'logs, alarms' }, zone: 'region' },
  { id: 'controlPlanes', says: { da: 'AWS’ administration', en: 'AWS control planes' }, zone: 'outside' },
  { id: 'support', says: { da: 'AWS’ support', en: 'AWS support' }, zone: 'outside' },
];

/** How many routes a role may call. */
export const routesOf = (role: Role): number =>
  Object.values<Route>(ROUTES).filter(({ roles }) => roles !== 'public' && roles.includes(role)).length;

/** The countries from which the firewall admits those who are bound to the perimeter, read from the template. */
export function admittedCountries(resources: readonly Resource[]): readonly string[] {
  const acl = resources.find(({ type }) => type === 'AWS::WAFv2::WebACL');
  const rule = listAt(acl?.properties, 'Rules').find(
    (each) => dictAt({ each }, 'each').Name === 'BoundPathFromOutside',
  );
  const text = JSON.stringify(rule ?? null);
  const codes = /"CountryCodes":\[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const countries = codes.split(',').map((code) => code.replaceAll('"', ''));
  if (countries.length < 2) throw new Error('the firewall does not say whom it admits');
  return countries;
}

/** How the API is reached; throws when that is not from the region alone. */
function endpointType(resources: readonly Resource[]): string {
  const apis = resources.filter(({ type }) => type === 'AWS::ApiGateway::RestApi');
  const types = apis.flatMap(({ properties }) =>
    listAt(dictAt(properties, 'EndpointConfiguration'), 'Types'),
  );
  if (apis.length === 0 || types.length !== apis.length || types.some((type) => type !== 'REGIONAL'))
    throw new Error('the API is not regional');
  return 'REGIONAL';
}

const ATTESTED: readonly Hold[] = [
  firewallRule('BoundPathFromOutside'),
  firewallRule('SayInside'),
  firewallRule('ForgedHeader'),
  inCode('PERIMETER_BOUND', 'lambdas/platform/http.ts'),
];

/** The ways data goes, from the templates and the code. */
export const journeys = (resources: readonly Resource[], waysOut: WaysOut): Journey[] =>
  ways(resources, waysOut).map((way, index) => ({ number: index + 1, ...way }));

function ways(
  resources: readonly Resource[],
  { endpoints, linkSeconds }: WaysOut,
): Omit<Journey, 'number'>[] {
  const type = endpointType(resources);
  const count = (of: string): number => resources.filter((one) => one.type === of).length;
  const entrance = [
    ...guardRules('edge-endpoint'),
    ...statements('organisation-policy', 'EdgeApi', 'EdgeApiLater'),
  ];
  return [
    {
      from: 'vendors',
      to: 'firewall',
      carries: ['direct', 'pseudonymous', 'packages'],
      says: `HTTPS to the API (endpoint type ${type}), and the answer back. Checks, tasks, new values to correct to, and what vendors hand over; ${routesOf('vendor')} routes. From the EEA only: ${admittedCountries(resources).join(' ')}. An agreement for the Union alone does not narrow this: an employee of such a vendor who calls from Iceland, Liechtenstein or Norway is answered, and that she does not is for the agreement to hold`,
      hosts: [],
      leavesEea: 'no',
      heldBy: [...entrance, ...ATTESTED],
    },
    {
      from: 'staff',
      to: 'firewall',
      carries: ['direct', 'pseudonymous', 'packages'],
      says: `The same for case workers (${routesOf('caseworker')} routes) and the data protection officer, who only reads (${routesOf('officer')}). From the EEA only, by the pages too: they ask the same services, which refuse staff from elsewhere`,
      hosts: [],
      leavesEea: 'no',
      heldBy: [...entrance, ...ATTESTED],
    },
    {
      from: 'family',
      to: 'firewall',
      carries: ['direct', 'pseudonymous'],
      says: `The same for guardians (${routesOf('guardian')} routes) and children of 15 and more (${routesOf('child')}), by the pages and without, from anywhere: their own data, which is no transfer (EDPB Guidelines 05/2021)`,
      hosts: [],
      leavesEea: 'not a transfer',
      heldBy: entrance,
    },
    {
      from: 'firewall',
      to: 'api',
      carries: ['direct', 'pseudonymous', 'packages'],
      says: 'In the region; the firewall keeps no sample of calls',
      hosts: [],
      leavesEea: 'no',
      heldBy: guardRules('edge-service'),
    },
    {
      from: 'api',
      to: 'functions',
      carries: ['direct', 'pseudonymous', 'packages'],
      says: `In the region; ${count('AWS::ApiGateway::Method')} methods, each to one function`,
      hosts: [],
      leavesEea: 'no',
      heldBy: guardRules('outside-aws', 'edge-access'),
    },
    {
      from: 'functions',
      to: 'stores',
      carries: ['direct', 'pseudonymous', 'packages'],
      says: 'Every call is checked for its host when it is made and again before it is sent; a function that finds itself in another region does not start',
      hosts: Object.values(endpoints).map((url) => new URL(url).host),
      leavesEea: 'no',
      heldBy: [
        inCode('checkEndpoint', 'lambdas/platform/endpoints.ts'),
        inCode('assertSurroundings', 'lambdas/platform/surroundings.ts'),
        ...guardRules('environment', 'endpoint'),
        ...statements('permissions-boundary', 'AtMost', 'OtherRegions'),
        resourcePolicy('OnlyAtHome'),
        resourcePolicy('OnlyEncrypted'),
      ],
    },
    {
      from: 'stores',
      to: 'functions',
      carries: ['pseudonymous'],
      says: `In the region, by the ledger’s stream and the queues: ${count('AWS::Lambda::EventSourceMapping')} mappings`,
      hosts: [],
      leavesEea: 'no',
      heldBy: guardRules('destination', 'arn'),
    },
    {
      from: 'functions',
      to: 'logs',
      carries: ['pseudonymous', 'addresses', 'technical'],
      says: 'In the region; the firewall and the buckets write logs of their own, with IP addresses. Whoever subscribes to the alarms gets fixed texts and counts; the templates subscribe nobody',
      hosts: [],
      leavesEea: 'no',
      heldBy: [
        ...guardRules('destination', 'telemetry'),
        ...statements('organisation-policy', 'LogsElsewhere', 'SubscribersAbroad'),
      ],
    },
    {
      from: 'functions',
      to: 'vendors',
      carries: ['pseudonymous'],
      says: 'Signed webhooks, ids only. HTTPS to the host that is registered, whose declared country is checked against all agreements of the vendor before each; public addresses only, no redirects. That the host is in that country is the vendor’s word',
      hosts: [],
      leavesEea: 'no',
      heldBy: [
        inCode('mayBeNotified', 'lambdas/domain/vendor.ts'),
        inCode('createPost', 'lambdas/platform/egress.ts'),
        ...guardRules('outside-aws', 'third-country-host'),
        ...statements('organisation-policy', 'WaysOut'),
      ],
    },
    {
      from: 'functions',
      to: 'issuer',
      carries: ['direct'],
      says: 'Its public keys are fetched, and for the pages the code that a person came back with is exchanged for who she is: the CPR number in the answer is looked up and not kept. Who signs in, the issuer learns from the person, not from here. At the issuer’s own host alone',
      hosts: [],
      leavesEea: 'no',
      heldBy: [inCode('createIssuerFetch', 'lambdas/platform/egress.ts')],
    },
    {
      from: 'stores',
      to: 'family',
      carries: ['direct', 'packages'],
      says: `The family fetches its package from the bucket by a link that works for ${linkSeconds / 60} minutes. The link is held to no country: it is the data subject’s own copy`,
      hosts: [`<bucket>.${new URL(endpoints.s3 ?? '').host}`],
      leavesEea: 'not a transfer',
      heldBy: [inCode('LINK_SECONDS', 'lambdas/store/packages.ts'), resourcePolicy('OnlyEncrypted')],
    },
    {
      from: 'stores',
      to: 'staff',
      carries: ['direct', 'packages'],
      says: 'The same link, for a request made on paper. It is given to the EEA only; where it is opened in those minutes, nothing holds',
      hosts: [`<bucket>.${new URL(endpoints.s3 ?? '').host}`],
      leavesEea: 'not held by technique',
      heldBy: [...ATTESTED, byHand('open links at the workplace')],
    },
    {
      from: 'logs',
      to: 'operators',
      carries: ['pseudonymous', 'addresses', 'technical'],
      says: 'What operators look at daily, by endpoints in the region; tables and packages only when somebody gives them such a role. Where they sit, no technique holds',
      hosts: [],
      leavesEea: 'not held by technique',
      heldBy: [...statements('organisation-policy', 'OtherRegions'), byHand('operators work in the EEA')],
    },
    {
      from: 'operators',
      to: 'support',
      carries: ['technical'],
      says: 'What somebody writes into a case, and nothing else. It must be no data of persons; no technique holds that',
      hosts: [],
      leavesEea: 'not held by technique',
      heldBy: [byHand('no support case with content')],
    },
    {
      from: 'operators',
      to: 'controlPlanes',
      carries: ['technical'],
      says: 'Deploying and administering: names of roles and resources, and who of the staff did it',
      hosts: [],
      leavesEea: 'staff data',
      heldBy: statements('organisation-policy', 'OtherRegions'),
    },
  ];
}
