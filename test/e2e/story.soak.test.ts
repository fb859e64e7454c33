import { describe, expect, it } from '@jest/globals';
import { demo } from './demo.ts';
import { sharedStack } from './stack.ts';

describe('the story', () => {
  it('comes out as told by the demo on a running stack', async () => {
    const { code, said } = await demo('--port', new URL(sharedStack().api).port);

    expect(said).not.toContain('✗');
    expect(said).toMatch(/(\d+) of \1 steps came out as told/);
    expect(said.split('\n').length).toBeGreaterThan(150);
    expect(code).toBe(0);
  }, 120_000);
});
