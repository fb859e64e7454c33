import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Engines } from '../engines/engines.ts';
import type { Orders, Reading } from './linearizable-orders.ts';

const READER = join(import.meta.dirname, 'linearizable-reader.ts');

/** Where the engines' database listens. */
export async function endpointOf({ dynamo }: Engines): Promise<string> {
  const { protocol, hostname, port } = (await dynamo.config.endpoint?.()) ?? {};
  return `${protocol}//${hostname}:${port}`;
}

/** Processes that are loaded and wait for their orders. */
export class Readers {
  private readonly processes: readonly ChildProcess[];

  constructor(count: number) {
    this.processes = Array.from({ length: count }, () => fork(READER, { serialization: 'advanced' }));
  }

  /** Each asks what it is ordered; all that they asked, when the last has finished. */
  async ask(orders: Orders): Promise<Reading> {
    const readings = await Promise.all(this.processes.map((process) => readingOf(process, orders)));
    return {
      asked: readings.flatMap(({ asked }) => asked),
      errors: readings.flatMap(({ errors }) => errors),
    };
  }

  stop(): void {
    for (const process of this.processes) process.kill();
  }
}

async function readingOf(reader: ChildProcess, orders: Orders): Promise<Reading> {
  const ended = once(reader, 'exit').then(([code]) => {
    throw new Error(`a reader ended with ${code}`);
  });
  reader.send(orders);
  const [reading] = (await Promise.race([once(reader, 'message'), ended])) as [Reading];
  return reading;
}
