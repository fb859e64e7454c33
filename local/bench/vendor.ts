import { setTimeout as sleep } from 'node:timers/promises';
import type { As, Client } from '../client.ts';

export type BenchVendor = { readonly answered: () => number; readonly stop: () => Promise<void> };

const AT_ONCE = 8;
const PAUSE_MS = 100;

/**
 * A vendor as its developers would write it: fetches its tasks by the real API and answers each. What fails, as when
 * the stack is killed, stays on its list and is answered the next time.
 */
export function startVendor(client: Client, as: As): BenchVendor {
  let isStopped = false;
  let answered = 0;
  const answer = async (taskId: string): Promise<void> => {
    const body = { outcome: 'done', erased: [{ category: 'elevdata', count: 3 }] };
    const { status } = await client.call('answerTask', { as, params: { taskId }, body });
    if (status < 300) answered += 1;
    // One it has answered already, before it lost the reply, is 409.
    else if (status !== 409) throw new Error(`the vendor's answer was refused: ${status}`);
  };
  const work = async (): Promise<boolean> => {
    const { status, body } = await client.call('listTasks', { as });
    if (status >= 300) throw new Error(`the vendor's tasks cannot be fetched: ${status}`);
    const taskIds: string[] = body.tasks.map(({ taskId }: { taskId: string }) => taskId);
    const next = taskIds.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const taskId of next) await answer(taskId);
      }),
    );
    return taskIds.length > 0;
  };
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const hadWork = await work().catch(() => false);
      if (!hadWork) await sleep(PAUSE_MS);
    }
  };
  const running = run();
  return {
    answered: () => answered,
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}
