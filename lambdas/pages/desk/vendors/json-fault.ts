/** One token of JSON: a mark, a string, a number, or one of its three words. */
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no string of JSON may hold one
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** What may come next: a value (the first in a list may be missing), a name (so may that of an object), or what follows them. */
type Next = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma';

/**
 * The place of the first character that makes a text no JSON, for who has to find it; undefined for JSON. The parser
 * does not always tell.
 */
export function jsonFault(text: string): number | undefined {
  const open: string[] = [];
  let next: Next = 'value';
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    const isDone = next === 'comma' && open.length === 0;
    if (isDone) return at === text.length ? undefined : at;
    const end = endOf(TOKEN, text, at);
    const after: Next | undefined = end === undefined ? undefined : step(next, text.charAt(at), open);
    if (end === undefined || after === undefined) return at;
    next = after;
    at = end;
  }
}

/** Where a pattern that begins at a place ends; undefined where it does not begin. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What may follow a token, by its first character; undefined where the token may not stand. Keeps what is open. */
function step(next: Next, token: string, open: string[]): Next | undefined {
  const inner = open.at(-1);
  const closes = inner === '{' ? '}' : ']';
  if (token === closes && (next === 'first value' || next === 'first name' || next === 'comma')) {
    open.pop();
    return 'comma';
  }
  switch (next) {
    case 'comma':
      if (token !== ',') return undefined;
      return inner === '{' ? 'name' : 'value';
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'name':
    case 'first name':
      return token === '"' ? 'colon' : undefined;
    case 'value':
    case 'first value':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'first name' : 'first value';
      }
      return /[\]},:]/.test(token) ? undefined : 'comma';
  }
}
