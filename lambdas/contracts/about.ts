import * as z from 'zod';
import type { ContractsOf } from './contract.ts';

export const ABOUT = {
  health: { answer: z.object({ status: z.literal('ok') }) },
  openapi: { answer: z.looseObject({ openapi: z.string() }) },
  authzenConfiguration: {
    answer: z.object({
      policy_decision_point: z.string(),
      access_evaluation_endpoint: z.string(),
      access_evaluations_endpoint: z.string(),
    }),
  },
} as const satisfies ContractsOf<'about'>;
