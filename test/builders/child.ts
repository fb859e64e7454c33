import type { ChildState, Ground } from '../../lambdas/domain/child.ts';
import type { Answer } from '../../lambdas/domain/consent.ts';
import { BORN, CHILD, FATHER, MOTHER } from './people.ts';

/** A child of two custody holders, without any ground. */
export const aChild = (over: Partial<ChildState> = {}): ChildState => ({
  childId: CHILD,
  group: { institution: '101001', name: '5.A' },
  guardians: { [MOTHER]: { from: BORN }, [FATHER]: { from: BORN } },
  grounds: {},
  holds: {},
  conflicts: {},
  ...over,
});

const said =
  (answer: Answer['answer']) =>
  (version = 1, on = '2026-02-01'): Answer => ({ answer, version, on });

export const given = said('given');
export const no = said('refused');
export const withdrawn = said('withdrawn');

export const consents = (answers: Readonly<Record<string, Answer>>): Ground => ({ kind: 'consent', answers });

export const statuteGround = (over: Partial<Exclude<Ground, { kind: 'consent' }>> = {}): Ground => ({
  kind: 'statute',
  article: '6(1)(e)',
  provision: 'folkeskoleloven § 18',
  version: 1,
  from: '2026-08-01',
  ...over,
});
