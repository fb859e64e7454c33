import { type BulkCause, type BulkEvent, type BulkState, bulkStatus, evolveBulk } from './bulk.ts';
import type { ChildEvent, ChildFacts, ChildState, Group } from './child.ts';
import { lapseSettlesOn } from './coming-of-age.ts';
import { openConflicts } from './conflict.ts';
import { type ControllerEvent, type ControllerState, evolveController } from './controller.ts';
import { type CalendarDate, reaches } from './dates.ts';
import { evolveChild } from './evolve-child.ts';
import { evolveRequest } from './evolve-request.ts';
import { monthOf } from './figures.ts';
import { evolvePurpose, type PurposeEvent, type PurposeState } from './purpose.ts';
import { isEnded, type RequestEvent, type RequestState } from './request.ts';
import { nextLook } from './request-clock.ts';
import { isUnanswered } from './request-letter.ts';
import { GDPR_FROM, ruleOn } from './rules.ts';
import { isOpen } from './task.ts';
import { evolveVendor, type VendorEvent, type VendorState } from './vendor.ts';

/** The six aggregates: what is decided and stored as one. */
export type Aggregates = {
  readonly child: { readonly state: ChildState; readonly event: ChildEvent };
  readonly request: { readonly state: RequestState; readonly event: RequestEvent };
  readonly vendor: { readonly state: VendorState; readonly event: VendorEvent };
  readonly purpose: { readonly state: PurposeState; readonly event: PurposeEvent };
  readonly bulk: { readonly state: BulkState; readonly event: BulkEvent };
  /** One for each controller, under its CVR number. */
  readonly controller: { readonly state: ControllerState; readonly event: ControllerEvent };
};
export type Kind = keyof Aggregates;
export type StateOf<K extends Kind> = Aggregates[K]['state'];
export type EventOf<K extends Kind> = Aggregates[K]['event'];
export type AnyEvent = EventOf<Kind>;

/** A place on a list: entries come in the order of `sort`. */
export type ListEntry = {
  readonly list: string;
  readonly sort: string;
  /** True for the few lists that span all controllers. */
  readonly everywhere?: true;
};

type Definition<K extends Kind> = {
  evolve(state: StateOf<K> | undefined, event: EventOf<K>): StateOf<K>;
  /** The lists a state puts itself on, with what is known beside it. */
  lists(state: StateOf<K>, facts: ChildFacts): readonly ListEntry[];
};

export const LISTS = {
  purposes: 'purposes',
  vendors: 'vendors',
  /** Every request, but those of bulks, until it has ended and who asked is informed. */
  openRequests: 'open-requests',
  /** Every request and every bulk that waits for time to pass, the next first. */
  clock: 'clock',
  /** Every child not yet erased, those who left too: vendors may hold their data still. */
  children: 'children',
  /** Children of whom two guardians disagree, the longest waiting first. */
  conflicts: 'conflicts',
  /** Every child of a class, under its institution and name (`groupSort`). */
  groups: 'groups',
  ofInstitution: (institution: string) => `institution/${institution}`,
  ofGuardian: (personId: string) => `guardian/${personId}`,
  ofGroup: (institution: string, name: string) => `group/${institution}/${name}`,
  /** Every request received in a month, ended or not: those of bulks under `bulk`, the others under `single`. */
  receivedIn: (month: string) => `received/${month}`,
  requestsOf: (childId: string) => `requests-of/${childId}`,
  tasksOf: (vendorId: string) => `tasks-of/${vendorId}`,
  bulks: 'bulks',
  /** The bulks that are raising requests now; few at a time. */
  runningBulks: 'running-bulks',
  /** Every request of a bulk: those that have ended stand under `ended`, the others under `open`. */
  ofBulk: (bulkId: string) => `of-bulk/${bulkId}`,
} as const;

export const AGGREGATES: { readonly [K in Kind]: Definition<K> } = {
  child: { evolve: evolveChild, lists: childLists },
  request: { evolve: evolveRequest, lists: requestLists },
  vendor: { evolve: evolveVendor, lists: () => [{ list: LISTS.vendors, sort: '' }] },
  purpose: { evolve: evolvePurpose, lists: () => [{ list: LISTS.purposes, sort: '' }] },
  bulk: { evolve: evolveBulk, lists: bulkLists },
  controller: { evolve: evolveController, lists: () => [] },
};

function childLists(child: ChildState, { bornOn }: ChildFacts): ListEntry[] {
  if (child.erasure?.done) return [];
  const { institution, name } = child.group;
  const here: ListEntry[] = [
    { list: LISTS.ofGroup(institution, name), sort: '' },
    { list: LISTS.ofInstitution(institution), sort: '' },
    { list: LISTS.groups, sort: groupSort(child.group) },
  ];
  const guardians = Object.keys(child.guardians).map(LISTS.ofGuardian);
  const [since] = openConflicts(child)
    .map(({ openedOn }) => openedOn)
    .toSorted();
  return [
    ...(child.left === undefined ? here : []),
    ...[LISTS.children, ...guardians].map((list) => ({ list, sort: '' })),
    ...(since === undefined ? [] : [{ list: LISTS.conflicts, sort: since }]),
    ...(bornOn === undefined || child.lapseSettled ? [] : [comesOfAge(child, bornOn)]),
  ];
}

/** Where a class stands among all classes: an institution number holds no `/`. */
const groupSort = ({ institution, name }: Group): string => `${institution}/${name}`;

/** The class that stands at a place among all classes. */
export function groupAt(sort: string): Group {
  const end = sort.indexOf('/');
  return { institution: sort.slice(0, end), name: sort.slice(end + 1) };
}

/** When the child's guardians no longer speak for her, and when her time to answer herself is over; gone with her facts. */
function comesOfAge({ cameOfAge }: ChildState, bornOn: CalendarDate): ListEntry {
  const day =
    cameOfAge === undefined ? reaches(bornOn, ruleOn('majority', GDPR_FROM)) : lapseSettlesOn(cameOfAge);
  return { list: LISTS.clock, sort: `${day}T00:00:00.000Z`, everywhere: true };
}

function requestLists(request: RequestState): ListEntry[] {
  const { childId, receivedOn, dueOn, bulkId } = request;
  const sort = isEnded(request) ? 'ended' : 'open';
  const look = nextLook(request);
  // Thousands that are followed as one must not bury the few that a case worker answers one by one.
  const followed: ListEntry[] =
    bulkId !== undefined
      ? [{ list: LISTS.ofBulk(bulkId), sort }]
      : isUnanswered(request)
        ? [{ list: LISTS.openRequests, sort: dueOn ?? look?.slice(0, 10) ?? receivedOn }]
        : [];
  const vendors = new Set(
    Object.values(request.tasks)
      .filter(isOpen)
      .map(({ vendorId }) => vendorId),
  );
  return [
    { list: LISTS.requestsOf(childId), sort: receivedOn },
    { list: LISTS.receivedIn(monthOf(receivedOn)), sort: bulkId === undefined ? 'single' : 'bulk' },
    ...followed,
    ...(look === undefined ? [] : [{ list: LISTS.clock, sort: look, everywhere: true } as const]),
    ...[...vendors].map((vendorId) => ({ list: LISTS.tasksOf(vendorId), sort: receivedOn })),
  ];
}

function bulkLists(bulk: BulkState): ListEntry[] {
  const { startsOn } = bulk;
  const status = bulkStatus(bulk);
  return [
    { list: LISTS.bulks, sort: startsOn },
    ...(status === 'running' ? [{ list: LISTS.runningBulks, sort: '' }] : []),
    ...(status === 'waiting'
      ? [{ list: LISTS.clock, sort: `${startsOn}T00:00:00.000Z`, everywhere: true } as const]
      : []),
  ];
}

/** The list of the children a bulk looks at. */
export function childrenOf(cause: BulkCause): string {
  if (cause.kind === 'agreement-ended') return LISTS.children;
  const { institution, group } = cause;
  return group === undefined ? LISTS.ofInstitution(institution) : LISTS.ofGroup(institution, group);
}
