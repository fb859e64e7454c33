import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDynoxide } from './engines/dynoxide.ts';
import { type Fauxqs, startFauxqs } from './engines/fauxqs.ts';
import { startKms } from './engines/kms.ts';
import { createQueues } from './engines/queues.ts';
import { createTables } from './engines/tables.ts';
import { startGate, type Upstreams } from './gate.ts';
import type { Grants } from './grants.ts';
import { freePort } from './http.ts';
import type { LocalTemplate } from './template.ts';

export type Created = {
  readonly endpoints: Upstreams;
  /** The engine's name of each table's stream. */
  readonly streams: ReadonlyMap<string, string>;
  readonly depth: Fauxqs['depth'];
};
export type Engines = {
  /** Where the functions reach all of them. */
  readonly endpoint: string;
  readonly create: (template: LocalTemplate, grants: Grants, retrySeconds?: number) => Promise<Created>;
  readonly stop: () => Promise<void>;
};

/** Starts the database, the queues and the gate in front of them; `create` then makes what the template declares. */
export const startEngines = async (options: {
  readonly dataDir: string;
  readonly report: (line: string) => void;
  readonly onFailure: (why: string) => void;
  readonly written: (table: string) => void;
}): Promise<Engines> => {
  const { dataDir, report, onFailure, written } = options;
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const dynoxide = await startDynoxide({ dataDir, port: await freePort(), report, onFailure });
    stops.push(dynoxide.stop);
    const fauxqs = await startFauxqs({ dataDir, port: 0 });
    stops.push(fauxqs.stop);
    const gate = await startGate({ port: 0, written });
    stops.push(gate.stop);
    return {
      endpoint: `http://127.0.0.1:${gate.port}`,
      create: async (template, grants, retrySeconds) => {
        const kms = await startKms({ file: join(dataDir, 'kms.json'), keys: template.keys });
        stops.push(kms.stop);
        const overrides = retrySeconds === undefined ? {} : { VisibilityTimeout: String(retrySeconds) };
        const [streams] = await Promise.all([
          createTables(dynoxide.endpoint, template.tables),
          createQueues(fauxqs.endpoint, template.queues, overrides),
        ]);
        for (const { name } of template.buckets) fauxqs.createBucket(name);
        const endpoints = {
          dynamodb: dynoxide.endpoint,
          sqs: fauxqs.endpoint,
          s3: fauxqs.endpoint,
          kms: `http://127.0.0.1:${kms.port}`,
        };
        gate.open(endpoints, grants);
        return { endpoints, streams, depth: fauxqs.depth };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
