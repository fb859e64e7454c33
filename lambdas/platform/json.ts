/** The escape of a lone surrogate, and not a backslash that stands for itself. */
const HALF_A_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** Why a text is not I-JSON (RFC 7493); it quotes nothing of the text. */
export class NotIJson extends Error {}

/**
 * The value of an I-JSON text (RFC 7493): JSON in which no object has two members of one name, of which `JSON.parse`
 * would keep the last and another reader the first, and no text holds half a character, which cannot be stored or hashed.
 * The name of a member holds no quote, backslash or control character.
 */
export function parseIJson(text: string): unknown {
  let value = parsed(text);
  if (text.includes('\\')) {
    const plain = text.replace(NAME, plainName);
    if (plain !== text) value = parsed(plain);
  }
  if (colonsOf(text) !== membersOf(value)) throw new NotIJson('an object has two members of one name');
  // Written again, half a character alone is still an escape.
  if (/\\ud[89a-f]/i.test(text) && HALF_A_CHARACTER.test(written(value)))
    throw new NotIJson('a text holds half a character');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotIJson();
  }
}

/** Every string of a sound JSON text, and the colon behind it when it is the name of a member. */
const NAME = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/**
 * The name of a member without escapes. V8 13.6 (Node 24) may take a name that is written with one for another that
 * begins with a backslash and that it read before, of anybody's: after `{"x":1,"\\":2}`, `{"x":1,"\u0061":2}` is not
 * read as having an `a`.
 */
function plainName(string: string, colon: string | undefined): string {
  if (colon === undefined || !string.includes('\\')) return string;
  const plain = JSON.stringify(parsed(string.slice(0, -colon.length)));
  if (plain.includes('\\'))
    throw new NotIJson(
      'the name of a member holds a quote, a backslash, a control character or half a character',
    );
  return plain + colon;
}

/** Fails for what is nested deeper than can be written. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new NotIJson();
  }
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

/** Colons of a sound JSON text outside its strings: one for each member that was written. */
function colonsOf(text: string): number {
  let colons = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COLON) colons += 1;
    else if (code === QUOTE) at = endOfString(text, at);
  }
  return colons;
}

/** The place of the quote that ends the string that begins at a place: the first behind an even number of backslashes. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
}

/** The members of every object in a value, however deep: one for each name that was kept. */
function membersOf(value: unknown): number {
  let members = 0;
  const left: object[] = [];
  const look = (each: unknown): void => {
    if (typeof each === 'object' && each !== null) left.push(each);
  };
  look(value);
  for (let next = left.pop(); next; next = left.pop()) {
    if (Array.isArray(next)) next.forEach(look);
    // What is parsed inherits no member that this would count, and nothing else is as fast.
    else
      for (const name in next) {
        members += 1;
        look((next as Record<string, unknown>)[name]);
      }
  }
  return members;
}
