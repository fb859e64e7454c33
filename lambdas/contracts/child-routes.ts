import { ask, caseworker, family, get, post, type Route } from './route.ts';

/** The routes of children, of those who stand behind them, and of their classes. */
export const CHILD_ROUTES = {
  enrol: post(
    '/enrolments',
    'children',
    caseworker,
    'Enrol one child or a whole class, with their guardians',
  ),
  listChildren: get(
    '/children',
    'children',
    family,
    "The guardian's own children, or the children of a class",
  ),
  getChild: get(
    '/children/{childId}',
    'children',
    family,
    'A child and its grounds: who uses what, for which purpose, on what ground',
  ),
  establishBasis: post(
    '/statutory-bases',
    'children',
    caseworker,
    'Establish a statutory basis for one child or a class',
  ),
  giveConsent: post(
    '/children/{childId}/consents',
    'children',
    family,
    'Give or refuse consent to one purpose',
  ),
  withdrawConsent: post(
    '/children/{childId}/withdrawals',
    'children',
    family,
    'Withdraw consent to one purpose; takes effect at once (GDPR art. 7(3))',
  ),

  changeCustody: post(
    '/children/{childId}/custody',
    'children',
    caseworker,
    'Custody of a child begins or ends for a person from a day on',
  ),
  leaveChild: post(
    '/children/{childId}/departure',
    'children',
    caseworker,
    'One child has left: her bases end, and her vendors erase',
  ),
  moveChild: post(
    '/children/{childId}/group',
    'children',
    caseworker,
    'Move a child to another class or school, or bring back one who had left',
  ),
  depart: post(
    '/departures',
    'children',
    caseworker,
    'All children of an institution or a class leave; their vendors must erase them',
  ),
  listConflicts: get(
    '/conflicts',
    'children',
    caseworker,
    'Purposes on which the custody holders of a child disagree',
  ),
  settleConflict: post(
    '/children/{childId}/conflicts/{purposeId}/settlement',
    'children',
    caseworker,
    'Settle a conflict, with the reason; a no still stands',
  ),
  childHistory: get(
    '/children/{childId}/history',
    'children',
    family,
    'The grounds of a child over time: what was allowed when, and what changed it',
  ),
  searchPeople: ask(
    '/people/search',
    'children',
    caseworker,
    'Find children and guardians by name, CPR number or UNI-Login id',
  ),
  listGroups: get('/groups', 'children', caseworker, 'Institutions and their classes'),
  getGroup: get(
    '/groups/children',
    'children',
    caseworker,
    'A class: which child has which ground, and what is missing',
  ),
} satisfies Record<string, Route>;
