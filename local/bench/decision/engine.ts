import { readFileSync } from 'node:fs';

/** Something that answers the cases it was made for; `note` says how it was given them. */
export type DecisionEngine = {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  /** True when the case of an index is allowed. */
  readonly decide: (index: number) => boolean;
};

const root = new URL('../../../', import.meta.url);

/** The version of a package that is installed, or of ours, which has no name. */
export const versionOf = (name?: string): string => {
  const file = new URL(name === undefined ? 'package.json' : `node_modules/${name}/package.json`, root);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};
