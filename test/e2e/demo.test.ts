import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../local/http.ts';
import { demo } from './demo.ts';

describe('the demo without a stack', () => {
  it('says how to start one, and ends non-zero', async () => {
    const port = await freePort();
    const { code, said } = await demo('--port', String(port));

    expect(code).toBe(1);
    expect(said).toContain(`no stack answers at http://127.0.0.1:${port}; start one with: npm start`);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('explains itself', async () => {
    const { code, said } = await demo('--help');
    expect([code, said]).toEqual([0, expect.stringContaining('--port N')]);
  });

  it('answers a flag it does not know with what it knows', async () => {
    const { code, said } = await demo('--prot', '3000');
    expect(code).toBe(1);
    expect(said).toMatch(/^hjemmel: .*'--prot'/);
    expect(said).toContain('--port N');
    expect(said).not.toMatch(/\n\s+at /);
  });
});
