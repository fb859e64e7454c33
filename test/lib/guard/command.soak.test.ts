import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { scratchFolder } from '../synth.ts';

const run = promisify(execFile);

type Answer = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the command as `npm run -s guard` does. */
const guard = async (...args: string[]): Promise<Answer> => {
  try {
    return { code: 0, ...(await run(process.execPath, [join('bin', 'guard.ts'), ...args])) };
  } catch (error) {
    return error as Answer;
  }
};

const file = (content: unknown): string => {
  const path = join(scratchFolder(), 'template.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const QUEUE = { Jobs: { Type: 'AWS::SQS::Queue', Properties: {} } };
const KEY = { Seal: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true } } };

describe('the guard as a command', () => {
  it('prints an empty array and exits 0 when nothing is found', async () => {
    const { code, stdout } = await guard(file({ Resources: QUEUE }), '--region', 'eu-central-1');

    expect({ code, findings: JSON.parse(stdout) }).toEqual({ code: 0, findings: [] });
  });

  it('prints what it found and exits 1', async () => {
    const { code, stdout } = await guard(file({ Resources: KEY }), '--region', 'eu-central-1');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        rule: 'multi-region-key',
        logicalId: 'Seal',
        type: 'AWS::KMS::Key',
        path: 'template.json#/Resources/Seal/Properties/MultiRegion',
        message: expect.stringMatching(/multi-region/),
        remedy: expect.stringMatching(/MultiRegion/),
      },
    ]);
  });

  it('takes a region that nobody names for a finding', async () => {
    const { code, stdout } = await guard(file({ Resources: QUEUE }));

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ rule: 'unknown-region' }]);
  });

  it('allows the regions it is told, but none outside the EEA', async () => {
    const replicas = {
      Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region: 'eu-north-1' }] } },
    };
    const input = file({ Resources: replicas });

    expect((await guard(input, '--region', 'eu-central-1')).code).toBe(1);
    expect((await guard(input, '--region', 'eu-central-1', '--allow', 'eu-central-1,eu-north-1')).code).toBe(
      0,
    );
    const london = await guard(
      input,
      '--region',
      'eu-central-1',
      '--allow',
      'eu-central-1,eu-north-1,eu-west-2',
    );
    expect(JSON.parse(london.stdout)).toMatchObject([
      { rule: 'allow-list', message: expect.stringMatching(/eu-west-2.*GB/) },
    ]);
  });

  it.each<[string, string[]]>([
    ['a file that is not there', ['/no/such/template.json']],
    ['a file that is not JSON', [file('Resources:\n  Jobs: {}\n')]],
    ['JSON that is no template', [file({ hello: 'world' })]],
    ['a folder without templates', [scratchFolder()]],
    ['no input', []],
    ['an option that is none', [file({ Resources: QUEUE }), '--regions', 'eu-central-1']],
  ])('exits 2 and says why for %s', async (_what, args) => {
    const { code, stdout, stderr } = await guard(...args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^guard: .{10,}/);
  });

  it('explains itself', async () => {
    const { code, stdout } = await guard('--help');

    expect(code).toBe(0);
    expect(stdout).toMatch(/--region.*\n.*--allow/);
  });
});
