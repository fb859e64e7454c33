const KEPT = 1000;
const patterns = new Map<string, RegExp>();

/** Matches as IAM does: `*` is anything, `?` any one character; actions do not mind capitals. */
export const wildcard = (pattern: string, anyCase = false): ((value: string) => boolean) => {
  const flags = anyCase ? 'is' : 's';
  const key = `${flags}${pattern}`;
  let compiled = patterns.get(key);
  if (!compiled) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    compiled = new RegExp(`^${source}$`, flags);
    // Policies made at run time name ids; those would fill the memory.
    if (patterns.size < KEPT) patterns.set(key, compiled);
  }
  const regex = compiled;
  return (value) => regex.test(value);
};
