/** The parts of a fauxqs 2.4.1 FIFO queue that are needed to make it behave as SQS's. */
export type FifoMessage = {
  readonly messageId: string;
  readonly sequenceNumber?: string;
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
  readonly sentTimestamp: number;
};
export type FifoQueue = {
  readonly isFifo: () => boolean;
  /** What waits, by group. */
  readonly fifoMessages: Map<string, FifoMessage[]>;
  /** How many of a group are with a consumer. */
  readonly fifoLockedGroups: Map<string, number>;
  readonly inflightMessages: ReadonlyMap<string, { readonly message: FifoMessage }>;
  readonly processTimers: () => void;
  readonly recordDeduplication: (id: string, messageId: string, sequenceNumber: string) => void;
  dequeueFifo: (count: number, ...rest: unknown[]) => { readonly MessageId: string }[];
};

const MOST = 10;
const DEDUPLICATION_MILLISECONDS = 5 * 60_000;
const bySequence = (a: FifoMessage, b: FifoMessage): number =>
  (a.sequenceNumber ?? '') < (b.sequenceNumber ?? '') ? -1 : 1;

/**
 * SQS gives several messages of one group in one receive, so that a worker that fails one must fail those behind it;
 * fauxqs gives one, and would hide a worker that forgets it.
 */
export const giveWholeGroups = (queue: FifoQueue): void => {
  const dequeueRound = queue.dequeueFifo.bind(queue);
  queue.dequeueFifo = (wanted, ...rest) => {
    const count = Math.min(wanted, MOST);
    queue.processTimers();
    // Several of a group that come back at once come back in the wrong order.
    for (const messages of queue.fifoMessages.values()) messages.sort(bySequence);
    const received = dequeueRound(count, ...rest);
    const own = new Set(received.map(({ MessageId }) => groupOf(queue, MessageId)));
    for (let round = received; round.length > 0 && received.length < count; received.push(...round)) {
      const locks = new Map([...own].map((group) => [group, queue.fifoLockedGroups.get(group) ?? 0]));
      for (const group of own) queue.fifoLockedGroups.delete(group);
      round = dequeueRound(count - received.length, ...rest);
      for (const [group, locked] of locks) {
        const total = locked + (queue.fifoLockedGroups.get(group) ?? 0);
        if (total > 0) queue.fifoLockedGroups.set(group, total);
      }
    }
    return received;
  };
};

const groupOf = (queue: FifoQueue, id: string): string => {
  for (const { message } of queue.inflightMessages.values()) {
    if (message.messageId === id) return message.messageGroupId ?? '';
  }
  return '';
};

/** fauxqs forgets deduplication ids when it stops; those of messages that are still here can be told again. */
export const rememberDeduplication = (queue: FifoQueue, now = Date.now()): void => {
  const waiting = [...queue.fifoMessages.values()].flat();
  const inFlight = [...queue.inflightMessages.values()].map(({ message }) => message);
  for (const message of [...waiting, ...inFlight]) {
    const { messageDeduplicationId: id, messageId, sequenceNumber = '', sentTimestamp } = message;
    if (id && now - sentTimestamp < DEDUPLICATION_MILLISECONDS)
      queue.recordDeduplication(id, messageId, sequenceNumber);
  }
};
