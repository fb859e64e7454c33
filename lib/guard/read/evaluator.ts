import { type Alternative, combined, followed, only, TooManyAlternatives } from './alternatives.ts';
import { truthOf } from './conditions.ts';
import { FUNCTIONS } from './functions.ts';
import { type Dict, dictAt, FREE, intrinsicOf, isList, type Json } from './json.ts';
import type { Reader, Surroundings, Value } from './reader.ts';
import { REFERENCES } from './references.ts';

/**
 * Reads the values of a template as CloudFormation would at deploy: every value that each can have, for all that is known
 * before. However a text is put together, what it says comes out, so that no function hides it.
 */
export class Evaluator implements Reader {
  readonly template: Dict;
  readonly around: Surroundings;
  /** What could not be read: the names of functions nobody here knows, and values with too many alternatives. */
  readonly unreadable = new Set<string>();
  private readonly memo = new WeakMap<object, readonly Alternative<Value>[]>();
  private readonly underway = new Set<string>();

  constructor(template: Dict, around: Surroundings) {
    this.template = template;
    this.around = around;
  }

  all(raw: Json): readonly Alternative<Value>[] {
    const name = intrinsicOf(raw);
    if (name === undefined) return only(raw);
    const known = this.memo.get(raw as Dict);
    if (known) return known;
    const found = this.called(name, (raw as Dict)[name] as Json);
    this.memo.set(raw as Dict, found);
    return found;
  }

  lists(raw: Json): readonly Alternative<readonly Json[]>[] {
    return followed(this.all(raw), (value) =>
      value === undefined ? [] : only(isList(value) ? value : [value]),
    );
  }

  textsGiven(raw: Json): readonly Alternative<string>[] {
    return followed(this.all(raw), (value) => {
      if (value === undefined) return [];
      return typeof value === 'object' && value !== null
        ? this.json(value)
        : only(withoutDynamic(String(value)));
    });
  }

  texts(raw: Json): readonly string[] {
    return [...new Set(this.attempt(() => this.textsGiven(raw)).map(({ value }) => value))];
  }

  holds(name: string): boolean | undefined {
    const condition = dictAt(this.template, 'Conditions')[name];
    if (condition === undefined || this.underway.has(name)) return undefined;
    this.underway.add(name);
    try {
      return truthOf(condition, this);
    } finally {
      this.underway.delete(name);
    }
  }

  private called(name: string, argument: Json): readonly Alternative<Value>[] {
    const call = REFERENCES[name] ?? FUNCTIONS[name];
    if (call) return this.attempt(() => call(argument, this));
    this.unreadable.add(name);
    return only(FREE);
  }

  private attempt<T>(read: () => readonly Alternative<T>[]): readonly Alternative<T>[] {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof TooManyAlternatives)) throw error;
      this.unreadable.add('a value with too many alternatives');
      return [];
    }
  }

  private json(value: Dict | readonly Json[]): Alternative<string>[] {
    const written = (raw: Json): readonly Alternative<string>[] =>
      typeof raw === 'object' && raw !== null && intrinsicOf(raw) === undefined
        ? this.json(raw)
        : this.textsGiven(raw).map(({ value: text, given }) => ({ value: JSON.stringify(text), given }));
    if (isList(value)) return combined(value.map(written), (parts) => `[${parts.join()}]`);
    const keys = Object.keys(value);
    return combined(
      keys.map((key) => written(value[key] as Json)),
      (parts) => `{${parts.map((part, index) => `${JSON.stringify(keys[index])}:${part}`).join()}}`,
    );
  }
}

/** `{{resolve:…}}` is looked up at deploy; an ARN in it still says where. */
const withoutDynamic = (text: string): string =>
  text.replaceAll(/\{\{resolve:([^}]*)\}\}/g, (_, inner: string) =>
    inner.includes('arn:') ? `${FREE} ${inner}` : FREE,
  );
