import type { StackProcess } from '../../local/stack-process.ts';

export default async function stopStack(): Promise<void> {
  await (globalThis as { hjemmelStack?: StackProcess }).hjemmelStack?.stop();
}
