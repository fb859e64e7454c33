import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A small JSON value on disk that a kill leaves either old or new, never torn. */
export type Checkpoint<T> = { readonly read: () => T | undefined; readonly write: (value: T) => void };

/** A file that cannot be read counts as none: what it guarded is then repeated, which every consumer must bear. */
export const openCheckpoint = <T>(file: string, parse: (value: unknown) => T): Checkpoint<T> => {
  mkdirSync(dirname(file), { recursive: true });
  return {
    read: () => {
      if (!existsSync(file)) return undefined;
      try {
        return parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return undefined;
      }
    },
    write: (value) => {
      writeFileSync(`${file}.new`, JSON.stringify(value));
      renameSync(`${file}.new`, file);
    },
  };
};
