import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guard } from '../../../lib/guard/guard.ts';
import type { Json } from '../../../lib/guard/read/json.ts';
import type { Finding, Rule } from '../../../lib/guard/rule.ts';
import { RULES } from '../../../lib/guard/rules.ts';

/** A template, or the files of an assembly, of which people who did not know the guard said whether data leaves. */
export type Case = {
  readonly name: string;
  /** Where the data goes, or why it stays. */
  readonly why: string;
  /** The rules that see it, in alphabetical order; of a look-alike, none. */
  readonly rules: readonly string[];
  readonly region: string | null;
  readonly allow: readonly string[];
  readonly template?: Json;
  readonly assembly?: { readonly [file: string]: Json };
};

const read = (file: string): Case[] =>
  readFileSync(join(import.meta.dirname, 'corpus', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ rules: [], ...JSON.parse(line) }));

/** Templates from which data leaves. */
export const LEAKS = read('leaks.jsonl');
/** Templates from which no data leaves, however much they look like it. */
export const LOOK_ALIKES = read('look-alikes.jsonl');

/** Writes a case to a folder and returns a function that runs the guard on it. */
export function written(folder: string, { name, region, allow, template, assembly }: Case) {
  const files = assembly ?? { 'template.json': template ?? null };
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
  }
  const input = assembly ? join(folder, name) : join(folder, name, 'template.json');
  return (rules: readonly Rule[] = RULES): Finding[] =>
    guard(input, { region: region ?? undefined, allow, on: '2026-11-22', rules });
}

/** The rules that found something, in alphabetical order. */
export const rulesOf = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.map(({ rule }) => rule))].toSorted();
