import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'hjemmel-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...options: string[]) => run(process.execPath, ['bin/bench.ts', ...options]);

describe('npm run bench', () => {
  it('measures what it is asked for, tells it as a table and as JSON, and succeeds whatever the ratios', async () => {
    const file = join(folder, 'bench.json');

    const { stdout, stderr } = await bench('--only', 'batch,handler', '--quick', '--json', file);

    const report = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(report.measured)).toEqual(['handler', 'batch']);
    expect(report.machine).toMatchObject({ node: process.versions.node, dynoxide: expect.any(String) });
    expect(report.measured.handler.ours.count).toBe(900);
    expect(report.measured.handler.large).toMatchObject({ purposes: 40, item: { isPacked: true } });
    expect(report.measured.handler.item).toMatchObject({ isPacked: false });
    // No handler is faster than the read that it makes.
    expect(report.measured.handler.ratio.p50.max).toBeGreaterThan(1);
    expect(stdout).toMatch(/^ {2}a child with 40 purposes, packed \(no goal\) +600 /m);
    expect(stdout).toMatch(/^handler: [\s\S]*p50 at most 1.15x: \d\.\d\dx[\s\S]*^batch: /m);
    expect(stderr).toContain('1 of 2: handler');
    // What the check logs is nobody's.
    expect(stdout).not.toContain('"level"');
  }, 120_000);

  it('tells what it can do, and refuses what it cannot', async () => {
    expect((await bench('--help')).stdout).toContain('--only');
    await expect(bench('--only', 'weather')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('knows no weather'),
    });
    await expect(bench('--fast')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--fast'),
    });
  }, 60_000);
});
