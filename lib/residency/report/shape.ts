/** A text in both languages of the page; the Danish stands where a controller reads first. */
export type InTwo = { readonly da: string; readonly en: string };

/** What a place holds or a journey carries, most revealing first. All but the last two are personal data. */
export const DATA = {
  direct: { da: 'direkte identifikation', en: 'direct identifiers' },
  packages: { da: 'indholdet af indsigtspakker', en: 'contents of packages' },
  pseudonymous: { da: 'pseudonyme id’er', en: 'pseudonymous ids' },
  addresses: { da: 'IP-adresser', en: 'IP addresses' },
  keys: { da: 'nøgler', en: 'keys' },
  technical: { da: 'koder og tal', en: 'codes and counts' },
} as const satisfies Readonly<Record<string, InTwo>>;
export type Data = keyof typeof DATA;

/** The rule books, with when each acts, where it stands, and what it is. */
export const BOOKS = {
  guard: {
    at: 'build',
    file: 'lib/guard/rules',
    says: 'a template that breaks one cannot be made; `npm run -s guard` runs them on any template',
  },
  'organisation-policy': {
    at: 'deploy',
    file: 'docs/residency/organisation-policy.json',
    says: 'what nobody in the accounts may do, administrators included',
  },
  'permissions-boundary': {
    at: 'deploy',
    file: 'docs/residency/permissions-boundary.json',
    says: 'the most a role of the system may do, whatever it is granted',
  },
  'resource-policy': {
    at: 'run',
    file: 'lib/constructs',
    says: 'what a resource refuses, whoever asks',
  },
  firewall: {
    at: 'run',
    file: 'lib/residency/firewall-rules.ts',
    says: 'rules of the web ACL before the API',
  },
  code: { at: 'run', file: 'lambdas', says: 'checks that the functions make' },
  'by-hand': { at: 'run', file: null, says: 'an arrangement of people; nothing enforces it' },
} as const;
export type Book = keyof typeof BOOKS;

/**
 * A rule that holds something, by the book it stands in and its name there, to be looked up: the id of a guard rule, the
 * Sid of a statement, the name of a firewall rule, a file and a name in it: `code/lambdas/store/packages.ts#LINK_SECONDS`.
 */
export type Hold = `${Book}/${string}`;

/** A stack and how much is in it. */
export type StackFacts = { readonly name: string; readonly region: string; readonly resources: number };

/** A place where something rests, read from the templates. */
export type Resting = {
  readonly stack: string;
  readonly logicalId: string;
  /** The logical id without its hash: what the place is called on the page. */
  readonly name: string;
  readonly type: string;
  readonly holds: readonly Data[];
  readonly says: string;
  readonly encryption: string;
  readonly kept: string;
  /** The functions whose role may read, write, send to or use it. */
  readonly usedBy: readonly string[];
  /** What holds this place in particular; `everywhere` of the report holds all of them. */
  readonly heldBy: readonly Hold[];
};

/** All resources of one type, so that each resource of the templates stands somewhere in the report. */
export type ResourceGroup = {
  readonly type: string;
  readonly role: Role;
  readonly says: string;
  /** `stack/logicalId` of each. */
  readonly resources: readonly string[];
  readonly heldBy: readonly Hold[];
};

/** What a type of resource is to data: it rests there, is worked on, passes through, is watched, is ruled by, or is only wired. */
export type Role = 'rests' | 'works' | 'passes' | 'watches' | 'rules' | 'wires';

/** Who or what stands at an end of a journey, and in which of the picture's zones. */
export type Node = { readonly id: string; readonly says: InTwo; readonly zone: Zone };
export type Zone = 'region' | 'eea' | 'anywhere' | 'arranged' | 'unknown' | 'outside';

/** Whether data may reach somebody outside the EEA, and how that stands to chapter V. */
export const LEAVES = {
  no: { da: 'nej', en: 'no' },
  'not a transfer': { da: 'ja, men det er ikke en overførsel', en: 'yes, but it is no transfer' },
  'staff data': { da: 'ja, om medarbejdere, ikke om børn', en: 'yes, of staff, not of children' },
  'not held by technique': { da: 'holdes ikke af teknik', en: 'not held by technique' },
} as const satisfies Readonly<Record<string, InTwo>>;
export type Leaves = keyof typeof LEAVES;

/** One way data goes. */
export type Journey = {
  /** Its number in the picture and on the page, from 1. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly carries: readonly Data[];
  readonly says: string;
  /** Hosts that are called, where the code names them. */
  readonly hosts: readonly string[];
  readonly leavesEea: Leaves;
  readonly heldBy: readonly Hold[];
};

/** Who sees data, and from where. */
export type Viewer = {
  readonly who: InTwo;
  readonly sees: string;
  readonly from: string;
  readonly leavesEea: Leaves;
  readonly heldBy: readonly Hold[];
};

/** One link of a vendor's chain under its agreement. */
export type ChainLink = {
  /** From the vendor down to the link. */
  readonly path: readonly string[];
  readonly activity: string;
  readonly country: string | null;
  readonly status: 'inside' | 'outside' | 'unknown';
};

/** A finding of an agreement, in both languages; `whereabouts` when it concerns where data is. */
export type AgreementFinding = InTwo & {
  readonly code: string;
  readonly clause: string | null;
  readonly whereabouts: boolean;
};

/** A vendor's agreement: how far data may go, who holds or sees it, and what is wanting. */
export type AgreementFacts = {
  readonly file: string;
  readonly vendor: string;
  readonly title: string;
  readonly perimeter: InTwo & { readonly kind: string; readonly clause: string };
  readonly placesStated: boolean;
  readonly chain: readonly ChainLink[];
  readonly findings: readonly AgreementFinding[];
};

/** What AWS keeps or does outside the region, or is often thought to. */
export type CloudFact = {
  readonly id: string;
  readonly name: string;
  /** The services of the organisation's policy that this explains, as it names them; empty for what no policy reaches. */
  readonly leftOut: readonly string[];
  readonly where: string;
  readonly knows: string;
  readonly arrange: InTwo;
  /** Where AWS, or an authority, says so. */
  readonly sources: readonly string[];
};

/** A value that is set at deployment, and that no template can therefore speak for. */
export type Setting = { readonly stack: string; readonly name: string; readonly says: string };

/** A row of the table at the top: one question, its answer, and what holds it. */
export type SummaryRow = { readonly asks: InTwo; readonly answer: InTwo; readonly heldBy: InTwo };

/** A rule of the guard, as the appendix explains it. */
export type RuleFacts = { readonly id: string; readonly forbids: string; readonly source: string };

/** The report as `docs/residency/residency.json` has it. `schema` rises when a field changes its meaning or goes. */
export type ResidencyReport = {
  readonly schema: 1;
  /** SHA-256 of the templates without the hashes of the functions' code, in hex: the same templates, the same report. */
  readonly templates: string;
  /** The last day on which the law of the table of countries changed; the report holds from it until the next. */
  readonly lawSince: string;
  readonly region: { readonly id: string; readonly country: string };
  readonly stacks: readonly StackFacts[];
  readonly books: typeof BOOKS;
  readonly summary: readonly SummaryRow[];
  /** What holds every resource of the stacks, whatever it is. */
  readonly everywhere: readonly Hold[];
  readonly rests: readonly Resting[];
  readonly resources: readonly ResourceGroup[];
  readonly settings: readonly Setting[];
  readonly nodes: readonly Node[];
  readonly travels: readonly Journey[];
  readonly agreements: readonly AgreementFacts[];
  readonly seenFrom: readonly Viewer[];
  /** The day the facts about AWS were last read up. */
  readonly cloudFactsReadOn: string;
  readonly outside: readonly CloudFact[];
  /** What the organisation's policy does not bind. */
  readonly notBound: readonly string[];
  /** What the controller has to see to, in Danish and English. */
  readonly toArrange: readonly InTwo[];
  readonly guardRules: readonly RuleFacts[];
};
