/** How many words of a name a person is found by, at most: what is written with her must fit one transaction. */
const MOST = 8;

/** Letters that Unicode does not take apart, as they are typed where the keyboard has none; å is the newer way to write aa. */
const FOLDED: Readonly<Record<string, string>> = { å: 'aa', đ: 'd', ı: 'i', ł: 'l', ß: 'ss' };

/**
 * The words of a name as people may type them, in no order: in lower case, å as aa, without accents but with æ and ø; the
 * parts of a hyphenated name are words. Of more than eight the longest count, so that the whole name is always found.
 */
export function nameWords(name: string): readonly string[] {
  const folded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åđıłß]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
  const words = [...new Set(folded.match(/[\p{L}\p{N}]+/gu))];
  return words.sort((one, other) => other.length - one.length || (one < other ? -1 : 1)).slice(0, MOST);
}
