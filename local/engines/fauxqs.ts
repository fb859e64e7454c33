import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { REGION } from '../template/physical.ts';
import { type FifoQueue, giveWholeGroups, rememberDeduplication } from './fauxqs-fifo.ts';

type Stores = Required<BuildAppOptions>['stores'];
/** The parts of fauxqs that its package does not export and that its own `startFauxqs` puts together. */
type FauxQueue = FifoQueue & {
  readonly name: string;
  persistence: Persistence;
  dequeue: (...parameters: unknown[]) => unknown;
  getAttribute: (name: string) => string | undefined;
  changeVisibility: (receipt: string, seconds: number) => void;
};
type Persistence = {
  readonly db: DatabaseSync;
  readonly stmts: { readonly updateMessageInflight: { run: (...values: unknown[]) => unknown } };
  load: (sqs: unknown, sns: unknown, s3: unknown) => void;
  updateMessageReady: (messageId: string) => void;
  close: () => void;
};
type SqsInternals = {
  host: string;
  persistence: Persistence;
  createQueue: (...parameters: unknown[]) => FauxQueue;
  allQueues: () => Iterable<FauxQueue>;
  getQueueByName: (name: string) => FauxQueue | undefined;
};

export type Fauxqs = {
  readonly endpoint: string;
  /** How many messages lie in a queue, seen or unseen. */
  depth: (queue: string) => number;
  createBucket: (name: string) => void;
  stop: () => Promise<void>;
};

const internals = fileURLToPath(new URL('.', import.meta.resolve('fauxqs')));
const load = async <T>(file: string, name: string): Promise<new (...parameters: unknown[]) => T> => {
  const module: Record<string, new (...parameters: unknown[]) => T> = await import(
    pathToFileURL(join(internals, file)).href
  );
  const found = module[name];
  if (!found) throw new Error(`fauxqs has no ${name}; local/engines/fauxqs.ts is written for version 2.4.1`);
  return found;
};

/**
 * A receive may move a message to the dead-letter queue: deleted here, inserted there. In one transaction, so that a
 * kill in between loses nothing.
 */
const makeAtomic = (queue: FauxQueue, db: DatabaseSync): void => {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (...parameters) => {
    db.exec('BEGIN');
    try {
      const received = dequeue(...parameters);
      db.exec('COMMIT');
      return received;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };
};

/** fauxqs 2.4.1 writes NULL into a NOT NULL column when a message is made visible before its time. */
const mendReady = (sqs: SqsInternals, persistence: Persistence): void => {
  persistence.updateMessageReady = (messageId) => {
    persistence.db
      .prepare(
        'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
      )
      .run(messageId);
  };
  for (const queue of sqs.allQueues()) {
    // Whoever had received them died with the last stack: no need to wait until they are seen again.
    for (const receipt of [...queue.inflightMessages.keys()]) queue.changeVisibility(receipt, 0);
  }
};

/** Starts SQS and S3 over `DIR/queues/fauxqs.db`, on loopback only. */
export const startFauxqs = async ({ dataDir, port }: { dataDir: string; port: number }): Promise<Fauxqs> => {
  const [PersistenceManager, SqsStore, SnsStore, S3Store] = await Promise.all([
    load<Persistence>('persistence.js', 'PersistenceManager'),
    load<Stores['sqsStore']>('sqs/sqsStore.js', 'SqsStore'),
    load<Stores['snsStore']>('sns/snsStore.js', 'SnsStore'),
    load<Stores['s3Store']>('s3/s3Store.js', 'S3Store'),
  ]);
  const directory = join(dataDir, 'queues');
  mkdirSync(directory, { recursive: true });
  const persistence = new PersistenceManager(directory);
  // Safe against kill -9, as FULL is; only a power cut could take the last transactions.
  persistence.db.exec('PRAGMA synchronous = NORMAL');

  const sqsStore = new SqsStore();
  const snsStore = new SnsStore();
  const s3Store = new S3Store();
  const sqs = sqsStore as unknown as SqsInternals;
  // An empty host: queue URLs then carry the address they were asked at.
  sqs.host = '';
  // Loading into stores that already persist would delete what is being loaded.
  persistence.load(sqsStore, snsStore, s3Store);
  sqs.persistence = persistence;
  (s3Store as unknown as { persistence: Persistence }).persistence = persistence;
  const adopt = (queue: FauxQueue): FauxQueue => {
    queue.persistence = persistence;
    makeAtomic(queue, persistence.db);
    giveWholeGroups(queue);
    return queue;
  };
  for (const queue of sqs.allQueues()) rememberDeduplication(adopt(queue));
  const createQueue = sqs.createQueue.bind(sqs);
  sqs.createQueue = (...parameters) => adopt(createQueue(...parameters));
  mendReady(sqs, persistence);

  const app = buildApp({ logger: false, defaultRegion: REGION, stores: { sqsStore, snsStore, s3Store } });
  app.addHook('preClose', async () => persistence.close());
  await app.listen({ host: '127.0.0.1', port });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('fauxqs does not listen');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    depth: (name) => {
      const queue = sqs.getQueueByName(name);
      const counted = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
      return counted.reduce((sum, attribute) => sum + Number(queue?.getAttribute(attribute) ?? 0), 0);
    },
    createBucket: (name) => {
      if (!s3Store.hasBucket(name)) s3Store.createBucket(name);
    },
    stop: async () => {
      await app.close();
    },
  };
};
