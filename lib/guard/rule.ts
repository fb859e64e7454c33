import type { Hit, Template } from './template.ts';

/** One thing that lets data leave, and how to see it in a template. */
export type Rule = {
  readonly id: string;
  /** What it forbids, as a noun: «a table replica in another region». */
  readonly forbids: string;
  readonly because: string;
  /** The clause of an agreement or the article that asks for it. */
  readonly source: string;
  /** What to do instead. */
  readonly remedy: string;
  readonly find: (template: Template) => Iterable<Hit>;
};

/** What the guard found in a template, ready to print. */
export type Finding = {
  readonly rule: string;
  readonly logicalId: string;
  readonly type: string;
  /** The file and the JSON pointer in it; `#` goes on inside a text that holds JSON. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
};
