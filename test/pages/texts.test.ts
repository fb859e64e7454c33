import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';

const PAGES = join(import.meta.dirname, '..', '..', 'lambdas', 'pages');
/** Stands for a value that a template takes. */
const VALUE = '\uE000';

// biome-ignore lint/suspicious/noExplicitAny: a node of any kind, as the parser gives it
type Node = any;
type Source = { readonly name: string; readonly nodes: readonly Node[] };

/** Every file below the pages, with every node of its syntax. */
const sources: readonly Source[] = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(join(PAGES, name), 'utf8');
    return { name, nodes: nodesOf(parseSync(text, { syntax: 'typescript', target: 'es2024' })) };
  });
const tables = sources.filter(({ name }) => name.startsWith('texts/'));
const views = sources.filter(({ name }) => !name.startsWith('texts/'));

function nodesOf(node: Node): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  // What a program throws, nobody reads on a page.
  if (node.type === 'ThrowStatement' || node.type === 'ImportDeclaration') return [];
  return [node, ...Object.values(node).flatMap(nodesOf)];
}

/** What a name of an object stands for, where it is written out; undefined for what is computed. */
const written = (node: Node): string | undefined => {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].cooked;
  return undefined;
};

/** Every text that is written out: an object with `da` or `en`. */
const texts = tables.flatMap(({ name, nodes }) =>
  nodes
    .filter(({ type }) => type === 'ObjectExpression')
    .map(({ properties }) => {
      const values = properties.map(({ key, value }: Node) => [key?.value, written(value)] as const);
      return { name, ...Object.fromEntries(values) } as { name: string; da?: string; en?: string };
    })
    .filter((one) => 'da' in one || 'en' in one),
);
const shown = ({ name, da, en }: (typeof texts)[number]): string => `${name}: ${da} | ${en}`;

/** Words that are the same in both languages, and names. */
const SAME =
  'backup csv data format hash hjemmel id institution json person status stop support system version webhook';
const isSame = (text: string): boolean =>
  (text.replaceAll(/\{\w+\}/g, '').match(/\p{L}+/gu) ?? []).every((word) =>
    SAME.split(' ').includes(word.toLowerCase()),
  );

const placesIn = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

describe('every text that people read', () => {
  it('is found', () => {
    expect(tables.length).toBeGreaterThan(8);
    expect(texts.length).toBeGreaterThan(400);
  });

  it('stands in both languages', () => {
    expect(texts.filter(({ da, en }) => !da?.trim() || !en?.trim()).map(shown)).toEqual([]);
  });

  it('takes the same values in both', () => {
    const differs = texts.filter(({ da, en }) => placesIn(da).join() !== placesIn(en).join());
    expect(differs.map(shown)).toEqual([]);
  });

  it('is translated', () => {
    const same = texts.filter(({ da = '', en }) => da === en && !isSame(da));
    expect(same.map(shown)).toEqual([]);
  });

  it('has no space that nobody sees, and no markup', () => {
    const odd = /^\s|\s$| {2}|<\/?[a-z]|&\w+;/;
    expect(texts.filter(({ da = '', en = '' }) => odd.test(da) || odd.test(en)).map(shown)).toEqual([]);
  });
});

/** Attributes that are read out or shown. */
const READ = /\b(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt)="([^"]*)"/g;
const WORD = /\p{L}/u;
/** A template that holds attributes alone, such as ` aria-current="page"` or ` checked`. */
const ATTRIBUTES =
  /^(?:\s*(?:[a-z][\w:-]*="[^"]*"|checked|selected|hidden|open|multiple|data-[\w-]+|\uE000))*\s*$/;

/** The words in a template that people would read. */
function wordsIn(template: string): string[] {
  const attributes = [...template.matchAll(READ)].map(([, value = '']) => value);
  const between = ATTRIBUTES.test(template)
    ? []
    : template
        // An attribute may hold a `>`; a value within a tag may hold attributes of its own.
        .replaceAll(/<!?\/?[a-z](?:"[^"]*"|[^>"])*>/gi, '\n')
        .replaceAll(/&#?\w+;/g, '')
        .split('\n');
  return [...attributes, ...between].filter((text) => WORD.test(text)).map((text) => text.trim());
}

const templatesIn = (nodes: readonly Node[]): string[] =>
  nodes
    .filter(({ type, tag }) => type === 'TaggedTemplateExpression' && tag.value === 'html')
    .map(({ template }) => template.quasis.map(({ cooked }: Node) => cooked).join(VALUE));

/** Text that is no name, class or path: it begins with a capital and goes on, or has letters that only Danish has. */
const SENTENCE = /^\p{Lu}\p{Ll}+[ ,.!?]|^\p{Lu}\p{Ll}+ \p{Ll}|[æøåÆØÅ]/u;
const plainTexts = (nodes: readonly Node[]): string[] =>
  nodes
    .flatMap((node) => (node.type === 'TemplateElement' ? [node.cooked] : [written(node)]))
    .filter((text): text is string => text !== undefined && SENTENCE.test(text));

describe('the views', () => {
  it('have templates to look into', () => {
    expect(views.flatMap(({ nodes }) => templatesIn(nodes)).length).toBeGreaterThan(150);
  });

  it.each([
    ['<p>Hej</p>', ['Hej']],
    [`<p>${VALUE}</p>`, []],
    [`<a href="/a>b" aria-label="Luk">${VALUE} og</a>`, ['Luk', `${VALUE} og`]],
    [' aria-current="page"', []],
    [' checked', []],
    ['Hej', ['Hej']],
    [`<b>&nbsp;</b>${VALUE}, `, []],
  ])('would be caught with words: %s', (template, words) => {
    expect(wordsIn(template)).toEqual(words);
  });

  it('hold no words in their templates', () => {
    const found = views.flatMap(({ name, nodes }) =>
      templatesIn(nodes).flatMap((template) => wordsIn(template).map((words) => `${name}: ${words}`)),
    );
    expect(found).toEqual([]);
  });

  it('hold no sentences beside their templates', () => {
    const found = views.flatMap(({ name, nodes }) => plainTexts(nodes).map((text) => `${name}: ${text}`));
    expect(found).toEqual([]);
  });

  it('hold no style, no script, and no address of another host', () => {
    const wrong = /\sstyle="|<script(?![^>]*src=)|<style|\son[a-z]+="|(?:src|href|action)="(?:https?:)?\/\//;
    const found = views.flatMap(({ name, nodes }) =>
      templatesIn(nodes)
        .filter((template) => wrong.test(template))
        .map((template) => `${name}: ${template}`),
    );
    expect(found).toEqual([]);
  });
});
