import { gunzipSync } from 'node:zlib';
import { isInert, isNegative } from './inert.ts';
import { mentionsIn } from './places/mentions.ts';
import type { Mention } from './places/place.ts';
import type { Evaluator } from './read/evaluator.ts';
import { type Dict, dictAt, FREE, isDict, isList, type Json, OWN } from './read/json.ts';
import { isRegion } from './regions.ts';
import { escaped, type Resource } from './resource.ts';

/** A text in a resource, at its place. */
export type Leaf = {
  readonly resource: Resource;
  readonly path: string;
  /** The properties on the way to it, the nearest last; a pair of a name and a value counts as a property. */
  readonly keys: readonly string[];
  readonly text: string;
  readonly mentions: readonly Mention[];
};

/** A statement of a policy that allows something, in all the ways the deploy may go. */
export type Statement = {
  readonly resource: Resource;
  readonly path: string;
  readonly keys: readonly string[];
  readonly body: Dict;
  /** The statements of the same document, this one among them. */
  readonly document: readonly Json[];
};

type Step = {
  readonly resource: Resource;
  readonly path: string;
  readonly keys: readonly string[];
  /** The list it is an element of, the innermost. */
  readonly list: readonly Json[];
};

const MAX_DEPTH = 60;
const INIT = 'AWS::CloudFormation::Init';

/** Walks through every resource: texts that count, with what is inside texts that hold JSON, and the statements that allow. */
export function walk(
  resources: readonly Resource[],
  evaluator: Evaluator,
): { leaves: Leaf[]; statements: Statement[] } {
  const leaves: Leaf[] = [];
  const statements: Statement[] = [];

  const visit = (raw: Json, at: Step): void => {
    if (at.keys.length > MAX_DEPTH) return;
    for (const { value } of evaluator.all(raw)) if (value !== undefined) visitValue(value, at);
  };

  const visitValue = (value: Json, at: Step): void => {
    if (isList(value)) {
      for (const [index, element] of value.entries())
        visit(element, { ...at, path: `${at.path}/${index}`, list: value });
      return;
    }
    if (isDict(value)) {
      visitDict(value, at);
      return;
    }
    if (typeof value === 'string') for (const text of evaluator.texts(value)) visitText(text, at);
  };

  const visitDict = (dict: Dict, at: Step): void => {
    if (isStatement(dict)) {
      if (evaluator.texts(dict.Effect as Json).some((effect) => effect !== 'Deny'))
        statements.push({ ...at, body: dict, document: at.list });
      return;
    }
    const excludes = typeof dict.operator === 'string' && isNegative(dict.operator);
    const pairName =
      dict.Value === undefined && dict.value === undefined ? undefined : (dict.Name ?? dict.Key ?? dict.name);
    const names = pairName === undefined ? [] : evaluator.texts(pairName);
    for (const [key, child] of Object.entries(dict)) {
      if (isInert(key, at.keys.at(-1)) || (key === 'values' && excludes)) continue;
      const path = `${at.path}/${escaped(key)}`;
      if (isRegion(key)) add(key, { ...at, path });
      const isValue = key === 'Value' || key === 'value';
      for (const name of isValue && names.length > 0 ? names : [key])
        if (!isInert(name)) visit(child, { ...at, path, keys: [...at.keys, name] });
    }
  };

  const visitText = (text: string, at: Step): void => {
    const inner = embedded(text);
    if (inner === undefined) add(text, at);
    else if (typeof inner === 'string') add(inner, at);
    else visit(inner, { ...at, path: `${at.path}#` });
  };

  const add = (text: string, { resource, path, keys }: Step): void => {
    const leaf = { resource, path, keys, text };
    let mentions: readonly Mention[] | undefined;
    leaves.push(
      Object.defineProperty(leaf as Leaf, 'mentions', {
        get: () => {
          mentions ??= mentionsIn(text);
          return mentions;
        },
      }),
    );
  };

  for (const resource of resources) {
    visit(resource.properties, { resource, path: `${resource.path}/Properties`, keys: [], list: [] });
    // Metadata are words, but for what the machine is told to do when it starts.
    const path = `${resource.path}/Metadata/${INIT}`;
    visit(dictAt(resource.raw, 'Metadata')[INIT] ?? null, { resource, path, keys: [INIT], list: [] });
  }
  return { leaves, statements };
}

const isStatement = (dict: Dict): boolean =>
  dict.Effect !== undefined && (dict.Action !== undefined || dict.NotAction !== undefined);

/** What a text holds: JSON, or another text in base64; undefined when it is just a text. */
function embedded(text: string): Json | undefined {
  const start = text.trimStart()[0];
  return start === '{' || start === '[' ? parsed(text) : decoded(text);
}

/** JSON in which parts that are not spelled out may stand for whole values. */
function parsed(text: string): Json | undefined {
  for (const candidate of [text, text.replaceAll(BARE, '"$1"')])
    try {
      const value: Json = JSON.parse(candidate);
      return typeof value === 'object' ? value : undefined;
    } catch {
      // Not JSON, or not yet: it is then read as the text it is.
    }
  return undefined;
}

const BARE = new RegExp(`(?<=[:,[]\\s*)([${OWN}${FREE}])(?=\\s*[,\\]}])`, 'gu');

/** The text that another is in base64, zipped or not: only if all of it is one. */
function decoded(text: string): string | undefined {
  const compact = text.replaceAll(/\s/g, '');
  if (compact.length < 24 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
    return undefined;
  const bytes = Buffer.from(compact, 'base64');
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const plain = (isZipped ? gunzipSync(bytes) : bytes).toString('utf8');
    return /^[\t\n\r\x20-\x7e\u00a0-\ud7ff]+$/.test(plain) ? plain : undefined;
  } catch {
    // Bytes that only look zipped are data, not a text.
    return undefined;
  }
}
