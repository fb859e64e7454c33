import { check, type Question } from '../../../lambdas/domain/check.ts';
import { casbin } from './casbin.ts';
import { casl } from './casl.ts';
import { cedar } from './cedar.ts';
import { type DecisionEngine, versionOf } from './engine.ts';
import { factsOf } from './facts.ts';
import { mayProcess } from './may-process.ts';

/**
 * Ours with its reasons, the boolean by hand, and the peers, all deciding these cases by the same law. Ours and the
 * boolean read the states as the store holds them; a peer gets each case prepared in the shape that suits it best.
 */
export async function decisionEngines(cases: readonly Question[]): Promise<readonly DecisionEngine[]> {
  const facts = cases.map(factsOf);
  return [...ownEngines(cases), cedar(facts), await casbin(facts), casl(facts)];
}

/** Ours as a warm environment runs it, ours when nothing is remembered, and the boolean both are measured against. */
export const ownEngines = (cases: readonly Question[]): readonly DecisionEngine[] => [
  {
    name: 'hjemmel check',
    version: versionOf(),
    note: 'with basis, reason, remedy and link; what depends on vendor, purpose and day is found once for all children, as in a warm environment',
    decide: (index) => {
      const question = cases[index];
      return question !== undefined && check(question).allowed;
    },
  },
  {
    name: 'check, nothing remembered',
    version: versionOf(),
    note: 'the same, and each question the first about its vendor: a shallow copy for each decision, which counts',
    decide: (index) => {
      const question = cases[index];
      if (question === undefined) return false;
      const { vendor } = question;
      return check({ ...question, vendor: vendor && { ...vendor } }).allowed;
    },
  },
  {
    name: 'boolean by hand',
    version: versionOf(),
    note: 'yes or no alone, nothing remembered',
    decide: (index) => {
      const question = cases[index];
      return question !== undefined && mayProcess(question);
    },
  },
];

/** The cases an engine answers otherwise than the first one does, as `name: index`; empty when all agree. */
export function disagreements(engines: readonly DecisionEngine[], count: number): readonly string[] {
  const [first, ...others] = engines;
  if (!first) return [];
  return others.flatMap(({ name, decide }) =>
    Array.from({ length: count }, (_, index) => index)
      .filter((index) => decide(index) !== first.decide(index))
      .map((index) => `${name}: ${index}`),
  );
}
