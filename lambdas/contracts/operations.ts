import { ABOUT } from './about.ts';
import { AUDIT } from './audit.ts';
import { CHECK } from './check.ts';
import { CHILDREN } from './children.ts';
import type { Contract } from './contract.ts';
import { REGISTER } from './register.ts';
import { REQUESTS } from './requests.ts';
import type { Operation } from './routes.ts';
import { TASKS } from './tasks.ts';

/** The contracts of all operations, for the OpenAPI document and for clients. */
export const CONTRACTS = {
  ...ABOUT,
  ...REGISTER,
  ...CHILDREN,
  ...REQUESTS,
  ...TASKS,
  ...AUDIT,
  ...CHECK,
} as const satisfies Record<Operation, Contract>;
