import { PAGE_SERVICES } from '../lambdas/contracts/page-routes.ts';
import { HTTP_SERVICES } from '../lambdas/contracts/route.ts';
import { RIGHT_NAMES } from '../lambdas/domain/rights.ts';

/** The folder under `lambdas/` of every function; its `main.ts` exports the `handler`. */
export const FUNCTION_FOLDERS: readonly string[] = [
  'authorizer',
  ...HTTP_SERVICES,
  ...PAGE_SERVICES,
  'dispatch',
  ...RIGHT_NAMES.map((right) => `rights/${right}`),
  'notices',
  'bulks',
  'deadlines',
];
