import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slug, uuid } from '../../lambdas/contracts/primitives.ts';
import { isSlug, isUuid } from '../../lambdas/domain/ids.ts';

describe('an id', () => {
  it.each([
    ['photo', true],
    ['lindhardt-og-ringhof-2', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['Photo', false],
    ['photo-', false],
    ['photo#1', false],
    ['photo\n', false],
    ['', false],
  ])('%j may have been chosen: %s', (id, chosen) => {
    expect(isSlug(id)).toBe(chosen);
    expect(slug.safeParse(id).success).toBe(chosen);
  });

  it.each([
    ['8c3f0e0e-5b0a-4f5c-9d4e-1c6a2f7b9d10', true],
    ['8C3F0E0E-5B0A-4F5C-9D4E-1C6A2F7B9D10', true],
    ['8c3f0e0e-5b0a-4f5c-9d4e-1c6a2f7b9d1', false],
    ['8c3f0e0e-5b0a-4f5c-9d4e-1c6a2f7b9d10#state', false],
    ['{8c3f0e0e-5b0a-4f5c-9d4e-1c6a2f7b9d10}', false],
    ['8c3f0e0e5b0a4f5c9d4e1c6a2f7b9d10', false],
    ['42', false],
    ['', false],
  ])('%j may have been made by us: %s', (id, made) => {
    expect(isUuid(id)).toBe(made);
    expect(uuid.safeParse(id).success).toBe(made);
  });

  it('of every version may have been made by us', () => {
    fc.assert(fc.property(fc.uuid(), (id) => isUuid(id) && uuid.safeParse(id).success));
  });
});
