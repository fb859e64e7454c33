import { join } from 'node:path';
import type { Fauxqs } from './engines/fauxqs.ts';
import { watchDeadLetters } from './sources/dead-letters.ts';
import { createGiveUp } from './sources/give-up.ts';
import { startQueueSource } from './sources/queue.ts';
import { startSchedule } from './sources/schedule.ts';
import type { Running, SourceContext } from './sources/source.ts';
import { startStreamSource } from './sources/stream.ts';
import type { Wakeups } from './sources/wakeups.ts';
import type { Queue } from './template/data.ts';
import type { LocalTemplate } from './template.ts';

export type SourcesOptions = SourceContext & {
  readonly template: LocalTemplate;
  readonly dataDir: string;
  /** The engine's name of each table's stream. */
  readonly streams: ReadonlyMap<string, string>;
  readonly depth: Fauxqs['depth'];
  readonly wakeups: Wakeups;
};

const tableOf = (streamArn: string): string => /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1] ?? '';

/** The queues to which others give up messages: by redrive policy or as a stream's failure destination. */
const deadLetterQueues = ({ queues, sources }: LocalTemplate): Queue[] => {
  const arns = [
    ...queues.map(({ deadLetters }) => deadLetters),
    ...sources.map((source) => (source.kind === 'stream' ? source.onFailure : undefined)),
  ];
  return queues.filter(({ arn }) => arns.includes(arn));
};

/** Starts everything that brings events to functions: streams, queues and schedules. */
export const startSources = (options: SourcesOptions): Running => {
  const { template, dataDir, streams, wakeups, functions, call, report } = options;
  const queueOf = (arn: string): Queue => {
    const queue = template.queues.find((candidate) => candidate.arn === arn);
    if (!queue) throw new Error(`there is no queue ${arn}`);
    return queue;
  };
  const giveUp = createGiveUp(call.sqs, (arn) => queueOf(arn).url);
  const running: Running[] = [];
  for (const source of template.sources) {
    if (source.kind === 'queue') {
      running.push(startQueueSource(source, queueOf(source.sourceArn).url, options));
      continue;
    }
    const table = tableOf(source.sourceArn);
    const streamArn = streams.get(table);
    if (!streamArn) throw new Error(`the table ${table} has no stream`);
    const checkpointFile = join(dataDir, 'checkpoints', `${source.id}.json`);
    const nextWrite = (signal: AbortSignal): Promise<void> => wakeups.next(table, signal);
    running.push(startStreamSource(source, { streamArn, checkpointFile, nextWrite, giveUp }, options));
  }
  for (const schedule of template.schedules) {
    const file = join(dataDir, 'checkpoints', `${schedule.id}.json`);
    running.push(startSchedule(schedule, { functions, file, report }));
  }
  const names = deadLetterQueues(template).map(({ name }) => name);
  running.push(watchDeadLetters(names, options.depth, report));
  return {
    stop: async () => {
      await Promise.all(running.map((each) => each.stop()));
    },
  };
};
