import { caseworker, get, type Route } from './route.ts';

/** The routes by which a municipality sees to itself: figures, what is wanting, what stands still. */
export const OVERSIGHT_ROUTES = {
  getFigures: get(
    '/figures',
    'audit',
    caseworker,
    'Requests by the month they were received: how many of each right, how soon they were answered, how many were late',
  ),
  listStandstills: get(
    '/standstills',
    'audit',
    caseworker,
    'What does not go on by itself, each with what mends it',
  ),
  listFindings: get(
    '/findings',
    'register',
    caseworker,
    'What is wanting in the agreements of all vendors and of the controller itself, the gravest first, each with what would mend it',
  ),
} satisfies Record<string, Route>;
