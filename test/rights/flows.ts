import type { Right } from '../../lambdas/domain/rights.ts';
import type { Tenant } from '../engines/tenant.ts';
import { deliver } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

/** One way of exercising a right: who asks for what, and what the vendors of `VENDORS` are told. */
export type Flow = {
  readonly name: string;
  readonly right: Right;
  readonly by: 'guardian' | 'caseworker';
  readonly asks: Readonly<Record<string, unknown>>;
  /** How a case worker decides, where the law asks for a person. */
  readonly decides?: 'upheld' | 'refused';
  readonly action?: string;
  /** The purposes each vendor gets in its task. */
  readonly tasks: Readonly<Record<string, readonly string[]>>;
  /** The child's own events from the request on. */
  readonly effects: readonly string[];
};

const everything = { bogklub: ['photos', 'teaching'], kantine: ['photos'], skema: ['attendance'] };
const consented = { bogklub: ['photos'], kantine: ['photos'] };
const changes = [{ field: 'givenName', from: 'Valdemar', to: 'Waldemar' }];

export const FLOWS: readonly Flow[] = [
  {
    name: 'a withdrawal',
    right: 'withdrawal',
    by: 'guardian',
    asks: {},
    action: 'stop',
    tasks: consented,
    effects: ['consent-withdrawn'],
  },
  {
    name: 'access',
    right: 'access',
    by: 'guardian',
    asks: {},
    action: 'hand-over',
    tasks: everything,
    effects: [],
  },
  {
    name: 'rectification',
    right: 'rectification',
    by: 'guardian',
    asks: { changes },
    action: 'correct',
    tasks: everything,
    effects: [],
  },
  {
    name: 'an erasure by the controller',
    right: 'erasure',
    by: 'caseworker',
    asks: {},
    action: 'erase',
    tasks: everything,
    effects: ['erasure-ordered', 'child-erased'],
  },
  {
    name: 'an erasure a guardian asks for',
    right: 'erasure',
    by: 'guardian',
    asks: {},
    action: 'erase',
    tasks: consented,
    effects: ['consent-withdrawn'],
  },
  {
    name: 'a restriction',
    right: 'restriction',
    by: 'guardian',
    asks: {},
    action: 'restrict',
    tasks: everything,
    effects: ['processing-held'],
  },
  {
    name: 'portability',
    right: 'portability',
    by: 'guardian',
    asks: {},
    action: 'hand-over',
    tasks: consented,
    effects: [],
  },
  {
    name: 'an objection that is upheld',
    right: 'objection',
    by: 'guardian',
    asks: { purposes: ['teaching'], reason: 'Han er bange for skærme.' },
    decides: 'upheld',
    action: 'stop',
    tasks: { bogklub: ['teaching'] },
    effects: ['processing-held', 'basis-ended', 'hold-lifted'],
  },
  {
    name: 'an objection that is refused',
    right: 'objection',
    by: 'guardian',
    asks: { purposes: ['teaching'], reason: 'Han er bange for skærme.' },
    decides: 'refused',
    tasks: {},
    effects: ['processing-held', 'hold-lifted'],
  },
];

/** Opens the request of a flow; its id. */
export function open(tenant: Tenant, flow: Flow, { childId, guardianId }: Enrolled): Promise<string> {
  const caller = flow.by === 'caseworker' ? tenant.caseworker() : tenant.guardian(guardianId);
  return tenant.opens(caller, childId, { right: flow.right, ...flow.asks });
}

/** A case worker decides, where the flow has one. */
export async function decide(tenant: Tenant, flow: Flow, requestId: string): Promise<void> {
  if (!flow.decides) return;
  const body = { outcome: flow.decides, reason: 'Vi har vurderet det.' };
  await tenant.does('decideObjection', tenant.caseworker(), { params: { requestId }, body });
}

/** Opens a request and takes it to where the vendors have their tasks. */
export async function assign(tenant: Tenant, flow: Flow, enrolled: Enrolled): Promise<string> {
  const requestId = await open(tenant, flow, enrolled);
  await decide(tenant, flow, requestId);
  await deliver(tenant, flow.right, requestId);
  return requestId;
}

/** The flow of a name. */
export function flowOf(name: string): Flow {
  const flow = FLOWS.find((one) => one.name === name);
  if (!flow) throw new Error(`there is no flow ${name}`);
  return flow;
}
