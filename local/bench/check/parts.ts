import { measureColdStart, presentCold } from './cold.ts';
import { costOf } from './cost.ts';
import { presentCost } from './cost-section.ts';
import { measureDecision, presentDecision } from './decision.ts';
import {
  type HandlerMeasured,
  measureBatch,
  measureHandler,
  presentBatch,
  presentHandler,
} from './handler.ts';
import type { Measuring, Section } from './part.ts';
import { measureStack, type StackMeasured } from './stack.ts';
import { presentStack } from './stack-section.ts';

/** In the order they are run. */
export const PART_NAMES = ['handler', 'batch', 'decision', 'cold', 'stack', 'cost'] as const;
export type PartName = (typeof PART_NAMES)[number];
/** What was measured so far. */
export type Results = Partial<Readonly<Record<PartName, unknown>>>;

type Part = {
  readonly says: string;
  /** Parts whose results it is made from. */
  readonly needs: readonly PartName[];
  readonly measure: (measuring: Measuring, earlier: Results) => Promise<unknown>;
  readonly present: (measured: never) => Section;
};

const MS = 1000;

export const PARTS: Readonly<Record<PartName, Part>> = {
  handler: {
    says: 'the whole warm check beside a bare GetItem',
    needs: [],
    measure: measureHandler,
    present: presentHandler,
  },
  batch: {
    says: 'a batch of 98 beside a bare BatchGetItem',
    needs: [],
    measure: measureBatch,
    present: presentBatch,
  },
  decision: {
    says: 'the decision beside Cedar, Casbin and CASL',
    needs: [],
    measure: measureDecision,
    present: presentDecision,
  },
  cold: {
    says: 'load and first answer beside a bare SDK bundle',
    needs: [],
    measure: measureColdStart,
    present: presentCold,
  },
  stack: {
    says: 'checks a second on the whole local stack',
    needs: [],
    measure: measureStack,
    present: presentStack,
  },
  cost: {
    says: 'the price of a million checks',
    needs: ['handler', 'batch', 'stack'],
    measure: async (_measuring, earlier) => {
      const durations = {
        checkMs: (earlier.handler as HandlerMeasured).ours.mean / MS,
        batchMs: (earlier.batch as HandlerMeasured).ours.mean / MS,
        authorizerMs: (earlier.stack as StackMeasured).authorizerMs,
      };
      return { durations, cost: costOf(durations) };
    },
    present: presentCost,
  },
};

/** The parts asked for and those that they are made from, in the order they are run. */
export function partsFor(asked: readonly PartName[]): readonly PartName[] {
  const wanted = new Set(asked.flatMap((name) => [name, ...PARTS[name].needs]));
  return PART_NAMES.filter((name) => wanted.has(name));
}
