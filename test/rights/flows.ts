import type { Question } from '../../lambdas/domain/request.ts';
import { pendingQuestion } from '../../lambdas/domain/request-status.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import type { Tenant } from '../engines/tenant.ts';
import { answerAll, deliver } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

/** Tasks by vendor and action, and the purposes that each names. */
type Tasks = Readonly<Record<string, readonly string[]>>;

/** One way of exercising a right: who asks for what, what people decide, and what the vendors of `VENDORS` are told. */
export type Flow = {
  readonly name: string;
  readonly right: Right;
  readonly by: 'guardian' | 'caseworker';
  readonly asks: Readonly<Record<string, unknown>>;
  /** What a case worker answers to each question that the law leaves to a person. */
  readonly decides: Readonly<Partial<Record<Question, 'upheld' | 'refused'>>>;
  /** The tasks each time the request is decided, the first first. */
  readonly rounds: readonly Tasks[];
  /** The child's own events from the request on. */
  readonly effects: readonly string[];
};

const changes = [{ field: 'givenName', from: 'Valdemar', to: 'Waldemar' }];
const everything = (action: string): Tasks => ({
  [`bogklub.${action}`]: ['photos', 'teaching'],
  [`kantine.${action}`]: ['photos'],
  [`skema.${action}`]: ['attendance'],
});
const consented = (...actions: readonly string[]): Tasks =>
  Object.fromEntries(
    ['bogklub', 'kantine'].flatMap((vendorId) =>
      actions.map((action) => [`${vendorId}.${action}`, ['photos']] as const),
    ),
  );
const objection = {
  right: 'objection',
  by: 'guardian',
  asks: { purposes: ['teaching'], reason: 'Han er bange for skærme.' },
} as const;
const meanwhile: Tasks = { 'bogklub.restrict': ['teaching'] };

export const FLOWS: readonly Flow[] = [
  {
    name: 'a withdrawal',
    right: 'withdrawal',
    by: 'guardian',
    asks: {},
    decides: {},
    rounds: [consented('stop', 'erase')],
    effects: ['consent-withdrawn'],
  },
  {
    name: 'access',
    right: 'access',
    by: 'guardian',
    asks: {},
    decides: { release: 'upheld' },
    rounds: [everything('hand-over')],
    effects: [],
  },
  {
    name: 'rectification',
    right: 'rectification',
    by: 'guardian',
    asks: { changes },
    decides: { accuracy: 'upheld' },
    rounds: [everything('correct')],
    effects: [],
  },
  {
    name: 'a rectification that is refused',
    right: 'rectification',
    by: 'guardian',
    asks: { changes },
    decides: { accuracy: 'refused' },
    rounds: [{}],
    effects: [],
  },
  {
    name: 'an erasure by the controller',
    right: 'erasure',
    by: 'caseworker',
    asks: {},
    decides: {},
    rounds: [everything('erase')],
    effects: ['erasure-ordered', 'child-erased'],
  },
  {
    name: 'an erasure a guardian asks for',
    right: 'erasure',
    by: 'guardian',
    asks: {},
    decides: {},
    rounds: [consented('erase')],
    effects: ['consent-withdrawn'],
  },
  {
    name: 'a restriction',
    right: 'restriction',
    by: 'guardian',
    asks: {},
    decides: {},
    rounds: [everything('restrict')],
    effects: ['processing-held'],
  },
  {
    name: 'portability',
    right: 'portability',
    by: 'guardian',
    asks: {},
    decides: { release: 'upheld' },
    rounds: [consented('hand-over')],
    effects: [],
  },
  {
    ...objection,
    name: 'an objection that is upheld',
    decides: { objection: 'upheld' },
    rounds: [meanwhile, { 'bogklub.stop': ['teaching'], 'bogklub.erase': ['teaching'] }],
    effects: ['processing-held', 'basis-ended', 'hold-lifted'],
  },
  {
    ...objection,
    name: 'an objection that is refused',
    decides: { objection: 'refused' },
    rounds: [meanwhile, { 'bogklub.resume': ['teaching'] }],
    effects: ['processing-held', 'hold-lifted'],
  },
];

/** The flow of a name. */
export function flowOf(name: string): Flow {
  const flow = FLOWS.find((one) => one.name === name);
  if (!flow) throw new Error(`there is no flow ${name}`);
  return flow;
}

/** Opens the request of a flow; its id. */
export function open(tenant: Tenant, flow: Flow, { childId, guardianId }: Enrolled): Promise<string> {
  const caller = flow.by === 'caseworker' ? tenant.caseworker() : tenant.guardian(guardianId);
  return tenant.opens(caller, childId, { right: flow.right, ...flow.asks });
}

/** A case worker answers the question that is open, if one is; false when none is. */
export async function decide(tenant: Tenant, flow: Flow, requestId: string): Promise<boolean> {
  const request = await tenant.request(requestId);
  const question = request.completed || request.closed ? undefined : pendingQuestion(request);
  if (question === undefined) return false;
  const outcome = flow.decides[question] ?? 'upheld';
  const more = question === 'accuracy' ? { outcome, correctedAtSource: true } : { outcome };
  const { status, body } = await tenant.assesses(requestId, question, more);
  if (status >= 300) throw new Error(`${question} could not be answered: ${JSON.stringify(body)}`);
  return true;
}

/** Opens a request and takes it to where the vendors have their first tasks; what a person must decide before is decided. */
export async function assign(tenant: Tenant, flow: Flow, enrolled: Enrolled): Promise<string> {
  const requestId = await open(tenant, flow, enrolled);
  if (flow.decides.accuracy) await decide(tenant, flow, requestId);
  await deliver(tenant, flow.right, requestId);
  return requestId;
}

/** Takes a request to its end: vendors answer, people decide, and its worker is told of each. */
export async function carryOut(
  tenant: Tenant,
  flow: Flow,
  requestId: string,
  answers: { readonly noData?: readonly string[] } = {},
): Promise<void> {
  for (let round = 0; round < flow.rounds.length + 1; round += 1) {
    await deliver(tenant, flow.right, requestId);
    await answerAll(tenant, requestId, answers);
    await deliver(tenant, flow.right, requestId);
    while (await decide(tenant, flow, requestId)) await deliver(tenant, flow.right, requestId);
  }
}
