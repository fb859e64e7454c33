import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Order } from './measure-part.ts';
import type { Section } from './part.ts';
import { PARTS, type PartName, partsFor, type Results } from './parts.ts';

export type BenchOptions = {
  readonly parts: readonly PartName[];
  readonly quick: boolean;
  /** Hears how far it has come. */
  readonly say: (line: string) => void;
};

/** What it was measured on. */
export type Machine = {
  readonly cores: number;
  readonly model: string;
  readonly platform: string;
  readonly node: string;
  readonly v8: string;
  /** The database engine's version. */
  readonly dynoxide: string;
  readonly sdk: string;
};

export type Report = {
  readonly at: string;
  readonly quick: boolean;
  readonly seconds: number;
  readonly machine: Machine;
  readonly measured: Results;
  readonly sections: readonly Section[];
};

const root = join(import.meta.dirname, '..', '..', '..');

const versionOf = (name: string): string => {
  const file = join(root, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};

const machine = (): Machine => ({
  cores: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  platform: `${process.platform}-${process.arch}`,
  node: process.versions.node,
  v8: process.versions.v8,
  dynoxide: process.env.HJEMMEL_DYNOXIDE ?? versionOf(`@dynoxide/${process.platform}-${process.arch}`),
  sdk: versionOf('@aws-sdk/client-dynamodb'),
});

/** Runs a part in a process of its own; throws when it fails, which has then said why. */
async function measure(order: Order): Promise<unknown> {
  const child = fork(join(import.meta.dirname, 'measure-part.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let measured: unknown;
  child.once('message', (message) => {
    measured = message;
  });
  child.send(order);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${order.name} could not be measured`);
  return measured;
}

/** Measures the parts, with those that they are made from, one after the other. */
export async function benchCheck({ parts, quick, say }: BenchOptions): Promise<Report> {
  const started = performance.now();
  const names = partsFor(parts);
  const measured: Partial<Record<PartName, unknown>> = {};
  for (const [index, name] of names.entries()) {
    say(`${index + 1} of ${names.length}: ${name}, ${PARTS[name].says}`);
    measured[name] = await measure({ name, quick, earlier: measured });
  }
  return {
    at: new Date().toISOString(),
    quick,
    seconds: Math.round((performance.now() - started) / 1000),
    machine: machine(),
    measured,
    sections: names.map((name) => PARTS[name].present(measured[name] as never)),
  };
}
