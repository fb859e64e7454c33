import type { CloudFact } from './shape.ts';

/** The day these facts were last read up. AWS changes; read them again once a year, and when the contract changes. */
export const CLOUD_FACTS_READ_ON = '2026-11-22';

const FAULT_ISOLATION =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html';
const SOVEREIGN =
  'https://docs.aws.amazon.com/whitepapers/latest/overview-aws-european-sovereign-cloud/design-approach.html';
const NOTHING = { da: 'Intet.', en: 'Nothing.' };

/** What AWS keeps or does outside the region, or is often thought to: none of it is a child’s data unless somebody writes it there. */
export const CLOUD_FACTS: readonly CloudFact[] = [
  {
    id: 'iam',
    name: 'IAM: who may do what',
    leftOut: ['iam:*'],
    where: 'Changed in us-east-1 (Virginia); decided at each call in our own region, from a copy',
    knows: 'Names of roles and policies, and of staff who have a user there',
    arrange: {
      da: 'Giv ikke roller, brugere eller tags navne på børn eller familier; lad medarbejdere logge på gennem egen identitetsudbyder.',
      en: 'Name no role, user or tag after a child or a family; let staff sign in through your own identity provider.',
    },
    sources: [FAULT_ISOLATION],
  },
  {
    id: 'organizations',
    name: 'Organizations and account management',
    leftOut: ['organizations:*', 'account:*'],
    where: 'us-east-1',
    knows: 'Names and contact addresses of accounts, and the organisation’s policy',
    arrange: { da: 'Brug funktionspostkasser som kontaktadresser.', en: 'Use shared mailboxes as contacts.' },
    sources: [FAULT_ISOLATION],
  },
  {
    id: 'sts',
    name: 'STS: short-lived credentials',
    leftOut: ['sts:*'],
    where:
      'Called at sts.eu-central-1 in our region. The global address sts.amazonaws.com answers calls that come from our region in our region; calls from elsewhere it may answer from us-east-1',
    knows:
      'Which role was taken, and a session name. The functions never call it: Lambda gives them their credentials',
    arrange: {
      da: 'Sæt driftens værktøjer til den regionale adresse.',
      en: 'Set the operators’ tools to the regional address.',
    },
    sources: [
      'https://docs.aws.amazon.com/sdkref/latest/guide/feature-sts-regionalized-endpoints.html',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html',
    ],
  },
  {
    id: 'route53',
    name: 'Route 53: names',
    leftOut: ['route53:*'],
    where: 'Changed in us-east-1; names are answered from all over the world',
    knows:
      'The domain name, and which resolvers ask for it. The templates have no zone; the name is the controller’s',
    arrange: {
      da: 'Ingen navne på personer eller skoler i domænenavne.',
      en: 'No names of persons or schools in domain names.',
    },
    sources: [FAULT_ISOLATION],
  },
  {
    id: 'billing',
    name: 'Billing, budgets and tax',
    leftOut: ['billing:*', 'budgets:*', 'ce:*', 'invoicing:*', 'payments:*', 'tax:*'],
    where: 'One system for all regions of this partition, in the United States',
    knows: 'How much of what was used, names and tags of resources, who pays. Counts of calls, not calls',
    arrange: { da: 'Ingen personoplysninger i tags og navne.', en: 'No personal data in tags and names.' },
    sources: [SOVEREIGN, 'https://docs.aws.amazon.com/lambda/latest/dg/security-dataprotection.html'],
  },
  {
    id: 'support',
    name: 'Support and Health',
    leftOut: ['support:*', 'health:*'],
    where:
      'Staff in many countries, outside the EEA too, by the hour of the day; Health answers in us-east-1 and us-east-2',
    knows:
      'What is written into a case or attached to it, for up to 24 months; descriptions of resources, by a linked role that no policy of the organisation binds. Not the data in tables, buckets and queues',
    arrange: {
      da: 'Skriv aldrig personoplysninger, logudtræk eller skærmbilleder med indhold i en supportsag. Skal AWS’ support se indhold, kan det være en overførsel: spørg databeskyttelsesrådgiveren først.',
      en: 'Never write personal data, extracts of logs or pictures of content into a support case. If AWS support must see content, that may be a transfer: ask the data protection officer first.',
    },
    sources: [
      'https://docs.aws.amazon.com/awssupport/latest/user/security-for-support-cases.html',
      'https://docs.aws.amazon.com/general/latest/gr/awshealth.html',
    ],
  },
  {
    id: 'trail',
    name: 'CloudTrail: what the staff did',
    leftOut: [],
    where:
      'What is done in our region is recorded there; sign-ins to the console and calls to IAM are recorded in us-east-1',
    knows:
      'Who of the staff did what, from which IP address, for 90 days. Reading and writing items and objects is not recorded unless somebody turns that on; the templates do not',
    arrange: {
      da: 'Medarbejderne skal vide det (art. 13).',
      en: 'Staff are to be told (art. 13).',
    },
    sources: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html'],
  },
  {
    id: 'cloudformation',
    name: 'CloudFormation: the templates',
    leftOut: [],
    where: 'eu-central-1; stack sets, which deploy to other regions, are denied (`StackSetsAbroad`)',
    knows: 'The templates and the values of their parameters: no data of persons',
    arrange: NOTHING,
    sources: [FAULT_ISOLATION],
  },
  {
    id: 'metadata',
    name: 'Names, tags and usage',
    leftOut: [],
    where: 'Not promised to stay in the region',
    knows:
      'What is written in names, tags and other free texts of resources, which AWS says may get into billing and diagnostic logs',
    arrange: {
      da: 'Skriv ingen personoplysninger i ressourcers navne og tags.',
      en: 'Write no personal data into names and tags of resources.',
    },
    sources: ['https://docs.aws.amazon.com/lambda/latest/dg/security-dataprotection.html'],
  },
  {
    id: 'content',
    name: 'Content: what is stored and computed',
    leftOut: [],
    where:
      'eu-central-1. AWS says that it neither moves nor copies content out of the region that was chosen, nor looks at it, without the customer’s consent, but for the law or a binding order',
    knows:
      'All of it is encrypted at rest, by keys that AWS runs: against AWS itself, or an order to AWS, encryption is no shield',
    arrange: {
      da: 'Journalisér databehandleraftalen med AWS og AWS’ liste over underdatabehandlere.',
      en: 'File the data processing agreement with AWS, and its list of sub-processors.',
    },
    sources: ['https://aws.amazon.com/compliance/data-privacy-faq/'],
  },
  {
    id: 'parent',
    name: 'The owner of AWS is in the United States (CLOUD Act, FISA 702)',
    leftOut: [],
    where:
      'An American authority may order the parent company to hand over what its European companies hold. That it may is not in itself a transfer; that it happened would be one, and a foreign order alone is no ground for it (art. 48)',
    knows: 'Whatever is ordered. Nobody can say that it will not happen',
    arrange: {
      da: 'Vurdér risikoen ved, at AWS ejes i USA, og dokumentér vurderingen (Datatilsynets cloudvejledning, marts 2022; art. 24, 28, stk. 1, og 32): at aftalen ikke tillader tilsigtede overførsler, at AWS anfægter krav om udlevering, og hvilken risiko der er tilbage.',
      en: 'Assess the risk of AWS being owned in the United States, and write it down (the Danish authority’s guidance on cloud, March 2022; art. 24, 28(1) and 32): that the agreement allows no deliberate transfer, that AWS contests orders, and which risk remains.',
    },
    sources: [
      'https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/cloud/spoergsmaal-og-svar-om-cloud',
      'https://www.kl.dk/nyheder/digitalisering-og-teknologi/2022/juni/opdaterede-kl-anbefalinger-om-tredjelandsoverfoersler/',
      'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052021-interplay-between-application-article-3_en',
    ],
  },
  {
    id: 'sovereign',
    name: 'The way out: the AWS European Sovereign Cloud',
    leftOut: [],
    where:
      'Region eusc-de-east-1 in Brandenburg, open since 15 January 2026: a partition of its own (`aws-eusc`, hosts under `amazonaws.eu`), with IAM, billing and support in the EU, run by people who live there',
    knows:
      'It would bring the control planes above into the EU. It has the same owner, so the question of the line above becomes smaller and does not go away',
    arrange: {
      da: 'Overvej den, når risikovurderingen gør det nødvendigt. Regionen og endelsen står ét sted i koden (`lambdas/platform/region.ts`), og vagten kender regionen; at alle tjenester findes dér, er ikke afprøvet.',
      en: 'Consider it when the assessment asks for it. Region and suffix stand in one place of the code (`lambdas/platform/region.ts`), and the guard knows the region; that every service needed is there has not been tried.',
    },
    sources: [SOVEREIGN],
  },
];

/** What no policy of the organisation binds, in plain words. */
export const NOT_BOUND: readonly string[] = [
  'The management account of the organisation. Keep no data and no workload there.',
  'Service-linked roles, by which AWS acts for a feature that somebody has enabled. Enabling is what is denied.',
  'Where a person sits. The policy looks at which endpoint is called, not from where: an operator on a journey calls eu-central-1 too.',
  'Where data goes after a call at home, but for the ways that are denied by name. What AWS adds tomorrow is not on that list.',
  'People with credentials of other organisations. They are stopped by the policies of the resources.',
  'Whether it is attached at all. The templates show the policy; only the organisation’s management account shows what it is attached to.',
];

/** Every fact whose services the policy leaves out; throws when it leaves one out that no fact explains, or the reverse. */
export function cloudFacts(leftOut: readonly string[]): readonly CloudFact[] {
  const explained = CLOUD_FACTS.flatMap((fact) => fact.leftOut);
  const silent = leftOut.filter((service) => !explained.includes(service));
  const idle = explained.filter((service) => !leftOut.includes(service));
  if (silent.length > 0 || idle.length > 0)
    throw new Error(
      `lib/residency/report/cloud-facts.ts must explain what the organisation's policy leaves out: ${[...silent, ...idle].join(', ')}`,
    );
  return CLOUD_FACTS;
}
