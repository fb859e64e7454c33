import { describe, expect, it } from '@jest/globals';
import { type Caller, isVisible } from '../../lambdas/platform/caller.ts';
import { today } from '../../lambdas/platform/clock.ts';
import { executionOf } from '../../lambdas/platform/execution.ts';
import type { Loaded } from '../../lambdas/store/items.ts';
import { aChild } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';

const calling = (role: Caller['role'], id: string): Caller => ({
  role,
  id,
  controller: '13748136',
  loa: 'High',
});
const loaded = (bornOn = BORN, custody: object = {}): Loaded<'child'> =>
  ({
    id: CHILD,
    state: aChild({ guardians: { [MOTHER]: { from: BORN, ...custody } } }),
    facts: { bornOn },
    version: 1,
    head: 'f'.repeat(64),
  }) as Loaded<'child'>;

describe('who may know that a child exists', () => {
  it.each([
    ['a case worker', 'caseworker', 'kim', loaded(), true],
    ['her guardian', 'guardian', MOTHER, loaded(), true],
    ['a guardian whose custody ends today', 'guardian', MOTHER, loaded(BORN, { to: TODAY }), false],
    ['a guardian from tomorrow', 'guardian', MOTHER, loaded(BORN, { from: '2026-11-24' }), false],
    ['a parent without custody', 'guardian', FATHER, loaded(), false],
    ['the child herself', 'child', CHILD, loaded(), true],
    ['another child', 'child', STRANGER, loaded(), false],
    ['a guardian’s id in the role of a child', 'child', MOTHER, loaded(), false],
    ['a vendor', 'vendor', 'skolefoto', loaded(), false],
    ['a guardian by a word of the language', 'guardian', 'constructor', loaded(), false],
    ['a vendor by a guardian’s id', 'vendor', MOTHER, loaded(), false],
  ] as const)('%s', (_who, role, id, child, expected) => {
    expect(isVisible(calling(role, id), child, TODAY)).toBe(expected);
  });

  // Forældreansvarsloven § 1: at 18 custody ends by itself, and with it every insight (domain 2.3).
  it('a parent of a young adult no longer', () => {
    expect(isVisible(calling('guardian', MOTHER), loaded('2008-11-23'), TODAY)).toBe(false);
    expect(isVisible(calling('guardian', MOTHER), loaded('2008-11-24'), TODAY)).toBe(true);
    expect(isVisible(calling('child', CHILD), loaded('2008-11-23'), TODAY)).toBe(true);
  });
});

describe('a call', () => {
  it('is executed in its caller’s controller, by her, once for its key', () => {
    const once = { caller: 'guardian:x', key: 'k', digest: 'd' };

    expect(
      executionOf({ caller: calling('guardian', MOTHER), now: '2026-11-23T09:00:00.000Z', once }),
    ).toEqual({
      controller: '13748136',
      by: { role: 'guardian', id: MOTHER },
      at: '2026-11-23T09:00:00.000Z',
      once,
    });
  });

  it('happens on the date in Copenhagen', () => {
    expect(today({ now: () => '2026-11-23T23:30:00.000Z' })).toBe('2026-11-24');
  });
});
