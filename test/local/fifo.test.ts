import { describe, expect, it } from '@jest/globals';
import {
  type FifoMessage,
  type FifoQueue,
  giveWholeGroups,
  rememberDeduplication,
} from '../../local/engines/fauxqs-fifo.ts';

/** A queue that, as fauxqs does, gives one message of a group per receive and then locks the group. */
const queueOf = (...bodies: string[]) => {
  const fifoMessages = new Map<string, FifoMessage[]>();
  const inflight = new Map<string, { message: FifoMessage }>();
  const locked = new Map<string, number>();
  const told: string[] = [];
  for (const [index, messageId] of bodies.entries()) {
    const group = messageId.slice(0, 1);
    const message = {
      messageId,
      messageGroupId: group,
      messageDeduplicationId: `d-${messageId}`,
      sequenceNumber: String(index).padStart(20, '0'),
      sentTimestamp: 1000,
    };
    fifoMessages.set(group, [...(fifoMessages.get(group) ?? []), message]);
  }
  const queue: FifoQueue = {
    isFifo: () => true,
    fifoMessages,
    fifoLockedGroups: locked,
    inflightMessages: inflight,
    processTimers: () => undefined,
    recordDeduplication: (id) => told.push(id),
    dequeueFifo: (count) => {
      const given: { MessageId: string }[] = [];
      for (const [group, messages] of fifoMessages) {
        if (given.length >= count || locked.has(group)) continue;
        const message = messages.shift();
        if (!message) continue;
        inflight.set(message.messageId, { message });
        locked.set(group, (locked.get(group) ?? 0) + 1);
        given.push({ MessageId: message.messageId });
      }
      return given;
    },
  };
  giveWholeGroups(queue);
  return {
    queue,
    told,
    receive: (count: number) => queue.dequeueFifo(count).map(({ MessageId }) => MessageId),
  };
};

describe('a FIFO queue', () => {
  it('gives several messages of a group at once, in order, and then none until they are done', () => {
    const { queue, receive } = queueOf('a1', 'a2', 'b1', 'a3');
    expect(receive(10)).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(queue.fifoLockedGroups).toEqual(
      new Map([
        ['a', 3],
        ['b', 1],
      ]),
    );
    expect(receive(10)).toEqual([]);
  });

  it('gives no more than asked for', () => {
    const { receive } = queueOf('a1', 'a2', 'a3');
    expect(receive(2)).toEqual(['a1', 'a2']);
    expect(receive(2)).toEqual([]);
  });

  it('puts those that come back together in their order again', () => {
    const { queue, receive } = queueOf('a1', 'a2', 'a3');
    queue.fifoMessages.get('a')?.reverse();
    expect(receive(10)).toEqual(['a1', 'a2', 'a3']);
  });

  it('remembers for five minutes what was sent before it was restarted', () => {
    const { queue, told, receive } = queueOf('a1', 'b1');
    receive(1);
    rememberDeduplication(queue, 1000 + 299_000);
    expect(told.toSorted()).toEqual(['d-a1', 'd-b1']);
    rememberDeduplication(queue, 1000 + 301_000);
    expect(told).toHaveLength(2);
  });
});
