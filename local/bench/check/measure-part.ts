import { PARTS, type PartName, type Results } from './parts.ts';

/**
 * One part in a process of its own, so that no part inherits another's heap and compiled code. What it is to do and what
 * it found travel by its parent's channel; its output is nobody's, as what a function logs is Lambda's.
 */
export type Order = { readonly name: PartName; readonly quick: boolean; readonly earlier: Results };

process.once('message', async ({ name, quick, earlier }: Order) => {
  const say = (line: string): void => console.error(`  ${name}: ${line}`);
  try {
    const measured = await PARTS[name].measure({ quick, say }, earlier);
    process.send?.(measured, () => process.exit(0));
  } catch (error) {
    console.error(`hjemmel: ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    process.exit(1);
  }
});
process.once('disconnect', () => process.exit(1));
