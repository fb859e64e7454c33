import { type ChildEvent, type ChildState, evolveChild } from './child.ts';
import { evolveRequest } from './evolve-request.ts';
import { evolvePurpose, type PurposeEvent, type PurposeState } from './purpose.ts';
import { isEnded, isOpen, type RequestEvent, type RequestState } from './request.ts';
import { evolveVendor, type VendorEvent, type VendorState } from './vendor.ts';

/** The four aggregates: what is decided and stored as one. */
export type Aggregates = {
  readonly child: { readonly state: ChildState; readonly event: ChildEvent };
  readonly request: { readonly state: RequestState; readonly event: RequestEvent };
  readonly vendor: { readonly state: VendorState; readonly event: VendorEvent };
  readonly purpose: { readonly state: PurposeState; readonly event: PurposeEvent };
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
  /** The lists a state puts itself on. */
  lists(state: StateOf<K>): readonly ListEntry[];
};

export const LISTS = {
  purposes: 'purposes',
  vendors: 'vendors',
  openRequests: 'open-requests',
  due: 'due',
  ofGuardian: (personId: string) => `guardian/${personId}`,
  ofGroup: (institution: string, name: string) => `group/${institution}/${name}`,
  requestsOf: (childId: string) => `requests-of/${childId}`,
  tasksOf: (vendorId: string) => `tasks-of/${vendorId}`,
} as const;

export const AGGREGATES: { readonly [K in Kind]: Definition<K> } = {
  child: { evolve: evolveChild, lists: childLists },
  request: { evolve: evolveRequest, lists: requestLists },
  vendor: { evolve: evolveVendor, lists: () => [{ list: LISTS.vendors, sort: '' }] },
  purpose: { evolve: evolvePurpose, lists: () => [{ list: LISTS.purposes, sort: '' }] },
};

function childLists(child: ChildState): ListEntry[] {
  if (child.erasure?.done) return [];
  return [
    { list: LISTS.ofGroup(child.group.institution, child.group.name), sort: '' },
    ...Object.keys(child.guardians).map((id) => ({ list: LISTS.ofGuardian(id), sort: '' })),
  ];
}

function requestLists(request: RequestState): ListEntry[] {
  const due = request.dueOn ?? request.receivedOn;
  const open: ListEntry[] = isEnded(request)
    ? []
    : [
        { list: LISTS.openRequests, sort: due },
        ...(request.dueOn !== null && !request.missed
          ? [{ list: LISTS.due, sort: request.dueOn, everywhere: true } as const]
          : []),
      ];
  const tasks = Object.values(request.tasks)
    .filter(isOpen)
    .map(({ vendorId }) => ({ list: LISTS.tasksOf(vendorId), sort: request.receivedOn }));
  return [{ list: LISTS.requestsOf(request.childId), sort: request.receivedOn }, ...open, ...tasks];
}
