import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { ENV, endpointEnv } from '../../lambdas/platform/env-names.ts';
import { REGION } from '../../lambdas/platform/region.ts';
import { keyItem } from '../../lambdas/store/items.ts';
import { stateKey } from '../../lambdas/store/keys.ts';
import { BUNDLING, bundleFunctions } from '../../lib/bundle.ts';
import { LOCAL_CREDENTIALS } from '../engines/tables.ts';
import { apiEvent, INSIDE_WORD } from './check/event.ts';
import { type Stage, startStage } from './check/stage.ts';

/** One start of a function, in milliseconds from when a running Node begins to load its bundle. */
export type Start = {
  readonly loadMs: number;
  /** Until its first answer, loading included. */
  readonly answerMs: number;
  /** Processor time for the same, of all its threads: what else the machine does disturbs it less. */
  readonly cpuMs: number;
};

/** The check, a function that makes the SDK's client and reads one item, and the same without the SDK's searches. */
export type Sides<T> = { readonly check: T; readonly baseline: T; readonly lean: T };

/** Starts by side, those of one turn at the same index, and what each bundle weighs. */
export type Cold = { readonly starts: Sides<readonly Start[]>; readonly bytes: Sides<number> };

type Side = {
  readonly bundle: string;
  readonly event: unknown;
  readonly isAnswer: (answer: never) => boolean;
};

const here = join(import.meta.dirname, 'cold');

/**
 * Measures starts in processes of their own, the sides in turns, so that what changes on the machine changes for all;
 * every answer comes from a database on loopback, and one that is not right fails the run.
 */
export async function measureCold(
  { runs }: { readonly runs: number },
  progress: (run: number) => void = () => undefined,
): Promise<Cold> {
  const folder = mkdtempSync(join(tmpdir(), 'hjemmel-cold-'));
  const stage = await startStage(1);
  try {
    const sides = await sidesOf(stage, folder);
    const names = Object.keys(sides) as (keyof Sides<Side>)[];
    const starts: Sides<Start[]> = { check: [], baseline: [], lean: [] };
    // The first start of each finds its file on no page in memory; it is not counted.
    for (const name of names) await start(sides[name], stage);
    for (let run = 0; run < runs; run += 1) {
      const turn = run % 2 === 0 ? names : names.toReversed();
      for (const name of turn) starts[name].push(await start(sides[name], stage));
      progress(run + 1);
    }
    const bytes = (name: keyof Sides<Side>): number => statSync(sides[name].bundle).size;
    return { starts, bytes: { check: bytes('check'), baseline: bytes('baseline'), lean: bytes('lean') } };
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sidesOf(stage: Stage, folder: string): Promise<Sides<Side>> {
  await bundleFunctions({ outdir: folder, folders: ['check'] });
  await bundleFunctions({ entryRoot: here, outdir: folder, folders: ['lean'] });
  const baseline = join(folder, 'baseline.js');
  await build({ ...BUNDLING, entryPoints: [join(here, 'plain', 'main.ts')], outfile: baseline });

  const { controller, vendorId, purposeIds, childIds, table: TableName } = stage;
  const [childId = ''] = childIds;
  const asked = apiEvent('evaluate', {
    role: 'vendor',
    id: vendorId,
    controller,
    body: {
      subject: { type: 'vendor', id: vendorId },
      action: { name: purposeIds[0] },
      resource: { type: 'child', id: childId },
    },
  });
  const allowed = ({ statusCode, body }: { statusCode: number; body: string }): boolean =>
    statusCode === 200 && JSON.parse(body).decision === true;
  const read = {
    event: { TableName, Key: keyItem(stateKey(controller, 'child', childId)) },
    isAnswer: (item: unknown): boolean => item !== undefined,
  };
  return {
    check: { bundle: join(folder, 'check', 'index.js'), event: asked, isAnswer: allowed },
    baseline: { bundle: baseline, ...read },
    lean: { bundle: join(folder, 'lean', 'index.js'), ...read },
  };
}

/** What Lambda tells a function, and where the database is. */
const environmentOf = ({ endpoint, table }: Stage): Record<string, string> => ({
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  [ENV.local]: '1',
  [ENV.ledgerTable]: table,
  [ENV.insideWord]: INSIDE_WORD,
  [endpointEnv('dynamodb')]: endpoint,
});

async function start({ bundle, event, isAnswer }: Side, stage: Stage): Promise<Start> {
  const child = spawn(process.execPath, [join(here, 'fresh.cjs'), bundle, JSON.stringify(event)], {
    env: environmentOf(stage),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, said, errors, told] = child.stdio.map((stream) => (stream ? text(stream as never) : ''));
  await said;
  const result = (await told) || '{}';
  const { answer, ...taken } = JSON.parse(result);
  if (!isAnswer(answer as never))
    throw new Error(`${bundle} did not answer right: ${result} ${await errors}`);
  return taken;
}
