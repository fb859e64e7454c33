import { type Asking, authzen } from '../../../lambdas/check/authzen/operations.ts';
import type { Candidates, DecisionPoint, Evaluation } from '../../../lambdas/check/authzen/point.ts';
import { CHECK } from '../../../lambdas/contracts/check.ts';
import { httpService } from '../../../lambdas/platform/http.ts';
import { TestClock } from '../../engines/clock.ts';
import { TestLog } from '../../engines/log.ts';

const USERS = [
  { id: 'alice', role: 'user' },
  { id: 'bob', role: 'admin' },
];
const RECORDS = [
  { id: 'record-1', status: 'active' },
  { id: 'record-2', status: 'archived' },
];
const ACTIONS = ['read', 'write', 'delete'];

/** The policy that the certification scenario asks for, in its rules 1 to 8. */
function permits({ subject, action, resource }: Evaluation): boolean {
  const user = USERS.find(({ id }) => subject.type === 'user' && id === subject.id);
  const record = RECORDS.find(({ id }) => resource.type === 'record' && id === resource.id);
  if (!user || !record) return false;
  const isAdmin = (subject.properties?.role ?? user.role) === 'admin';
  const status = resource.properties?.status ?? record.status;
  switch (action.name) {
    case 'read':
      return true;
    case 'write':
      return status === 'archived' ? isAdmin : subject.id === 'alice';
    case 'delete':
      return subject.id === 'alice' && action.properties?.soft === true;
    default:
      return false;
  }
}

/** Everything there is of a kind, after a place, in one stretch. */
const all = <Search, Found>(
  of: (search: Search) => readonly Found[],
  placeOf: (found: Found) => string,
): Candidates<Search, Found, Asking> => ({
  of:
    async (search) =>
    async (place = '') => ({
      some: of(search).filter((one) => placeOf(one) >= place),
      more: false,
    }),
  placeOf,
});

const typed = (type: string, entities: readonly { readonly id: string }[]) =>
  entities.map(({ id }) => ({ type, id }));

/** Alice, Bob and their two records: a decision point without a child in it. */
const POINT: DecisionPoint<Asking> = {
  decide: async (evaluations) => evaluations.map((evaluation) => ({ decision: permits(evaluation) })),
  subjects: all(
    ({ subject: { type } }) => (type === 'user' ? typed(type, USERS) : []),
    ({ id }) => id,
  ),
  resources: all(
    ({ resource: { type } }) => (type === 'record' ? typed(type, RECORDS) : []),
    ({ id }) => id,
  ),
  actions: all(
    () => ACTIONS.map((name) => ({ name })),
    ({ name }) => name,
  ),
};

/** The whole function of the check, mounted over the fixture of the AuthZEN certification scenario. */
export const certificationHandler = () =>
  httpService('check', CHECK, authzen(POINT), { clock: new TestClock(), log: new TestLog() });
