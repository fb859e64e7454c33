import { describe, expect, it } from '@jest/globals';
import { tellStory } from '../../local/story.ts';
import { sharedStack } from './stack.ts';

describe('the story', () => {
  it('comes out as told on a running stack', async () => {
    const { api, issuer } = sharedStack();
    const told: string[] = [];

    const failures = await tellStory({ api, issuer, write: (line) => told.push(line) });

    expect(failures).toEqual([]);
    expect(told.length).toBeGreaterThan(150);
  }, 60_000);
});
