import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StackInfo } from '../data-dir.ts';
import { furnish, type Town } from './town.ts';

const PATIENCE_SECONDS = 120;

/** The municipality of the test people, furnished by the first who asks; whoever asks meanwhile waits for it. */
export async function furnishedTown({ api, issuer, dataDir }: StackInfo): Promise<Town> {
  const file = join(dataDir, 'town.json');
  const begun = join(dataDir, 'town.begun');
  for (let tries = 0; tries < PATIENCE_SECONDS * 10; tries += 1) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Town;
    if (isFirst(begun)) break;
    await sleep(100);
  }
  try {
    const town = await furnish({ api, issuer });
    writeFileSync(`${file}.new`, JSON.stringify(town));
    renameSync(`${file}.new`, file);
    return town;
  } finally {
    rmSync(begun, { recursive: true, force: true });
  }
}

/** Makes a folder that only one can make. */
const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
};
