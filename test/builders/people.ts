/** People of the examples, by the opaque ids the ledger knows them by. */
export const CHILD = 'c0000000-0000-4000-8000-000000000001';
export const MOTHER = 'a0000000-0000-4000-8000-000000000001';
export const FATHER = 'a0000000-0000-4000-8000-000000000002';
export const STRANGER = 'a0000000-0000-4000-8000-000000000009';

export const REQUEST = 'e0000000-0000-4000-8000-000000000001';
export const AGREEMENT = 'd0000000-0000-4000-8000-000000000001';

/** The day on which the examples take place, a Monday; the child of the examples is eleven. */
export const TODAY = '2026-11-23';
export const BORN = '2015-03-14';
