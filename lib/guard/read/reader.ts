import type { Alternative } from './alternatives.ts';
import type { Dict, Json } from './json.ts';

/** What an evaluation asks of the world around the template. */
export type Surroundings = {
  readonly region: string | undefined;
  /** What the parent of a nested stack passes to its parameters. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** The values another stack exports under a name, where that stack is in the same assembly. */
  readonly exported: (name: string) => readonly string[] | undefined;
  /** The values of an output of a stack nested in this one. */
  readonly nestedOutput: (logicalId: string, output: string) => readonly string[] | undefined;
};

/** A value, or undefined for one that is left out (`AWS::NoValue`). */
export type Value = Json | undefined;

/** What can read the values of a template. */
export type Reader = {
  readonly template: Dict;
  readonly around: Surroundings;
  /** Every value that a value can be, with no function at its top. */
  readonly all: (raw: Json) => readonly Alternative<Value>[];
  /** Every list that a value can be; a value that is no list counts as a list of one. */
  readonly lists: (raw: Json) => readonly Alternative<readonly Json[]>[];
  /** Every text that a value can be, with what each takes for granted; what is no text is written as JSON. */
  readonly textsGiven: (raw: Json) => readonly Alternative<string>[];
  /** Every text that a value can be, each once. */
  readonly texts: (raw: Json) => readonly string[];
  /** Whether a condition holds: true, false, or undefined when it depends on the deploy. */
  readonly holds: (name: string) => boolean | undefined;
};

/** An intrinsic function: every value that it can give. */
export type Intrinsic = (argument: Json, reader: Reader) => readonly Alternative<Value>[];
